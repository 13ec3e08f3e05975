// What an action throws → a message and an exit code.
#pragma once

#include "cli/exit_code.h"

#include <functional>

namespace clearleaf::cli {

/// What `action` returns. Where it throws, the reason is told on standard error: the environment's
/// failures are the reader's to mend, all others are bugs in clearleaf.
ExitCode guarded(const std::function<ExitCode()>& action);

}  // namespace clearleaf::cli
