// A style sheet's declarations → whether they are of the kind that hides and moves nothing.
#pragma once

#include "verify/style_rules.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace clearleaf::verify {

/// An opaque colour of sRGB.
struct StyleColor {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(const StyleColor&) const = default;
};

/// WCAG 2.2's contrast ratio, 1 to 21.
double contrast(StyleColor a, StyleColor b);

/// "#1a1a1a" or "#111"; none: it is no such colour.
std::optional<StyleColor> read_color(std::string_view token);

/// A length and its unit.
struct StyleLength {
  double value = 0;
  enum class Unit : std::uint8_t { kEm, kRem, kPixel, kPercent } unit = Unit::kPixel;
};
/// "1.5em"; "0" is 0 pixels; none: it is no such length.
std::optional<StyleLength> read_length(std::string_view token);

/// Whether the declaration is one that clearleaf's style sheet uses, or a near relative of it: it
/// hides nothing, drives no words off the page and sets none in a unit that readers cannot enlarge.
bool is_allowed(const StyleDeclaration& declaration);

/// Which readers a rule is for.
enum class StyleMedium : std::uint8_t { kAll, kDark, kNarrow, kOther };
/// kNarrow: screens of at most so many em.
StyleMedium medium_of(const StyleRule& rule);
/// The 30 of "(max-width: 30em)", in em; none: the rule is not kNarrow.
std::optional<double> narrow_width(const StyleRule& rule);
/// How many such widths a publication may name: so many narrow screens are judged.
inline constexpr std::size_t kNarrowWidths = 2;

}  // namespace clearleaf::verify
