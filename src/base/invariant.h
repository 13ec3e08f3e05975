// INVARIANT: what must hold whatever the input; a breach is a bug in clearleaf (exit code 3).
#pragma once

#include <stdexcept>

namespace clearleaf {

/// A bug in clearleaf: thrown by INVARIANT, caught once, in main.
struct InvariantError : std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] void invariant_failed(const char* condition, const char* rule, const char* file,
                                   int line);

}  // namespace clearleaf

/// `rule` names the clause or the reason: INVARIANT(depth == 0, "ISO 32000-1 14.6: BDC and EMC").
#define INVARIANT(cond, rule)                                         \
  do {                                                                \
    if (!(cond)) [[unlikely]]                                         \
      ::clearleaf::invariant_failed(#cond, rule, __FILE__, __LINE__); \
  } while (false)
