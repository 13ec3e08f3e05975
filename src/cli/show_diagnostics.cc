// Diagnostics → text, as compilers print them.
#include "cli/show_diagnostics.h"

#include "cli/columns.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

namespace clearleaf::cli {

namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kRed = "\x1b[1;31m";
constexpr std::string_view kMagenta = "\x1b[1;35m";
constexpr std::string_view kGreen = "\x1b[1;32m";

std::string painted(std::string_view text, std::string_view style, Color color) {
  if (color == Color::kOff) return std::string(text);
  return fmt::format("{}{}\x1b[0m", style, text);
}

std::string severity_word(Severity severity, Color color) {
  switch (severity) {
    case Severity::kNote: return painted("note:", kBold, color);
    case Severity::kWarning: return painted("warning:", kMagenta, color);
    case Severity::kError: return painted("error:", kRed, color);
  }
  return "";
}

/// The first line of the span, marked. Matter that clearleaf added has no line.
std::string excerpt(SourceSpan span, const SourceText& source, Color color) {
  if (span == SourceSpan{} || source.bytes().empty()) return "";
  const std::uint32_t line = source.position(span.begin).line;
  const std::string_view text = source.line_text(line);
  const std::size_t start = source.line_start(line);
  const std::size_t begin = std::min<std::size_t>(span.begin, source.bytes().size()) - start;
  const std::size_t end =
      std::min<std::size_t>(std::max(span.begin, span.end) - start, text.size());
  const MarkedLine marked = mark(text, begin, end);
  return fmt::format("  {}\n  {}\n", marked.line, painted(marked.marks, kGreen, color));
}

std::string hint_line(const Diagnostic& diagnostic, Color color) {
  if (diagnostic.hint.empty()) return "";
  const std::string clause = diagnostic.clause.empty() || diagnostic.clause == diagnostic.rule.name
                                 ? ""
                                 : fmt::format(" ({})", diagnostic.clause);
  return fmt::format("  {} {}{}\n", painted("hint:", kBold, color), printable(diagnostic.hint),
                     clause);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string show(const Diagnostic& diagnostic, const SourceText& source, Color color) {
  const LineColumn place = source.position(diagnostic.span.begin);
  const std::string where =
      fmt::format("{}:{}:{}:", printable(source.name()), place.line, place.column);
  return fmt::format("{} {} {} [{}]\n", painted(where, kBold, color),
                     severity_word(diagnostic.severity, color), printable(diagnostic.told()),
                     diagnostic.rule.name) +
         excerpt(diagnostic.span, source, color) + hint_line(diagnostic, color);
}

std::string show(const Diagnostics& diagnostics, const SourceText& source, Color color) {
  std::string out;
  for (const Diagnostic& item : diagnostics.items()) out += show(item, source, color);
  return out;
}

std::string tally(const Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  const std::size_t warnings = diagnostics.warning_count();
  if (errors == 0 && warnings == 0) return "";
  if (warnings == 0) return counted(errors, "error");
  if (errors == 0) return counted(warnings, "warning");
  return counted(errors, "error") + " and " + counted(warnings, "warning");
}

}  // namespace clearleaf::cli
