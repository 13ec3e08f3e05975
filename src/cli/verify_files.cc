// Pairs of finished files → breaches on standard error, verdicts on standard output.
#include "cli/verify_files.h"

#include "base/files.h"
#include "base/limits.h"
#include "cli/columns.h"
#include "cli/guard.h"
#include "cli/show_diagnostics.h"
#include "cli/show_report.h"
#include "cli/terminal.h"
#include "verify/verify.h"

#include <fmt/core.h>

#include <optional>
#include <utility>
#include <vector>

namespace clearleaf::cli {

namespace {

namespace fs = std::filesystem;

/// The source all pairs are compared with.
struct Source {
  SourceText text;
  verify::SourceReading reading;
};

std::optional<Source> read_source_of(const VerifyCommand& command) {
  if (!command.source) return std::nullopt;
  Source source{read_source(*command.source), {}};
  Diagnostics diagnostics;
  source.reading = verify::read_source(read_source_document(source.text, diagnostics));
  if (diagnostics.has_errors()) tell(show(diagnostics, source.text, terminal_color()));
  return source;
}

/// Tells the breaches, each after the name of what they stand in; returns whether there are none.
bool tell_report(const verify::Report& report, const std::string& name, const Source* source) {
  if (report.accepted()) return true;
  tell(show(report, source == nullptr ? nullptr : &source->text, terminal_color()));
  tell(fmt::format("{}: {}\n", name, tally(report)));
  return false;
}

std::string name_of(const fs::path& path) {
  return printable(path.string());
}

struct PairVerdict {
  bool accepted = true;
  std::vector<verify::DisclaimerHash> disclaimers;
};

PairVerdict verify_pair(const FilePair& pair, const Source* source) {
  PairVerdict verdict;
  std::optional<verify::FileReading> pdf;
  std::optional<verify::FileReading> epub;
  if (!pair.pdf.empty()) {
    pdf = verify::read_back_pdf(read_finished_file(pair.pdf));
    verdict.accepted &= tell_report(pdf->report, name_of(pair.pdf), source);
  }
  if (!pair.epub.empty()) {
    epub = verify::read_back_epub(read_finished_file(pair.epub));
    verdict.accepted &= tell_report(epub->report, name_of(pair.epub), source);
  }
  const verify::SourceReading* said = source == nullptr ? nullptr : &source->reading;
  if (pdf && epub) {
    verdict.accepted &= tell_report(verify::judge_pair(*pdf, *epub, said),
                                    name_of(pair.pdf) + " and " + name_of(pair.epub), source);
  } else if (said != nullptr) {
    verdict.accepted &= tell_report(verify::judge_one(pdf ? *pdf : *epub, *said),
                                    name_of(pdf ? pair.pdf : pair.epub), source);
  }
  verdict.disclaimers = verify::disclaimer_hashes(pdf ? pdf->spoken : epub->spoken);
  return verdict;
}

void tell_accepted(const FilePair& pair, const PairVerdict& verdict) {
  std::string names = name_of(pair.pdf.empty() ? pair.epub : pair.pdf);
  if (!pair.pdf.empty() && !pair.epub.empty()) names += " and " + name_of(pair.epub);
  fmt::print("{}: accepted\n", names);
  for (const verify::DisclaimerHash& hash : verdict.disclaimers) {
    fmt::print("  {} SHA-256 {}\n", hash.id, hash.sha256);
  }
}

}  // namespace

std::string read_finished_file(const fs::path& path) {
  return read_file(path, limits::kFinishedFileBytes);
}

ExitCode verify_files(const VerifyCommand& command) {
  const std::optional<Source> source = read_source_of(command);
  ExitCode code = ExitCode::kOk;
  std::optional<std::vector<verify::DisclaimerHash>> disclaimers;
  for (const FilePair& pair : command.pairs) {
    code = worse(code, guarded([&] {
      const PairVerdict verdict = verify_pair(pair, source ? &*source : nullptr);
      if (!verdict.accepted) return ExitCode::kRejected;
      tell_accepted(pair, verdict);
      if (!disclaimers) disclaimers = verdict.disclaimers;
      if (*disclaimers == verdict.disclaimers) return ExitCode::kOk;
      tell("error: a disclaimer says something else than in the pair before it [P18]\n");
      return ExitCode::kRejected;
    }));
  }
  return code;
}

}  // namespace clearleaf::cli
