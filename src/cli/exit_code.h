// What a run of clearleaf tells the shell.
#pragma once

#include <algorithm>

namespace clearleaf::cli {

/// Of several documents the highest counts.
enum class ExitCode { kOk = 0, kRejected = 1, kEnvironment = 2, kBug = 3 };

constexpr ExitCode worse(ExitCode a, ExitCode b) {
  return std::max(a, b);
}

}  // namespace clearleaf::cli
