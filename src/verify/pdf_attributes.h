// A structure element's dictionary → its attributes (ISO 32000-1 14.7.5, 14.8.5, 14.9).
#pragma once

#include "verify/pdf_reading.h"

#include <optional>

namespace clearleaf::verify {

/// None where the element has none of them. `class_map` is the StructTreeRoot's ClassMap.
std::optional<PdfAttributes> attributes_of(PdfObjects& objects, const PdfValue& element,
                                           const PdfValue& class_map);

}  // namespace clearleaf::verify
