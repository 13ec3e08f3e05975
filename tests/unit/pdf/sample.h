// A publication with every construct, set on pages by the simplest layout that will do: what the
// tests of pdf/ write.
#pragma once

#include "layout/page_list.h"
#include "model/font_catalog.h"
#include "model/image_store.h"
#include "model/labels.h"
#include "model/metadata.h"
#include "model/outline.h"
#include "model/publication.h"
#include "model/struct_tree.h"
#include "pdf/write_pdf.h"
#include "text/font_set.h"

#include <memory>
#include <string>

namespace clearleaf::pdf {

/// Noto Sans, regular and bold, as Debian's fonts-noto-core has it.
FontCatalog sample_fonts();

struct Sample {
  StructTree tree;
  Outline outline;
  layout::PageList pages;
  FontCatalog catalog = sample_fonts();
  text::FontSet fonts{catalog};
  ImageStore images;
  Metadata meta;
  Labels labels;
  Publication publication;

  PdfInput input() const {
    return {tree, outline, pages, fonts, images, meta, labels, publication};
  }
};

/// The sample; its body is repeated `repeats` times.
std::unique_ptr<Sample> make_sample(int repeats = 1);

/// Sets the tree of `sample` on A5 pages with running header and footer.
void lay_out_sample(Sample& sample);

}  // namespace clearleaf::pdf
