// Arguments → exports and checks, what was found on the terminal, and an exit code.
#pragma once

#include "cli/exit_code.h"

namespace clearleaf::cli {

/// Runs clearleaf. Every file is tried, whatever became of those before it.
ExitCode run(int argc, const char* const* argv);

}  // namespace clearleaf::cli
