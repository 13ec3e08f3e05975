// sRGB → relative luminance → contrast ratio (WCAG 2.2).
#include "read/contrast.h"

#include <algorithm>
#include <cmath>

namespace clearleaf::read {

namespace {

double linear(unsigned char component) {
  const double value = component / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double relative_luminance(Color color) {
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

double contrast_ratio(Color a, Color b) {
  const auto [dark, light] = std::minmax({relative_luminance(a), relative_luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

}  // namespace clearleaf::read
