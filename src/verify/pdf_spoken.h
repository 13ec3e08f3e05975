// A PDF → what a reader is told, line by line.
#pragma once

#include "verify/pdf_file.h"
#include "verify/spoken.h"

namespace clearleaf::verify {

/// The structure tree in reading order, without the contents list and its heading, markers of
/// lists, numbers of notes, page references and printed addresses. Left out by the structure types
/// alone (PROMINENCE.md). A link inside is told by the line that its destination's place shows: the
/// one whose first text on that page stands first at or below it.
Spoken spoken_of(const PdfFile& pdf);

}  // namespace clearleaf::verify
