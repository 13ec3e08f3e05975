// Edition → values; template → style sheet.
#include "epub/style_sheet.h"

#include "base/environment_error.h"
#include "base/numbers.h"

#include <algorithm>
#include <functional>
#include <map>

namespace clearleaf::epub {

namespace {

using Values = std::map<std::string, std::string, std::less<>>;

constexpr double kSmallest = 0.83;         // P04: nothing smaller, in em of the body
constexpr double kLargestTitle = 2.0;      // what a telephone holds without breaking words
// At 200 % text on a telephone, words of ten letters still fit in a line of a heading …
constexpr double kLargestNarrowTitle = 1.5;
constexpr double kLargestNarrowHeading = 1.25;
constexpr double kLargestNarrowSubheading = 1.15;
// … and on the narrowest, of 320 px, words of fourteen.
constexpr double kLargestNarrowestTitle = 1.2;
constexpr double kLargestNarrowestHeading = 1.05;
constexpr double kThinnestBorder = 2.0;    // P06, in px
constexpr double kNarrowestPadding = 0.5;  // P06, in em
constexpr double kPixelsPerPoint = 96.0 / 72.0;

std::string hex(Color color) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "#";
  for (const unsigned char part : {color.r, color.g, color.b}) {
    out += kDigits[part >> 4U];
    out += kDigits[part & 15U];
  }
  return out;
}

std::string em(double value) {
  return to_decimal(value, 3) + "em";
}

/// Reading systems often lack the edition's family: the generic one behind it keeps its character.
std::string with_generic(const std::string& family) {
  const bool is_serif = family.find("Serif") != std::string::npos;
  return "\"" + family + "\", " + (is_serif ? "serif" : "sans-serif");
}

void add_box(Values& values, const std::string& name, const BoxColors& box) {
  values[name + ".border"] = hex(box.border);
  values[name + ".background"] = hex(box.background);
  values[name + ".text"] = hex(box.text);
}

void add_scheme(Values& values, const std::string& name, const ColorScheme& scheme) {
  values[name + ".text"] = hex(scheme.text);
  values[name + ".background"] = hex(scheme.background);
  values[name + ".muted"] = hex(scheme.muted);
  values[name + ".link"] = hex(scheme.link);
  values[name + ".rule"] = hex(scheme.rule);
  values[name + ".shade"] = hex(scheme.shade);
  add_box(values, name + ".key-information", scheme.key_information);
  add_box(values, name + ".risks", scheme.risks);
  add_box(values, name + ".conclusion", scheme.conclusion);
  add_box(values, name + ".notice", scheme.notice);
  add_box(values, name + ".warning", scheme.warning);
}

/// The largest step of the title scale that a small screen bears.
double title_size(const Edition& edition) {
  for (const Pt size : edition.title_sizes) {
    if (size / edition.body_size <= kLargestTitle) return size / edition.body_size;
  }
  return kLargestTitle;
}

void add_sizes(Values& values, const Edition& edition) {
  const auto size = [&](Pt value, double at_least) {
    return em(std::max(value / edition.body_size, at_least));
  };
  values["size.title"] = em(title_size(edition));
  for (std::size_t i = 0; i < edition.heading_sizes.size(); ++i) {
    values["size.h" + std::to_string(i + 2)] = size(edition.heading_sizes[i], 1);
  }
  values["size.narrow.title"] = em(std::min(title_size(edition), kLargestNarrowTitle));
  values["size.narrowest.title"] = em(std::min(title_size(edition), kLargestNarrowestTitle));
  const auto narrow = [&](std::size_t level, double at_most) {
    return em(std::clamp(edition.heading_sizes.at(level - 2) / edition.body_size, 1.0, at_most));
  };
  values["size.narrow.h2"] = narrow(2, kLargestNarrowHeading);
  values["size.narrow.h3"] = narrow(3, kLargestNarrowSubheading);
  values["size.narrowest.h2"] = narrow(2, kLargestNarrowestHeading);
  values["size.small"] = size(edition.small_size, kSmallest);
  values["size.table"] = size(edition.table_size, kSmallest);
  values["size.code"] = size(edition.code_size, kSmallest);
  values["leading.body"] = to_decimal(edition.leading, 3);
  values["leading.heading"] = to_decimal(edition.heading_leading, 3);
  const double border = edition.box_border.value * kPixelsPerPoint;
  values["box.border"] = to_decimal(std::max(border, kThinnestBorder), 2) + "px";
  values["box.padding"] = size(edition.box_padding, kNarrowestPadding);
}

Values values_of(const Edition& edition) {
  Values values;
  add_scheme(values, "light", edition.light);
  add_scheme(values, "dark", edition.dark);
  add_sizes(values, edition);
  values["font.text"] = with_generic(edition.fonts.text);
  values["font.heading"] = with_generic(edition.fonts.heading);
  values["font.code"] = "\"" + edition.fonts.code + "\", monospace";
  return values;
}

[[noreturn]] void refuse(const std::string& cause) {
  throw EnvironmentError("fill in the EPUB's style template", "epub.css", cause);
}

}  // namespace

std::string fill_style_sheet(std::string_view style_template, const Edition& edition) {
  const Values values = values_of(edition);
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t open = style_template.find("{{", at);
    out += style_template.substr(at, open - at);
    if (open == std::string_view::npos) return out;
    const std::size_t close = style_template.find("}}", open);
    if (close == std::string_view::npos) refuse("a {{ without its }}");
    const std::string_view name = style_template.substr(open + 2, close - open - 2);
    const auto value = values.find(name);
    if (value == values.end()) refuse("no value is named {{" + std::string(name) + "}}");
    out += value->second;
    at = close + 2;
  }
}

}  // namespace clearleaf::epub
