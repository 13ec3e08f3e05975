// One page of placed items → its content stream and what each marked-content sequence belongs to.
#pragma once

#include "layout/page_list.h"
#include "model/struct_tree.h"
#include "pdf/font_uses.h"
#include "pdf/syntax.h"

#include <string>
#include <vector>

namespace clearleaf::pdf {

/// An image of the structure tree, for its Figure's bounding box.
struct FigurePlace {
  LeafId leaf;
  PdfRect rect;
};

/// The text of a leaf on this page as it is read, where its glyphs stand in another order.
struct ReplacedText {
  LeafId leaf;
  std::string text;
};

struct PageContent {
  std::string stream;
  std::vector<LeafId> marks;  // by MCID
  std::vector<ReplacedText> replaced;
  std::vector<FigurePlace> figures;
  std::vector<ImageId> images;  // drawn here, each once, in the order of first use
};

/// The leaves of the page with text from right to left, which stands in the content as it is seen
/// (ISO 32000-1 14.8.2.3.3), and that text as it is read; also those whose text from left to right
/// stands in another order, as the blank does that ends a line of a paragraph from right to left.
std::vector<ReplacedText> replaced_texts(const layout::Page& page,
                                         const IdVec<text::ShapedRun>& runs);

/// Neighbouring items of one role become one marked-content sequence: with an MCID where the role
/// is a leaf, else an artifact.
PageContent write_page_content(const layout::Page& page, const StructTree& tree,
                               const IdVec<text::ShapedRun>& runs, FontUses& fonts);

/// The element whose marked content a leaf is: the nearest above it that is written at all.
StructId content_owner(const StructTree& tree, LeafId leaf);

/// The image's name in Resources: "Im3".
std::string image_resource_name(ImageId image);

}  // namespace clearleaf::pdf
