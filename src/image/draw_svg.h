// A clean SVG file → what librsvg draws of it: simple paths, or pixels.
#pragma once

#include "base/child_process.h"
#include "image/decoded.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace clearleaf::image {

/// Draws in a process of its own, one drawing after the other, each within limits::kSvgSeconds and
/// kSvgMemory: what hangs or crashes there is a problem of the image.
class SvgDrawer {
 public:
  SvgDrawer();

  /// The drawing as cairo writes it into an SVG of its own, `width` × `height` units large: text
  /// has become outlines, styles, references and transforms are resolved.
  std::variant<std::string, Problem> as_paths(std::string_view svg, double width, double height);
  /// The drawing as sRGB and alpha.
  std::variant<Pixels, Problem> as_pixels(std::string_view svg, std::uint32_t width,
                                          std::uint32_t height);

 private:
  std::variant<std::string, Problem> ask(std::string_view request, std::size_t result_bytes);

  ChildProcess child_;
};

}  // namespace clearleaf::image
