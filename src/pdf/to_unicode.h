// Glyph ids and their text → a ToUnicode CMap (ISO 32000-1 9.10.3).
#pragma once

#include "pdf/font_uses.h"

#include <string>
#include <vector>

namespace clearleaf::pdf {

/// The CMap's program; glyphs without text are left out.
std::string to_unicode_cmap(const std::vector<GlyphUse>& glyphs);

}  // namespace clearleaf::pdf
