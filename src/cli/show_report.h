// What verify found → text for a person.
#pragma once

#include "base/source_text.h"
#include "cli/show_diagnostics.h"
#include "verify/report.h"

#include <string>

namespace clearleaf::cli {

/// Each breach, with the line of the source it comes from where both are known (`source` may be
/// null):
///
///   page 3: error: the figure has no text alternative [ISO 14289-1 7.3]
///     leaflet.md:12:1: ![](map.png)
std::string show(const verify::Report& report, const SourceText* source, Color color);

/// "3 breaches", "1 breach", "at least 200 breaches".
std::string tally(const verify::Report& report);

}  // namespace clearleaf::cli
