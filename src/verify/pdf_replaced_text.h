// Blocks whose elements say what their content shows in another order → breaches.
#pragma once

#include "verify/pdf_structure_view.h"
#include "verify/report.h"

namespace clearleaf::verify {

/// Whether sequences of the block, or of inline elements in it, belong to an element with
/// ActualText.
bool has_replaced_text(const StructureView& structure, Id<PdfElement> block);

/// Text from right to left stands in the content as it is seen, and an element's ActualText says it
/// as it is read (ISO 32000-1 14.8.2.3.3, 14.9.4). Whether the two agree letter by letter, lines
/// are painted from the first to the last, and words that stand apart have a blank between them.
void check_replaced_text(const StructureView& structure, Report& report);

}  // namespace clearleaf::verify
