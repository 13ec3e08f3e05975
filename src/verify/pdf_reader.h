// The bytes of a PDF → PdfFile. Independent of the writer; hostile bytes are expected.
#pragma once

#include "verify/pdf_file.h"
#include "verify/report.h"

#include <string_view>

namespace clearleaf::verify {

/// Reads a whole file. Never throws for what the bytes hold: what cannot be read is a breach
/// ("ISO 32000-1 7.5", "object 12", …) in `report`, and what can be read is there all the same.
/// Whether what was read meets a standard is for others to judge.
PdfFile read_pdf(std::string_view bytes, Report& report);

}  // namespace clearleaf::verify
