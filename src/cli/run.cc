// A command → its documents one by one, told on standard error and standard output.
#include "cli/run.h"

#include "base/environment_error.h"
#include "base/numbers.h"
#include "cli/columns.h"
#include "cli/guard.h"
#include "cli/options.h"
#include "cli/show_diagnostics.h"
#include "export.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace clearleaf::cli {

namespace {

void tell(std::string_view text) {
  fmt::print(stderr, "{}", text);
}

/// Colour helps on a terminal whose owner has not asked to be spared it (no-color.org).
Color terminal_color() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color != nullptr && *no_color != '\0') return Color::kOff;
  if (term == nullptr || std::strcmp(term, "dumb") == 0) return Color::kOff;
  return ::isatty(STDERR_FILENO) == 1 ? Color::kOn : Color::kOff;
}

/// "83 kB", "1.4 MB": in powers of ten, as files are sold by.
std::string file_size(std::size_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  if (bytes < 1'000'000) return to_decimal(size / 1e3, 0) + " kB";
  return to_decimal(size / 1e6, 1) + " MB";
}

std::string pages_word(std::size_t pages) {
  return fmt::format("{} page{}", pages, pages == 1 ? "" : "s");
}

void tell_findings(const Diagnostics& diagnostics, const SourceText& source,
                   std::string_view outcome) {
  if (diagnostics.items().empty()) return;
  tell(show(diagnostics, source, terminal_color()));
  tell(fmt::format("{}: {}{}\n", printable(source.name()), tally(diagnostics), outcome));
}

ExitCode export_one(const SourcePlace& place, const ExportOptions& options) {
  const SourceText source = read_source(place);
  const ExportResult result = export_document(place, source, options);
  const bool rejected = result.outcome == Outcome::kRejected;
  tell_findings(result.diagnostics, source, rejected ? "; nothing was written" : "");
  for (const std::string& font : result.unexpected_fonts) {
    tell(
        fmt::format("clearleaf: warning: another version of a font than clearleaf was tried "
                    "with: {}\n",
                    font));
  }
  for (const WrittenFile& file : result.files) {
    fmt::print("wrote {} ({}, {})\n", printable(file.path.string()), pages_word(result.pages),
               file_size(file.bytes));
  }
  return rejected ? ExitCode::kRejected : ExitCode::kOk;
}

ExitCode check_one(const SourcePlace& place, Strictness strictness) {
  const SourceText source = read_source(place);
  const Diagnostics diagnostics = check_source(place, source, strictness);
  tell_findings(diagnostics, source, "");
  if (diagnostics.items().empty()) fmt::print("{}: no mistakes found\n", printable(place.name));
  return diagnostics.has_errors() ? ExitCode::kRejected : ExitCode::kOk;
}

struct Perform {
  ExitCode operator()(const ExportCommand& command) const {
    ExitCode code = ExitCode::kOk;
    for (const SourcePlace& place : command.places) {
      code = worse(code, guarded([&] { return export_one(place, command.options); }));
    }
    return code;
  }
  ExitCode operator()(const CheckCommand& command) const {
    ExitCode code = ExitCode::kOk;
    for (const SourcePlace& place : command.places) {
      code = worse(code, guarded([&] { return check_one(place, command.strictness); }));
    }
    return code;
  }
  ExitCode operator()(const PrintCommand& command) const {
    fmt::print("{}", command.text);
    return ExitCode::kOk;
  }
  ExitCode operator()(const WrongUsage& wrong) const {
    tell(fmt::format("clearleaf: {}\nclearleaf --help shows how to use it.\n",
                     printable(wrong.message)));
    return ExitCode::kEnvironment;
  }
};

}  // namespace

ExitCode run(int argc, const char* const* argv) {
  const ExitCode code = guarded([&] { return std::visit(Perform{}, parse_arguments(argc, argv)); });
  // A full disk behind a redirected standard output shows only here.
  const ExitCode output = guarded([] {
    if (std::fflush(stdout) != 0) {
      throw EnvironmentError("write to", "standard output", std::strerror(errno));
    }
    return ExitCode::kOk;
  });
  return worse(code, output);
}

}  // namespace clearleaf::cli
