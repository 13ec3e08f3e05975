// A galley → its height.
#include "layout/flow.h"

namespace clearleaf::layout {

bool counts_as_line(const FlowItem& item) {
  if (const auto* line = std::get_if<LineBox>(&item.kind)) return line->line.width > 0_pt;
  if (const auto* image = std::get_if<ImageBox>(&item.kind)) {
    return image->kind == ImageBox::Kind::kFigure;
  }
  return std::holds_alternative<RowBox>(item.kind) && item.height > 0_pt;
}

Pt height_of(const Flow& flow) {
  Pt y;
  Pt space;
  bool at_top = true;
  std::vector<Pt> edges;
  for (const FlowItem& item : flow) {
    if (std::holds_alternative<SpaceBox>(item.kind)) {
      space = max(space, item.height);
      continue;
    }
    if (std::holds_alternative<FrameClose>(item.kind)) {
      y += edges.back();
      edges.pop_back();
      space = {};
      at_top = false;
      continue;
    }
    if (!at_top) y += space;
    space = {};
    y += item.height;
    at_top = false;
    if (const auto* frame = std::get_if<FrameOpen>(&item.kind)) {
      edges.push_back(frame->style.edge());
      at_top = true;
    }
  }
  return y;
}

}  // namespace clearleaf::layout
