// One walk over the lines of a source → what is past a limit.
#include "read/limits_scan.h"

#include "base/checked.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "read/characters.h"
#include "read/line_costs.h"
#include "read/rules.h"

#include <algorithm>
#include <string>

namespace clearleaf::read {

namespace {

// What cmark-gfm 0.29.0.gfm.6 does more than once for one byte is bounded by these. They are far
// above what real documents hold, and low enough that all of it takes well under a second a
// megabyte.
constexpr std::size_t kAutolinkWork = 1'000'000;      // marks × bytes of one word without blanks
constexpr std::size_t kDelimiterWork = 20'000'000;    // delimiter rows × bytes of one paragraph
constexpr std::size_t kDefinitionWork = 256U << 20U;  // longest definition × brackets of the file
constexpr std::size_t kForbiddenTold = 20;            // characters told one by one

bool check_bytes(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  if (bytes.size() > limits::kSourceBytes) {
    diagnostics.error(kTooLarge, {0, 0},
                      "the file has " + std::to_string(bytes.size()) + " bytes; " +
                          std::to_string(limits::kSourceBytes) + " is the most clearleaf reads",
                      "divide it into several publications");
    return false;
  }
  if (const auto place = first_invalid_utf8(bytes)) {
    const auto begin = checked<std::uint32_t>(*place);
    diagnostics.error(kInvalidUtf8, {begin, begin + 1}, "this byte is not UTF-8",
                      "save the file as UTF-8 in your editor");
    return false;
  }
  return true;
}

bool check_characters(const SourceText& source, Diagnostics& diagnostics) {
  const std::string_view bytes = source.bytes();
  std::size_t told = 0;
  for (std::size_t pos = 0; pos < bytes.size() && told < kForbiddenTold;) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(bytes, pos);
    if (!is_forbidden_in_xml(c)) continue;
    ++told;
    diagnostics.error(
        kForbiddenCharacter, {checked<std::uint32_t>(begin), checked<std::uint32_t>(pos)},
        "the character " + code_point_name(c) + " cannot stand in a publication", "delete it");
  }
  return told == 0;
}

/// Counts line by line what a parser would pay for, and tells of each kind once.
class LineScan {
 public:
  LineScan(const SourceText& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics), errors_(diagnostics.error_count()) {}

  bool run();

 private:
  void begin_paragraph();
  void scan_line(std::uint32_t number);
  void scan_table(std::string_view line, SourceSpan span);
  void scan_brackets(std::string_view line, std::uint32_t begin);
  void scan_definition(std::string_view line, SourceSpan span);
  void refuse(RuleId rule, SourceSpan span, std::string message, std::string hint);

  const SourceText& source_;
  Diagnostics& diagnostics_;
  std::size_t errors_;

  // of the lines since the last blank one
  std::size_t paragraph_bytes_ = 0;
  std::size_t open_brackets_ = 0;
  std::size_t delimiter_rows_ = 0;
  std::size_t table_columns_ = 0;
  std::size_t table_rows_ = 0;
  bool told_ = false;

