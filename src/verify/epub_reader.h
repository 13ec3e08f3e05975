// The bytes of an EPUB → EpubFile. Independent of the writer; hostile bytes are expected.
#pragma once

#include "verify/epub_file.h"
#include "verify/report.h"

#include <string_view>

namespace clearleaf::verify {

/// Reads a whole file. Never throws for what the bytes hold: what cannot be read is a breach
/// ("EPUB 3.3 §4.2.6.3.1", "EPUB/section-02.xhtml:14", …) in `report`, and what can be read is
/// there all the same. Whether what was read meets the standards is for check_epub.
EpubFile read_epub(std::string_view bytes, Report& report);

}  // namespace clearleaf::verify
