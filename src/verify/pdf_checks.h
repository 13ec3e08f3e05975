// What a PDF holds → where it breaks PDF/UA-1 (ISO 14289-1) or PDF/A-2a (ISO 19005-2), and where it
// keeps their letter but misleads its readers.
#pragma once

#include "verify/pdf_file.h"
#include "verify/report.h"

namespace clearleaf::verify {

/// Adds every breach of what a program can decide, each under its clause. What clearleaf never
/// writes and what is not judged here is a breach of the clause that would have to be judged. Takes
/// time in proportion to the file.
void check_pdf(const PdfFile& file, Report& report);

}  // namespace clearleaf::verify
