// Painted bars and frames → the box around a piece of text.
#pragma once

#include "verify/pdf_file.h"

#include <array>
#include <optional>
#include <span>

namespace clearleaf::verify {

/// What P06 asks of a box, in points.
inline constexpr double kThinnestBorder = 1;
inline constexpr double kLeastPadding = 6;

/// A side of a box: what is painted, and how thick.
struct BoxSide {
  PdfRect bar;
  Paint paint;
  std::uint32_t order = 0;
};

/// A border closed on four sides: left, right, top, bottom.
struct DrawnBox {
  std::array<BoxSide, 4> sides;

  PdfRect outer() const {
    return {sides[0].bar.left, sides[3].bar.bottom, sides[1].bar.right, sides[2].bar.top};
  }
  PdfRect inner() const {
    return {sides[0].bar.right, sides[3].bar.top, sides[1].bar.left, sides[2].bar.bottom};
  }
};

/// Where the line of a stroked path is painted: a bar, or the four of an upright rectangle. Of
/// other shapes the box around them, and `is_exact` is false.
struct StrokedBars {
  std::array<PdfRect, 4> bars;
  std::size_t count = 1;
  bool is_exact = true;

  std::span<const PdfRect> all() const { return std::span(bars).first(count); }
};
StrokedBars stroked_bars(const PaintedPath& path);

/// The nearest box around `text` whose sides are at least so thick and so far from it, in points;
/// filled bars, stroked lines and stroked rectangles are sides. None: there is none.
std::optional<DrawnBox> box_around(const PageContent& content, const PdfRect& text,
                                   double thickness, double padding);

}  // namespace clearleaf::verify
