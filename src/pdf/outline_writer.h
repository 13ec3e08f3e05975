// Outline → the PDF's outline items (ISO 32000-1 12.3.3).
#pragma once

#include "model/outline.h"
#include "pdf/destinations.h"
#include "pdf/hpdf_session.h"

namespace clearleaf::pdf {

/// Main sections stand at the top, opened so that their subsections show.
void add_outline(HpdfSession& session, const Outline& outline, const Destinations& destinations);

}  // namespace clearleaf::pdf
