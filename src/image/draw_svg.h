// A clean SVG file → what librsvg draws of it: simple paths, or pixels.
#pragma once

#include "image/decoded.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace clearleaf::image {

/// The drawing as cairo writes it into an SVG of its own, `width` × `height` units large: text has
/// become outlines, styles, references and transforms are resolved.
std::variant<std::string, Problem> drawn_as_paths(std::string_view svg, double width,
                                                  double height);

/// The drawing as sRGB and alpha.
std::variant<Pixels, Problem> drawn_as_pixels(std::string_view svg, std::uint32_t width,
                                              std::uint32_t height);

// Both draw in a process of its own, within limits::kSvgSeconds and kSvgMemory: what hangs or
// crashes there is a problem of the image.

}  // namespace clearleaf::image
