// A JPEG file → a stream the PDF can hold as it is, or pixels.
#pragma once

#include "image/decoded.h"

#include <string_view>

namespace clearleaf::image {

/// Grey and YCbCr of 8 bits that is upright stays a JPEG; all else (four inks, RGB, lying on its
/// side, odd but whole) becomes pixels. Every file is decoded once, so that a damaged one is found.
DecodeResult decode_jpeg(std::string_view bytes);

}  // namespace clearleaf::image
