// Bars on four sides that meet at their ends.
#include "verify/pdf_drawn_boxes.h"

#include <algorithm>
#include <cmath>

namespace clearleaf::verify {

namespace {

constexpr double kRounding = 0.05;  // points: coordinates are written with two decimals
constexpr double kJoint = 0.5;      // ends of sides this near to each other meet
constexpr double kThickest = 8;     // a thicker bar is an area

/// Whether two ends of sides meet.
bool meet(double a, double b) {
  return std::abs(a - b) <= kJoint;
}

/// Follows the bars of a page twice: first the upright ones, of which it keeps the nearest on each
/// side, then those that lie across, of which it keeps the ones that close the box. Others may be
/// nearer, as the rule below a table's head is.
class BoxSearch {
 public:
  BoxSearch(const PdfRect& text, double thickness, double padding)
      : text_(text), thickness_(thickness - kRounding), padding_(padding - kRounding) {}

  void add_upright(const BoxSide& side) {
    const PdfRect& bar = side.bar;
    const bool spans_lines = bar.bottom <= text_.bottom - padding_ + kRounding &&
                             bar.top >= text_.top + padding_ - kRounding;
    if (!spans_lines || !is_thick(bar.width())) return;
    if (bar.right <= text_.left - padding_ && (!left_ || bar.right > left_->bar.right)) {
      left_ = side;
    }
    if (bar.left >= text_.right + padding_ && (!right_ || bar.left < right_->bar.left)) {
      right_ = side;
    }
  }

  void add_across(const BoxSide& side) {
    const PdfRect& bar = side.bar;
    const bool closes =
        left_ && right_ && meet(bar.left, left_->bar.left) && meet(bar.right, right_->bar.right);
    if (!closes || !is_thick(bar.height())) return;
    if (bar.bottom >= text_.top + padding_ && meet(bar.top, left_->bar.top)) top_ = side;
    if (bar.top <= text_.bottom - padding_ && meet(bar.bottom, left_->bar.bottom)) bottom_ = side;
  }

  std::optional<DrawnBox> found() const {
    if (!left_ || !right_ || !top_ || !bottom_) return std::nullopt;
    if (!meet(right_->bar.top, left_->bar.top)) return std::nullopt;
    if (!meet(right_->bar.bottom, left_->bar.bottom)) return std::nullopt;
    return DrawnBox{{*left_, *right_, *top_, *bottom_}};
  }

 private:
  bool is_thick(double width) const { return width >= thickness_ && width <= kThickest; }

  const PdfRect& text_;
  double thickness_;
  double padding_;
  std::optional<BoxSide> left_;
  std::optional<BoxSide> right_;
  std::optional<BoxSide> top_;
  std::optional<BoxSide> bottom_;
};

PdfRect grown(const PdfRect& box, double by) {
  return {box.left - by, box.bottom - by, box.right + by, box.top + by};
}

bool is_seen(const std::optional<Paint>& paint) {
  return paint && paint->alpha >= 0.99;
}

}  // namespace

StrokedBars stroked_bars(const PaintedPath& path) {
  const double half = path.line_width / 2;
  const PdfRect& box = path.box;
  const PdfRect outer = grown(box, half);
  if (box.width() < kRounding || box.height() < kRounding) return {{outer}};
  if (!path.is_rectangle) return {{outer}, 1, false};
  return {{PdfRect{outer.left, outer.bottom, box.left + half, outer.top},
           PdfRect{box.right - half, outer.bottom, outer.right, outer.top},
           PdfRect{outer.left, box.top - half, outer.right, outer.top},
           PdfRect{outer.left, outer.bottom, outer.right, box.bottom + half}},
          4};
}

namespace {

/// Calls `call(BoxSide)` for the sides that a path may be, or is, of a box.
template <class Call>
void for_each_side(const PaintedPath& path, const Call& call) {
  if (path.is_rectangle && is_seen(path.fill)) call({path.box, *path.fill, path.placing.order});
  if (!is_seen(path.stroke)) return;
  const StrokedBars stroked = stroked_bars(path);
  if (!stroked.is_exact) return;
  for (const PdfRect& bar : stroked.all()) call({bar, *path.stroke, path.placing.order});
}

}  // namespace

std::optional<DrawnBox> box_around(const PageContent& content, const PdfRect& text,
                                   double thickness, double padding) {
  BoxSearch search(text, thickness, padding);
  for (const PaintedPath& path : content.paths) {
    for_each_side(path, [&](const BoxSide& side) { search.add_upright(side); });
  }
  for (const PaintedPath& path : content.paths) {
    for_each_side(path, [&](const BoxSide& side) { search.add_across(side); });
  }
  return search.found();
}

}  // namespace clearleaf::verify