  // of the whole file
  std::size_t brackets_ = 0;
  std::size_t definition_bytes_ = 0;  // of the definition being read
  std::size_t longest_definition_ = 0;
  SourceSpan longest_definition_span_;
};

bool LineScan::run() {
  for (std::uint32_t line = 1; line <= source_.line_count(); ++line) scan_line(line);
  if (longest_definition_ * brackets_ > kDefinitionWork) {
    told_ = false;
    refuse(kTooLarge, longest_definition_span_,
           "this link definition is too long (" + std::to_string(longest_definition_) +
               " bytes) for a text with so many brackets",
           "save the picture or text in it as a file, and write the file's name");
  }
  return diagnostics_.error_count() == errors_;
}

void LineScan::begin_paragraph() {
  paragraph_bytes_ = open_brackets_ = delimiter_rows_ = table_columns_ = table_rows_ = 0;
  definition_bytes_ = 0;
  told_ = false;
}

/// One finding a paragraph: the others would be the same again.
void LineScan::refuse(RuleId rule, SourceSpan span, std::string message, std::string hint) {
  if (told_) return;
  told_ = true;
  diagnostics_.error(rule, span, std::move(message), std::move(hint));
}

void LineScan::scan_line(std::uint32_t number) {
  const std::string_view line = source_.line_text(number);
  const std::uint32_t begin = source_.line_start(number);
  const SourceSpan span{begin, begin + checked<std::uint32_t>(line.size())};
  if (ends_paragraph(line)) begin_paragraph();
  paragraph_bytes_ += line.size() + 1;
  if (line.size() > limits::kLineBytes) {
    refuse(kTooLarge, span,
           "this line has " + std::to_string(line.size()) + " bytes; " +
               std::to_string(limits::kLineBytes) + " is the most clearleaf reads",
           "break it into several lines");
  }
  if (nesting(line) > limits::kNesting) {
    refuse(kTooDeep, span,
           "this line is nested deeper than " + std::to_string(limits::kNesting) + " levels",
           "write it with fewer > or list marks");
  }
  if (autolink_work(line) > kAutolinkWork) {
    refuse(kTooLarge, span, "this line holds a word without blanks that is too long to search",
           "put blanks between the addresses in it");
  }
  scan_table(line, span);
  scan_brackets(line, begin);
  scan_definition(line, span);
}

void LineScan::scan_table(std::string_view line, SourceSpan span) {
  if (table_columns_ > 0) ++table_rows_;
  if (const std::size_t columns = delimiter_columns(line); columns > 0) {
    ++delimiter_rows_;
    table_columns_ = std::max(table_columns_, columns);
  }
  if (table_columns_ > limits::kTableColumns) {
    refuse(kTooLarge, span,
           "this table has " + std::to_string(table_columns_) + " columns; " +
               std::to_string(limits::kTableColumns) + " is the most clearleaf reads",
           "divide it into several tables");
  }
  if (table_columns_ * table_rows_ > limits::kTableCells) {
    refuse(kTooLarge, span,
           "this table has more than " + std::to_string(limits::kTableCells) + " cells",
           "divide it into several tables");
  }
  if (delimiter_rows_ * paragraph_bytes_ > kDelimiterWork) {
    refuse(kTooLarge, span, "this paragraph holds too many lines like |---|",
           "put blank lines between the tables");
  }
}

void LineScan::scan_brackets(std::string_view line, std::uint32_t begin) {
  for (std::size_t pos = line.find_first_of("[]\\"); pos != std::string_view::npos;
       pos = line.find_first_of("[]\\", pos + 1)) {
    if (line[pos] == '\\') {
      ++pos;
    } else if (line[pos] == ']') {
      open_brackets_ -= open_brackets_ > 0 ? 1 : 0;
    } else {
      ++brackets_;
      if (++open_brackets_ <= limits::kUnmatchedBrackets) continue;
      const std::uint32_t place = begin + checked<std::uint32_t>(pos);
      refuse(kTooLarge, {place, place + 1},
             "this paragraph has more than " + std::to_string(limits::kUnmatchedBrackets) +
                 " brackets [ that are not closed",
             "close them with ], or write \\[ for a bracket as text");
    }
  }
}

/// A definition goes on to the next one or to the end of its paragraph.
void LineScan::scan_definition(std::string_view line, SourceSpan span) {
  if (begins_definition(line))
    definition_bytes_ = 0;
  else if (definition_bytes_ == 0)
    return;
  definition_bytes_ += line.size() + 1;
  if (definition_bytes_ <= longest_definition_) return;
  longest_definition_ = definition_bytes_;
  longest_definition_span_ = span;
}

}  // namespace

bool scan_limits(const SourceText& source, Diagnostics& diagnostics) {
  if (!check_bytes(source, diagnostics)) return false;
  const bool good_characters = check_characters(source, diagnostics);
  return LineScan(source, diagnostics).run() && good_characters;
}

}  // namespace clearleaf::read
