// The galley: boxes one below the other, before they are cut into pages.
#pragma once

#include "base/geometry.h"
#include "layout/line.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clearleaf::layout {

/// A line `x` right of the text area's left edge.
struct LineBox {
  Pt x;
  Line line;
};

/// An image of its own: a figure, or a decoration, which nobody is told of.
struct ImageBox {
  Pt x;
  LeafId leaf;
  ImageId image;
  Size size;
  enum class Kind : unsigned char { kFigure, kDecoration } kind = Kind::kFigure;
  double scale = 1;  // below 1 where it is set smaller to fit what is left of a page
};

/// One row of a table, or the part of a tall one that fits a page.
struct RowBox {
  struct CellLine {
    Pt x, y;  // from the row's top left
    Line line;
  };
  Pt x;
  Pt width;
  std::vector<CellLine> lines;
  std::vector<Pt> column_edges;  // inner ones, where the table shows its grid
  Pt rule_below;                 // thickness
  Color rule_color;
  std::optional<Color> shade;
  Pt room_at_top{};  // above the rest of a row that goes on at a page's top
};

/// A thematic break.
struct RuleBox {
  Pt x;
  Pt width;
  Pt thickness;
  Color color;
};

/// Vertical space; neighbours are not added up, the largest counts; none at a page's top.
struct SpaceBox {};

/// Border and background around what stands between FrameOpen and FrameClose, drawn anew on each
/// page it reaches.
struct FrameStyle {
  enum class Sides : unsigned char { kAll, kStart, kNone } sides = Sides::kAll;
  Pt border;
  Pt padding;  // inside the border, top and bottom
  Color border_color;
  std::optional<Color> background;

  /// What the frame adds above and below its content.
  Pt edge() const { return sides == Sides::kAll ? border + padding : padding; }
};
struct FrameOpen {
  FrameStyle style;
  Pt x;
  Pt width;
  /// Set at the top of each further page the frame reaches ("Warning, continued").
  std::optional<LineBox> continued;
  std::size_t fewest_lines = 0;  // on each page it reaches, if that can be (P10)
};
struct FrameClose {};

/// Rows between TableOpen and TableClose have `head` repeated at the top of each further page,
/// unless told otherwise.
struct TableOpen {
  RowBox head;
  Pt head_height;
  enum class Repeat : unsigned char { kOnEachPage, kNever } repeat = Repeat::kOnEachPage;

  Pt repeated_height() const { return repeat == Repeat::kOnEachPage ? head_height : 0_pt; }
};
struct TableClose {};

/// Whether a page may end after an item. kGood: better here than a little further down; kPoor: only
/// where it would else be left with a large gap at its foot; kAvoid: only where that would be a
/// third of the page.
enum class After : unsigned char { kMayBreak, kGood, kPoor, kAvoid, kKeep };

struct FlowItem {
  std::variant<SpaceBox, LineBox, ImageBox, RowBox, RuleBox, FrameOpen, FrameClose, TableOpen,
               TableClose>
      kind;
  Pt height;
  After after = After::kMayBreak;
};
using Flow = std::vector<FlowItem>;

/// Whether an item counts as a line where P10 asks for some of them: a row does, with words or to
/// be filled in, and so does a figure; a blank line of code and a decoration do not.
bool counts_as_line(const FlowItem& item);

/// Height of `flow` on a page of its own, as PageBuilder counts it.
Pt height_of(const Flow& flow);

/// Forbids page ends inside `flow`, but not after it.
inline void keep_together(Flow& flow) {
  for (FlowItem& item : flow) {
    if (&item != &flow.back()) item.after = After::kKeep;
  }
}

/// Lets a page end inside `flow` from `begin` on only where there would else be a large gap.
inline void keep_if_possible(Flow& flow, std::size_t begin) {
  for (std::size_t i = begin; i + 1 < flow.size(); ++i) {
    if (flow[i].after != After::kKeep) flow[i].after = After::kPoor;
  }
}

}  // namespace clearleaf::layout
