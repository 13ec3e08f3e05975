// Standard error: where clearleaf tells what it found.
#pragma once

#include "cli/show_diagnostics.h"

#include <string_view>

namespace clearleaf::cli {

/// Prints on standard error.
void tell(std::string_view text);

/// Colour helps on a terminal whose owner has not asked to be spared it (no-color.org).
Color terminal_color();

}  // namespace clearleaf::cli
