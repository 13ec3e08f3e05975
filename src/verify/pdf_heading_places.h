// Headings of a PDF → where each stands, for what leads to them.
#pragma once

#include "verify/pdf_structure_view.h"

#include <optional>

namespace clearleaf::verify {

/// Where a heading begins.
struct HeadingPlace {
  Id<PdfPage> page;
  double base_line = 0;  // of its first line, points from the bottom
  double size = 0;       // 0: it has no text
};

/// None: it has no content on any page.
std::optional<HeadingPlace> heading_place(const StructureView& structure, Id<PdfElement> heading);

/// Whether a destination shows the heading near the top of what it shows.
bool leads_to(const PdfDestination& destination, const HeadingPlace& heading);

}  // namespace clearleaf::verify
