// Structure, edition and fonts → pages, and where each page begins in the text.
#pragma once

#include "base/diagnostics.h"
#include "layout/page_list.h"
#include "model/edition.h"
#include "model/image_store.h"
#include "model/labels.h"
#include "model/metadata.h"
#include "model/outline.h"
#include "model/page_map.h"
#include "text/font_set.h"

namespace clearleaf::layout {

struct LayoutInput {
  const StructTree& tree;
  const Metadata& meta;
  const Labels& labels;
  const Edition& edition;
  const ImageStore& images;
};

struct LayoutResult {
  PageList pages;
  PageMap page_map;
};

/// Sets the publication on pages. What cannot be set (a character no font has, a title too long for
/// P02) is an error at its place in the source; the result is then not to be used.
LayoutResult lay_out(const LayoutInput& input, text::FontSet& fonts, Diagnostics& diagnostics);

}  // namespace clearleaf::layout
