// An SVG file → vectors or pixels for the PDF, and a safe SVG for the EPUB.
#pragma once

#include "image/decoded.h"
#include "image/draw_svg.h"

#include <string_view>

namespace clearleaf::image {

/// Both formats show the same cleaned drawing (clean_svg.h). It becomes vectors where they can say
/// it exactly, else pixels, 300 an inch at the largest size it can be set at.
DecodeResult decode_svg(std::string_view bytes, SvgDrawer& drawer);

}  // namespace clearleaf::image
