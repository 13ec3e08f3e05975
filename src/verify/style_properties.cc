// The properties and values of the subset (P12), colours and lengths.
#include "verify/style_properties.h"

#include "base/numbers.h"
#include "base/utf8.h"
#include "verify/xml_tree.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace clearleaf::verify {

namespace {

std::optional<std::uint8_t> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  const char small = static_cast<char>(c | 0x20);
  if (small >= 'a' && small <= 'f') return static_cast<std::uint8_t>(small - 'a' + 10);
  return std::nullopt;
}

/// Of a channel, 0 to 255: WCAG 2.2, relative luminance.
double linear(std::uint8_t channel) {
  const double part = channel / 255.0;
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double luminance(StyleColor color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

/// "1.5em" → 1.5, where the unit is right; "0" has any unit.
std::optional<double> measure(std::string_view token, std::string_view unit) {
  if (token == "0") return 0;
  if (!token.ends_with(unit)) return std::nullopt;
  return parse_decimal(token.substr(0, token.size() - unit.size()));
}

bool is_between(std::optional<double> value, double least, double most) {
  return value && *value >= least && *value <= most;
}

/// Space around or in a box: never negative, and never so large that it drives words off the page.
bool is_space_length(std::string_view token) {
  return token == "auto" || is_between(measure(token, "em"), 0, 5) ||
         is_between(measure(token, "rem"), 0, 5) || is_between(measure(token, "px"), 0, 64) ||
         is_between(measure(token, "%"), 0, 30);
}

bool is_color(std::string_view token) {
  return read_color(token).has_value();
}

/// What is around shows through, so that the words have its colours.
bool is_ground(std::string_view token) {
  return is_color(token) || token == "transparent" || token == "inherit";
}

bool is_text_color(std::string_view token) {
  return is_color(token) || token == "inherit";
}

bool is_border_width(std::string_view token) {
  return is_between(measure(token, "px"), 0, 16) || is_between(measure(token, "em"), 0, 1);
}

bool is_border_part(std::string_view token) {
  return is_border_width(token) || is_color(token) || token == "solid" || token == "none";
}

template <class Test>
bool every_word(std::string_view value, const Test& test) {
  bool fits = !value.empty();
  for_each_word(value, [&](std::string_view word) { fits &= test(word); });
  return fits;
}

/// A family's name as it is compared: without quotes, in small letters.
std::string family_name(std::string_view family) {
  family = trimmed(family);
  const bool is_quoted = family.size() > 1 && family.front() == family.back() &&
                         (family.front() == '"' || family.front() == '\'');
  return ascii_lower(is_quoted ? trimmed(family.substr(1, family.size() - 2)) : family);
}

/// Faces that draw pictures in place of letters, on the systems that have them.
bool has_pictures(std::string_view family) {
  constexpr auto kPictures = std::to_array<std::string_view>(
      {"dingbats", "symbol", "webdings", "wingdings", "zapf dingbats", "zapfdingbats"});
  return std::ranges::any_of(kPictures,
                             [&](std::string_view name) { return family.starts_with(name); });
}

/// Families of letters, the last a generic one that every reading system has.
bool is_font_family(std::string_view value) {
  if (value.find('(') != value.npos || value.find('!') != value.npos) return false;
  std::string last;
  for (std::size_t at = 0; at <= value.size();) {
    const std::size_t end = std::min(value.find(',', at), value.size());
    last = family_name(value.substr(at, end - at));
    if (has_pictures(last)) return false;
    at = end + 1;
  }
  return last == "serif" || last == "sans-serif" || last == "monospace";
}

bool is_font_size(std::string_view value) {
  return is_between(measure(value, "em"), 0.01, 4) || is_between(measure(value, "rem"), 0.01, 4);
}

bool is_line_height(std::string_view value) {
  return value == "0" || is_between(parse_decimal(value), 1, 3);
}

bool is_width(std::string_view value) {
  return is_between(measure(value, "%"), 5, 100) || is_between(measure(value, "em"), 1, 60);
}

bool is_height(std::string_view value) {
  return value == "auto" || is_between(measure(value, "em"), 1, 10);
}

bool is_vertical_align(std::string_view value) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"baseline", "bottom", "middle", "sub", "super", "top"});
  return std::ranges::find(kWords, value) != kWords.end() ||
         is_between(measure(value, "em"), 0, 0.6);
}

bool is_color_scheme(std::string_view value) {
  return value == "light dark";
}

bool is_small_number(std::string_view value) {
  const auto number = parse_whole(value);
  return number && *number >= 1 && *number <= 8;
}

using ValueTest = bool (*)(std::string_view);
struct Property {
  std::string_view name;
  ValueTest test;          // null: one of the words
  std::string_view words;  // separated by blanks
};

bool spaces(std::string_view value) {
  return every_word(value, is_space_length);
}
bool borders(std::string_view value) {
  return every_word(value, is_border_part);
}

