// The advances of used glyphs → a CIDFont's DW and W entries (ISO 32000-1 9.7.4.3).
#pragma once

#include "pdf/font_uses.h"

#include <string>
#include <vector>

namespace clearleaf::pdf {

/// Decimals of a width, in thousandths of an em. More than none: a line of an em of 2048 units
/// would show the rounding.
inline constexpr int kWidthDecimals = 2;

/// "/DW 600/W[3[260]36 40 550]": the most frequent width once, the others by glyph id, runs of one
/// width as a range.
std::string glyph_widths(const std::vector<GlyphUse>& glyphs);

}  // namespace clearleaf::pdf
