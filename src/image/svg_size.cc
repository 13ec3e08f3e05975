// Lengths with units, and what a drawing without some of them has.
#include "image/svg_size.h"

#include "base/utf8.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace clearleaf::image {

namespace {

constexpr double kPixelsPerInch = 96;

/// A number at the beginning of `text`, which moves on to what follows it.
std::optional<double> take_number(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::optional<double> pixels_per(std::string_view unit) {
  static constexpr std::array<std::pair<std::string_view, double>, 9> kUnits{{
      {"", 1},
      {"px", 1},
      {"pt", kPixelsPerInch / 72},
      {"pc", kPixelsPerInch / 6},
      {"mm", kPixelsPerInch / 25.4},
      {"cm", kPixelsPerInch / 2.54},
      {"in", kPixelsPerInch},
      {"em", 16},
      {"ex", 8},
  }};
  for (const auto& [name, pixels] : kUnits) {
    if (unit == name) return pixels;
  }
  return std::nullopt;
}

std::optional<ViewBox> view_box_of(std::string_view text) {
  std::array<double, 4> numbers{};
  for (double& number : numbers) {
    while (!text.empty() && (text[0] == ',' || text[0] == ' ' || text[0] == '\n' ||
                             text[0] == '\t' || text[0] == '\r')) {
      text.remove_prefix(1);
    }
    const auto value = take_number(text);
    if (!value) return std::nullopt;
    number = *value;
  }
  const ViewBox box{numbers[0], numbers[1], numbers[2], numbers[3]};
  if (!trimmed(text).empty() || box.width <= 0 || box.height <= 0) return std::nullopt;
  return box;
}

}  // namespace

std::optional<double> css_length(std::string_view text) {
  text = trimmed(text);
  const auto number = take_number(text);
  if (!number || *number <= 0) return std::nullopt;
  const auto unit = pixels_per(ascii_lower(text));
  if (!unit) return std::nullopt;
  return *number * *unit;
}

std::optional<SvgSize> size_of(const XmlNode& svg) {
  const auto box = view_box_of(attribute(svg, "viewBox"));
  auto width = css_length(attribute(svg, "width"));
  auto height = css_length(attribute(svg, "height"));
  if (!box) {
    if (!width || !height) return std::nullopt;
    return SvgSize{*width, *height, {0, 0, *width, *height}};
  }
  if (!width && !height) width = box->width;
  if (!width) width = *height * box->width / box->height;
  if (!height) height = *width * box->height / box->width;
  return SvgSize{*width, *height, *box};
}

}  // namespace clearleaf::image
