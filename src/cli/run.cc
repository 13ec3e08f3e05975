// A command → its documents one by one, told on standard error and standard output.
#include "cli/run.h"

#include "base/environment_error.h"
#include "base/numbers.h"
#include "cli/columns.h"
#include "cli/guard.h"
#include "cli/options.h"
#include "cli/show_diagnostics.h"
#include "cli/show_report.h"
#include "cli/terminal.h"
#include "cli/verify_files.h"
#include "export.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>

namespace clearleaf::cli {

namespace {

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
  const std::string counts = tally(diagnostics);
  if (counts.empty()) return;  // notes alone
  tell(fmt::format("{}: {}{}\n", printable(source.name()), counts, outcome));
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
    fmt::print("wrote {} ({}, {})\n", printable(file.path.string()), pages_word(file.pages),
               file_size(file.bytes));
  }
  if (result.outcome == Outcome::kRefused) {
    tell(show(result.read_back, &source, terminal_color()));
    tell(
        fmt::format("{}: clearleaf read back what it had written and refused it; nothing was put "
                    "in place.\nThis is a bug in clearleaf, not a mistake in your document. "
                    "Please report it with the lines above.\n",
                    printable(place.name)));
    return ExitCode::kBug;
  }
  return rejected ? ExitCode::kRejected : ExitCode::kOk;
}

ExitCode check_one(const SourcePlace& place, Strictness strictness) {
  const SourceText source = read_source(place);
  const Diagnostics diagnostics = check_source(place, source, strictness);
  tell_findings(diagnostics, source, "");
  if (tally(diagnostics).empty()) fmt::print("{}: no mistakes found\n", printable(place.name));
  return diagnostics.has_errors() ? ExitCode::kRejected : ExitCode::kOk;
}

ExitCode dump_one(const DumpSourceCommand& command) {
  const SourceText source = read_source(command.place);
  const SourceDump dump = dump_source(command.place, source, command.stage, command.options);
  tell_findings(dump.diagnostics, source, "");
  fmt::print("{}", dump.text);
  return dump.outcome == Outcome::kOk ? ExitCode::kOk : ExitCode::kRejected;
}

ExitCode dump_one(const DumpFileCommand& command) {
  const std::string bytes = read_finished_file(command.file);
  if (verify::kind_of(bytes) == verify::FileKind::kOther) {
    tell(fmt::format("clearleaf: {} is neither a PDF nor an EPUB\n",
                     printable(command.file.string())));
    return ExitCode::kRejected;
  }
  fmt::print("{}", command.view == FileView::kTags ? verify::tags_of(bytes)
                                                   : verify::spoken_text_of(bytes));
  return ExitCode::kOk;
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
  ExitCode operator()(const VerifyCommand& command) const { return verify_files(command); }
  ExitCode operator()(const DumpSourceCommand& command) const { return dump_one(command); }
  ExitCode operator()(const DumpFileCommand& command) const { return dump_one(command); }
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
