// The note of a link → its QR code with the address beside it.
#include "base/invariant.h"
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <utility>

namespace clearleaf::layout {

namespace {

/// The code of a link, as its paragraph ends with it.
LeafId code_of(const StructTree& tree, StructId paragraph) {
  const StructId label = std::get<StructId>(tree[paragraph].kids.back());
  const StructId code = std::get<StructId>(tree[label].kids.front());
  INVARIANT(tree[code].construct == Construct::kLinkCode, "a coded link ends with its code");
  return std::get<LeafId>(tree[code].kids.front());
}

Line line_of(LeafId leaf, ImageId image, Size size) {
  Line line;
  line.width = size.width;
  line.height = line.base_line = size.height;
  line.images.push_back({leaf, image, 0_pt, size});
  return line;
}

}  // namespace

void FlowSetter::set_coded_link(StructId elem, const Area& area, Flow& out) {
  const LeafId leaf = code_of(tree_, elem);
  const ImageId image = std::get<ImageLeaf>(tree_[leaf].kind).image;
  const Size code = natural_size(input_.images.images[image]);
  const Pt beside = code.width + area.size * 0.6;
  const Paragraph words =
      paragraphs_.prepare(elem, body_style(area), edition_.leading, emphasised(area));
  RowBox row{area.x, area.width, {}, {}, 0_pt, {}, std::nullopt};
  Pt bottom;
  for (Line& line : paragraphs_.break_lines(words, area.width - beside)) {
    const Pt top = bottom;
    bottom += line.height;
    row.lines.push_back({beside, top, std::move(line)});
  }
  // The words stand in the middle of the code, or the code in the middle of theirs.
  const Pt height = max(bottom, code.height);
  for (RowBox::CellLine& line : row.lines) line.y += (height - bottom) / 2;
  row.lines.push_back({0_pt, (height - code.height) / 2, line_of(leaf, image, code)});
  out.push_back({std::move(row), height, After::kMayBreak});
}

}  // namespace clearleaf::layout
