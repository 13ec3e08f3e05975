// Lengths, points, sizes, rectangles and colours. PDF points; origin top-left, y down.
#pragma once

#include <compare>

namespace clearleaf {

/// A length in PDF points (1/72 inch).
struct Pt {
  double value = 0;

  constexpr auto operator<=>(const Pt&) const = default;
  constexpr Pt& operator+=(Pt b) { return value += b.value, *this; }
  constexpr Pt& operator-=(Pt b) { return value -= b.value, *this; }
  friend constexpr Pt operator+(Pt a, Pt b) { return {a.value + b.value}; }
  friend constexpr Pt operator-(Pt a, Pt b) { return {a.value - b.value}; }
  friend constexpr Pt operator-(Pt a) { return {-a.value}; }
  friend constexpr Pt operator*(Pt a, double k) { return {a.value * k}; }
  friend constexpr Pt operator*(double k, Pt a) { return {a.value * k}; }
  friend constexpr Pt operator/(Pt a, double k) { return {a.value / k}; }
  friend constexpr double operator/(Pt a, Pt b) { return a.value / b.value; }
};

constexpr Pt operator""_pt(long double v) {
  return {static_cast<double>(v)};
}
constexpr Pt operator""_pt(unsigned long long v) {
  return {static_cast<double>(v)};
}
constexpr Pt max(Pt a, Pt b) {
  return a < b ? b : a;
}
constexpr Pt min(Pt a, Pt b) {
  return b < a ? b : a;
}

/// A place on a page.
struct Point {
  Pt x, y;
  constexpr bool operator==(const Point&) const = default;
};

struct Size {
  Pt width, height;
  constexpr bool operator==(const Size&) const = default;
};

/// `left <= right`, `top <= bottom`.
struct Rect {
  Pt left, top, right, bottom;
  constexpr Pt width() const { return right - left; }
  constexpr Pt height() const { return bottom - top; }
  constexpr bool operator==(const Rect&) const = default;
};

/// An sRGB colour, components 0 to 255.
struct Color {
  unsigned char r = 0, g = 0, b = 0;
  constexpr bool operator==(const Color&) const = default;
};

}  // namespace clearleaf
