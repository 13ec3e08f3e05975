// clean → draw as paths → read them; where that does not do, draw as pixels.
#include "image/decode_svg.h"

#include "base/checked.h"
#include "image/clean_svg.h"
#include "image/read_vectors.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clearleaf::image {

namespace {

constexpr double kCssPixelsPerInch = 96;
constexpr double kPixelsPerInch = 300;
// More than any edition's page has room for, in inches.
constexpr double kLargestWidth = 7;
constexpr double kLargestHeight = 10;
// cairo keeps places as 256ths: a drawing of this size is exact to less than is printed.
constexpr double kVectorUnits = 4000;
// A CSS pixel is so many dots of the size a drawing says it has.
constexpr double kDotsPerCssPixel = 100;

std::uint32_t whole(double value) {
  return checked<std::uint32_t>(std::max(1LL, std::llround(value)));
}

Problem shows_nothing() {
  return {RuleId{"image-svg-empty"}, "shows nothing",
          "open it in a web browser: what is drawn there by a program must be saved as a drawing"};
}

Decoded as_vectors(Vectors vectors, const SvgSize& size) {
  Decoded out;
  out.width = whole(size.width * kDotsPerCssPixel);
  out.height = whole(size.height * kDotsPerCssPixel);
  out.dots_per_inch = kCssPixelsPerInch * kDotsPerCssPixel;
  out.content = std::move(vectors);
  return out;
}

DecodeResult as_pixels(const CleanSvg& svg, SvgDrawer& drawer, std::string because) {
  const double width = svg.size.width / kCssPixelsPerInch;
  const double height = svg.size.height / kCssPixelsPerInch;
  const double shrink = std::min({1.0, kLargestWidth / width, kLargestHeight / height});
  Decoded out;
  out.width = whole(width * shrink * kPixelsPerInch);
  out.height = whole(height * shrink * kPixelsPerInch);
  out.dots_per_inch = out.width / width;
  auto drawn = drawer.as_pixels(svg.file, out.width, out.height);
  if (const auto* problem = std::get_if<Problem>(&drawn)) return *problem;
  auto& pixels = std::get<Pixels>(drawn);
  const bool blank =
      !pixels.alpha.empty() && pixels.alpha.find_first_not_of('\0') == std::string::npos;
  if (blank) return shows_nothing();
  out.content = std::move(pixels);
  out.rasterised_because = std::move(because);
  return out;
}

DecodeResult draw(const CleanSvg& svg, SvgDrawer& drawer) {
  const double scale = kVectorUnits / std::max(svg.size.width, svg.size.height);
  const double width = svg.size.width * scale;
  const double height = svg.size.height * scale;
  const auto drawn = drawer.as_paths(svg.file, width, height);
  if (const auto* problem = std::get_if<Problem>(&drawn)) return *problem;
  auto read = read_vectors(std::get<std::string>(drawn), width, height);
  if (auto* reason = std::get_if<NotVectors>(&read)) {
    return as_pixels(svg, drawer, std::move(reason->because));
  }
  auto& vectors = std::get<Vectors>(read);
  if (vectors.paths.empty()) return shows_nothing();
  return as_vectors(std::move(vectors), svg.size);
}

}  // namespace

DecodeResult decode_svg(std::string_view bytes, SvgDrawer& drawer) {
  auto cleaned = clean_svg(bytes);
  if (const auto* problem = std::get_if<Problem>(&cleaned)) return *problem;
  auto& svg = std::get<CleanSvg>(cleaned);
  DecodeResult result = draw(svg, drawer);
  if (auto* decoded = std::get_if<Decoded>(&result)) {
    decoded->file = std::move(svg.file);
    decoded->smallest_text = svg.smallest_text;
    decoded->losses = std::move(svg.losses);
  }
  return result;
}

}  // namespace clearleaf::image
