// Arguments → what to do.
#pragma once

#include "export.h"

#include <string>
#include <variant>
#include <vector>

namespace clearleaf::cli {

struct ExportCommand {
  std::vector<SourcePlace> places;
  ExportOptions options;
};
struct CheckCommand {
  std::vector<SourcePlace> places;
  Strictness strictness = Strictness::kWarningsPass;
};
/// Nothing but text to print: help or the version.
struct PrintCommand {
  std::string text;
};
/// The arguments cannot be understood; says what is wrong.
struct WrongUsage {
  std::string message;
};

using Command = std::variant<ExportCommand, CheckCommand, PrintCommand, WrongUsage>;

Command parse_arguments(int argc, const char* const* argv);

}  // namespace clearleaf::cli