/// The properties that clearleaf's style sheet uses, and near relatives of them that hide nothing.
constexpr auto kProperties = std::to_array<Property>({
    {"-webkit-hyphens", nullptr, "none auto manual"},
    {"background-color", is_ground, ""},
    {"border", borders, ""},
    {"border-block-end", borders, ""},
    {"border-block-start", borders, ""},
    {"border-bottom", borders, ""},
    {"border-collapse", nullptr, "collapse separate"},
    {"border-color", is_color, ""},
    {"border-inline-end", borders, ""},
    {"border-inline-start", borders, ""},
    {"border-style", nullptr, "solid"},
    {"border-top", borders, ""},
    {"border-width", is_border_width, ""},
    {"break-after", nullptr, "avoid auto"},
    {"break-before", nullptr, "avoid auto page"},
    {"break-inside", nullptr, "avoid auto"},
    {"color", is_text_color, ""},
    {"color-scheme", is_color_scheme, ""},
    {"display", nullptr, "inline-block block"},
    {"font-family", is_font_family, ""},
    {"font-size", is_font_size, ""},
    {"font-style", nullptr, "normal italic"},
    {"font-weight", nullptr, "bold normal"},
    {"height", is_height, ""},
    {"hyphens", nullptr, "none auto manual"},
    {"line-height", is_line_height, ""},
    {"list-style-type", nullptr, "none disc circle square decimal"},
    {"margin", spaces, ""},
    {"margin-block-end", is_space_length, ""},
    {"margin-block-start", is_space_length, ""},
    {"margin-bottom", is_space_length, ""},
    {"margin-inline-end", is_space_length, ""},
    {"margin-inline-start", is_space_length, ""},
    {"margin-top", is_space_length, ""},
    {"max-width", nullptr, "100%"},
    {"min-width", is_width, ""},
    {"orphans", is_small_number, ""},
    {"overflow-wrap", nullptr, "break-word anywhere normal"},
    {"padding", spaces, ""},
    {"padding-block-end", is_space_length, ""},
    {"padding-block-start", is_space_length, ""},
    {"padding-bottom", is_space_length, ""},
    {"padding-inline-end", is_space_length, ""},
    {"padding-inline-start", is_space_length, ""},
    {"padding-top", is_space_length, ""},
    {"page-break-after", nullptr, "avoid auto"},
    {"page-break-before", nullptr, "avoid auto always"},
    {"page-break-inside", nullptr, "avoid auto"},
    {"tab-size", is_small_number, ""},
    {"text-align", nullptr, "start center end"},
    {"text-decoration", nullptr, "none underline line-through"},
    {"vertical-align", is_vertical_align, ""},
    {"white-space", nullptr, "pre-wrap normal"},
    {"widows", is_small_number, ""},
    {"width", is_width, ""},
});
static_assert(std::ranges::is_sorted(kProperties, {}, &Property::name));

bool is_one_of(std::string_view words, std::string_view value) {
  bool found = false;
  for_each_word(words, [&](std::string_view word) { found |= word == value; });
  return found;
}

}  // namespace

double contrast(StyleColor a, StyleColor b) {
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

std::optional<StyleColor> read_color(std::string_view token) {
  if ((token.size() != 4 && token.size() != 7) || token.front() != '#') return std::nullopt;
  const std::size_t digits = token.size() / 3;  // of a channel
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto high = hex_digit(token[1 + i * digits]);
    const auto low = hex_digit(token[i * digits + digits]);
    if (!high || !low) return std::nullopt;
    channels.at(i) = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return StyleColor{channels[0], channels[1], channels[2]};
}

std::optional<StyleLength> read_length(std::string_view token) {
  using Unit = StyleLength::Unit;
  using Named = std::pair<std::string_view, Unit>;
  constexpr auto kUnits = std::to_array<Named>(
      {{"rem", Unit::kRem}, {"em", Unit::kEm}, {"px", Unit::kPixel}, {"%", Unit::kPercent}});
  for (const auto& [name, unit] : kUnits) {
    if (token != "0" && !token.ends_with(name)) continue;
    const auto value = measure(token, name);
    if (!value) return std::nullopt;
    return StyleLength{*value, token == "0" ? Unit::kPixel : unit};
  }
  return std::nullopt;
}

bool is_allowed(const StyleDeclaration& declaration) {
  const std::string_view value = declaration.value;
  const auto found = std::ranges::lower_bound(kProperties, std::string_view(declaration.property),
                                              {}, &Property::name);
  if (found == kProperties.end() || found->name != declaration.property) return false;
  return found->test != nullptr ? found->test(value) : is_one_of(found->words, value);
}

StyleMedium medium_of(const StyleRule& rule) {
  if (rule.media.empty()) return StyleMedium::kAll;
  if (rule.media == "(prefers-color-scheme: dark)") return StyleMedium::kDark;
  return narrow_width(rule) ? StyleMedium::kNarrow : StyleMedium::kOther;
}

std::optional<double> narrow_width(const StyleRule& rule) {
  constexpr std::string_view kNarrow = "(max-width: ";
  std::string_view media = rule.media;
  if (!media.starts_with(kNarrow) || !media.ends_with("em)")) return std::nullopt;
  media.remove_prefix(kNarrow.size());
  media.remove_suffix(3);
  return parse_decimal(media);
}

}  // namespace clearleaf::verify
