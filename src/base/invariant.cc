// A broken invariant → an exception that names the place.
#include "base/invariant.h"

#include <string>
#include <string_view>

namespace clearleaf {

void invariant_failed(const char* condition, const char* rule, const char* file, int line) {
  std::string_view name = file;
  if (const auto src = name.rfind("/src/"); src != std::string_view::npos) {
    name.remove_prefix(src + 1);
  }
  throw InvariantError(std::string(name) + ":" + std::to_string(line) + ": " + rule + " (" +
                       condition + ")");
}

}  // namespace clearleaf
