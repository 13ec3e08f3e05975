// What a font's descriptor and name say of its face.
#pragma once

#include "verify/pdf_file.h"

namespace clearleaf::verify {

/// By the name of the face, or ForceBold (ISO 32000-1 table 123).
bool is_bold(const PdfFont& font);
/// By the name, or the flag Italic.
bool is_italic(const PdfFont& font);

}  // namespace clearleaf::verify
