// Breaches → lines.
#include "cli/show_report.h"

#include "cli/columns.h"

#include <fmt/core.h>

namespace clearleaf::cli {

namespace {

std::string source_line(const verify::Breach& breach, const SourceText* source) {
  if (!breach.source || source == nullptr) return "";
  const LineColumn at = source->position(breach.source->begin);
  const MarkedLine shown = mark(source->line_text(at.line), 0, 0);
  return fmt::format("  {}:{}:{}: {}\n", printable(source->name()), at.line, at.column, shown.line);
}

}  // namespace

std::string show(const verify::Report& report, const SourceText* source, Color color) {
  const std::string error = color == Color::kOn ? "\x1b[1;31merror:\x1b[0m" : "error:";
  std::string out;
  for (const verify::Breach& breach : report.breaches()) {
    const std::string place = breach.place.empty() ? "" : printable(breach.place) + ": ";
    out += fmt::format("{}{} {} [{}]\n", place, error, printable(breach.message), breach.clause);
    out += source_line(breach, source);
  }
  for (const verify::NotJudged& each : report.not_judged()) {
    const std::string part = each.part.empty() ? "" : each.part + ": ";
    out += fmt::format("{}not judged ({}) [{}]\n", part, each.because, each.rule);
  }
  return out;
}

std::string tally(const verify::Report& report) {
  const std::size_t count = report.breaches().size();
  return fmt::format("{}{} breach{}", report.full() ? "at least " : "", count,
                     count == 1 ? "" : "es");
}

}  // namespace clearleaf::cli
