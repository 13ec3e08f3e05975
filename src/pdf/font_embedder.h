// Fonts used on the pages → composite fonts with embedded subsets (ISO 32000-1 9.7).
#pragma once

#include "pdf/font_uses.h"
#include "pdf/hpdf_session.h"
#include "text/font_set.h"

#include <string>

namespace clearleaf::pdf {

/// Embeds every font of `uses`; returns the entries of Resources' Font dictionary:
/// "/F1 9 0 R/F2 14 0 R".
std::string embed_fonts(HpdfSession& session, const FontUses& uses, const text::FontSet& fonts);

}  // namespace clearleaf::pdf
