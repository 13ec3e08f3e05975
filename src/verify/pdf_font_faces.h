// What a font's descriptor and name say of its face.
#pragma once

#include "verify/pdf_file.h"

namespace clearleaf::verify {

/// By the name of the face, or ForceBold (ISO 32000-1 table 123), or since its letters are drawn
/// with a line around them: many scripts have no bold face.
bool is_bold(const PdfFont& font, const TextRun& run);
/// By the name, or the flag Italic.
bool is_italic(const PdfFont& font);

}  // namespace clearleaf::verify
