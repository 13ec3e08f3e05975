// Fonts used on the pages → composite fonts with embedded subsets (ISO 32000-1 9.7).
#pragma once

#include "pdf/font_uses.h"
#include "pdf/hpdf_session.h"
#include "text/font_set.h"

#include <string>
#include <vector>

namespace clearleaf::pdf {

/// Embeds every font of `uses`; returns the entries of Resources' Font dictionary:
/// "/F1 9 0 R/F2 14 0 R".
std::string embed_fonts(HpdfSession& session, const FontUses& uses, const text::FontSet& fonts);

/// The W array and DW (9.7.4.3) of a font's used glyphs: "/DW 600/W[3[260]36 40 550]".
std::string glyph_widths(const std::vector<GlyphUse>& glyphs);

}  // namespace clearleaf::pdf
