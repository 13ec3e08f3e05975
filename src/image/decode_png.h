// A PNG file → pixels.
#pragma once

#include "image/decoded.h"

#include <string_view>

namespace clearleaf::image {

/// Any PNG (palette, 1 to 16 bits, transparency, interlaced) as 8-bit grey or sRGB; alpha is kept
/// where some pixel is not opaque. The size is checked before anything is decoded.
DecodeResult decode_png(std::string_view bytes);

}  // namespace clearleaf::image
