// A run of text → why nobody sees it.
#pragma once

#include "verify/pdf_file.h"

#include <string_view>

namespace clearleaf::verify {

/// "is invisible (render mode)"; empty: it is seen, as far as the run and its page's bounds say.
std::string_view hidden_by(const PdfPage& page, const TextRun& run);

}  // namespace clearleaf::verify
