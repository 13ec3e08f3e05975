// Pages and structure → the bytes of a PDF 1.7 file that is PDF/UA-1 and PDF/A-2a.
#pragma once

#include "layout/page_list.h"
#include "model/image_store.h"
#include "model/labels.h"
#include "model/metadata.h"
#include "model/outline.h"
#include "model/publication.h"
#include "text/font_set.h"

#include <string>

namespace clearleaf::pdf {

struct PdfInput {
  const StructTree& tree;
  const Outline& outline;
  layout::PageList pages;  // given away: each page is freed as it is written
  const text::FontSet& fonts;
  const ImageStore& images;
  const Metadata& meta;
  const Labels& labels;
  const Publication& publication;
};

/// The whole file. Deterministic: the same input gives the same bytes.
std::string write_pdf(PdfInput input);

}  // namespace clearleaf::pdf
