// A drawing as paths: what a PDF can paint without asking how it came about.
#pragma once

#include "base/geometry.h"

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace clearleaf {

/// In units of the drawing: origin top-left, y down.
struct VectorPoint {
  double x = 0, y = 0;
};

struct MoveTo {
  VectorPoint to;
};
struct LineTo {
  VectorPoint to;
};
/// A cubic Bézier curve with its two control points.
struct CurveTo {
  VectorPoint first, second, to;
};
struct ClosePath {};
using PathSegment = std::variant<MoveTo, LineTo, CurveTo, ClosePath>;

enum class FillRule : unsigned char { kNonZero, kEvenOdd };
enum class LineCap : unsigned char { kButt, kRound, kSquare };
enum class LineJoin : unsigned char { kMiter, kRound, kBevel };

/// sRGB and how much of it covers what is below, 0 to 1.
struct Paint {
  Color color;
  double alpha = 1;
};
struct VectorFill {
  Paint paint;
  FillRule rule = FillRule::kNonZero;
};
struct VectorStroke {
  Paint paint;
  double width = 1;
  LineCap cap = LineCap::kButt;
  LineJoin join = LineJoin::kMiter;
  double miter_limit = 10;
  std::vector<double> dashes;  // empty: a solid line
  double dash_offset = 0;
};
/// x' = a x + c y + e, y' = b x + d y + f
struct Transform {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
};

/// A path, filled first and then stroked. Where a pen is not round, `stretched` says how the path
/// and the pen get from their own units into the drawing's.
struct VectorPath {
  std::vector<PathSegment> segments;
  std::optional<VectorFill> fill;
  std::optional<VectorStroke> stroke;
  std::optional<Transform> stretched;
  std::vector<std::size_t> clips;  // places in Vectors::clips; all of them hold
};
struct VectorClip {
  std::vector<PathSegment> segments;
  FillRule rule = FillRule::kNonZero;
};

/// In the order of painting. What lies outside of width × height is not shown.
struct Vectors {
  double width = 0, height = 0;
  std::vector<VectorClip> clips;
  std::vector<VectorPath> paths;
};

}  // namespace clearleaf
