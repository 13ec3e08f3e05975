// Text → standard error.
#include "cli/terminal.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace clearleaf::cli {

void tell(std::string_view text) {
  fmt::print(stderr, "{}", text);
}

Color terminal_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return Color::kOff;
  if (term == nullptr || std::strcmp(term, "dumb") == 0) return Color::kOff;
  return ::isatty(STDERR_FILENO) == 1 ? Color::kOn : Color::kOff;
}

}  // namespace clearleaf::cli
