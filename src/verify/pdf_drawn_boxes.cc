// Bars on four sides that meet at their ends.
#include "verify/pdf_drawn_boxes.h"

#include <algorithm>
#include <cmath>

namespace clearleaf::verify {

namespace {

constexpr double kRounding = 0.05;  // points: coordinates are written with two decimals
constexpr double kJoint = 0.5;      // ends of sides this near to each other meet
constexpr double kThickest = 8;     // a thicker bar is an area

/// Follows the bars of a page and keeps the nearest on each side.
class BoxSearch {
 public:
  BoxSearch(const PdfRect& text, double thickness, double padding)
      : text_(text), thickness_(thickness - kRounding), padding_(padding - kRounding) {}

  void add(const BoxSide& side) {
    const PdfRect& bar = side.bar;
    const bool spans_lines = bar.bottom <= text_.bottom - padding_ + kRounding &&
                             bar.top >= text_.top + padding_ - kRounding;
    const bool spans_width = bar.left <= text_.left - padding_ + kRounding &&
                             bar.right >= text_.right + padding_ - kRounding;
    if (spans_lines && is_thick(bar.width())) {
      if (bar.right <= text_.left - padding_) keep(0, side, -bar.right);
      if (bar.left >= text_.right + padding_) keep(1, side, bar.left);
    }
    if (spans_width && is_thick(bar.height())) {
      if (bar.bottom >= text_.top + padding_) keep(2, side, bar.bottom);
      if (bar.top <= text_.bottom - padding_) keep(3, side, -bar.top);
    }
  }

  std::optional<DrawnBox> found() const {
    if (std::ranges::any_of(nearest_, [](const auto& side) { return !side; })) return std::nullopt;
    const DrawnBox box{{*nearest_[0], *nearest_[1], *nearest_[2], *nearest_[3]}};
    return is_closed(box) ? std::optional(box) : std::nullopt;
  }

 private:
  bool is_thick(double width) const { return width >= thickness_ && width <= kThickest; }

  void keep(std::size_t side, const BoxSide& bar, double distance) {
    if (nearest_[side] && distances_[side] <= distance) return;
    nearest_[side] = bar;
    distances_[side] = distance;
  }

  static bool is_closed(const DrawnBox& box) {
    const PdfRect outer = box.outer();
    const auto reaches = [](double a, double b) { return std::abs(a - b) <= kJoint; };
    return std::ranges::all_of(box.sides, [&](const BoxSide& side) {
      const bool is_upright = side.bar.height() > side.bar.width();
      return is_upright
                 ? reaches(side.bar.top, outer.top) && reaches(side.bar.bottom, outer.bottom)
                 : reaches(side.bar.left, outer.left) && reaches(side.bar.right, outer.right);
    });
  }

  const PdfRect& text_;
  double thickness_;
  double padding_;
  std::array<std::optional<BoxSide>, 4> nearest_;
  std::array<double, 4> distances_{};
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

std::optional<DrawnBox> box_around(const PageContent& content, const PdfRect& text,
                                   double thickness, double padding) {
  BoxSearch search(text, thickness, padding);
  for (const PaintedPath& path : content.paths) {
    if (path.is_rectangle && is_seen(path.fill)) {
      search.add({path.box, *path.fill, path.placing.order});
    }
    if (!is_seen(path.stroke)) continue;
    const StrokedBars stroked = stroked_bars(path);
    if (!stroked.is_exact) continue;
    for (const PdfRect& bar : stroked.all()) search.add({bar, *path.stroke, path.placing.order});
  }
  return search.found();
}

}  // namespace clearleaf::verify
