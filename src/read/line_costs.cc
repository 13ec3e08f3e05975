// A line's signs → counts.
#include "read/line_costs.h"

#include "base/utf8.h"

#include <algorithm>

namespace clearleaf::read {

namespace {

constexpr std::string_view kBlanks = " \t";

bool is_blank_at(std::string_view line, std::size_t pos) {
  return pos >= line.size() || line[pos] == ' ' || line[pos] == '\t';
}

/// The length of a list marker with the blank after it, 0 for anything else.
std::size_t list_marker(std::string_view line, std::size_t pos) {
  if (line[pos] == '-' || line[pos] == '*' || line[pos] == '+' || line[pos] == ':') {
    return is_blank_at(line, pos + 1) ? 2 : 0;
  }
  std::size_t end = pos;
  while (end < line.size() && line[end] >= '0' && line[end] <= '9') ++end;
  const bool numbered = end > pos && end < line.size() && (line[end] == '.' || line[end] == ')');
  return numbered && is_blank_at(line, end + 1) ? end + 2 - pos : 0;
}

bool is_thematic_break(std::string_view line) {
  const auto first = line.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return false;
  const char sign = line[first];
  if (sign != '-' && sign != '*' && sign != '_') return false;
  return std::all_of(line.begin(), line.end(),
                     [sign](char c) { return c == sign || c == ' ' || c == '\t'; });
}

/// Where the words of a line begin, behind quote marks and list markers.
std::size_t after_marks(std::string_view line, std::size_t& marks) {
  std::size_t pos = 0;
  while (true) {
    pos = std::min(line.find_first_not_of(kBlanks, pos), line.size());
    if (pos == line.size()) return pos;
    const std::size_t length = line[pos] == '>' ? 1 : list_marker(line, pos);
    if (length == 0) return pos;
    ++marks;
    pos = std::min(pos + length, line.size());
  }
}

std::size_t words_begin(std::string_view line) {
  std::size_t marks = 0;
  return after_marks(line, marks);
}

std::size_t count(std::string_view text, std::string_view piece) {
  std::size_t found = 0;
  for (auto pos = text.find(piece); pos != std::string_view::npos;
       pos = text.find(piece, pos + piece.size())) {
    ++found;
  }
  return found;
}

}  // namespace

bool ends_paragraph(std::string_view line) {
  if (line.find_first_not_of("> \t") != std::string_view::npos) return false;
  if (line.find('>') == std::string_view::npos) return true;
  // Behind four blanks or a tab a mark may be words of a lazy line.
  return line.find("    ") == std::string_view::npos && line.find('\t') == std::string_view::npos;
}

std::size_t nesting(std::string_view line) {
  if (is_thematic_break(line)) return 0;
  std::size_t marks = 0;
  after_marks(line, marks);
  return marks;
}

std::size_t delimiter_columns(std::string_view line) {
  const std::string_view row = trimmed(line.substr(words_begin(line)));
  if (row.find_first_not_of("|:- \t") != std::string_view::npos) return 0;
  std::size_t columns = 0;
  for (std::size_t pos = 0; pos < row.size(); ++pos) {
    if (row[pos] == '-' && (pos == 0 || row[pos - 1] != '-')) ++columns;
  }
  // One column needs a pipe or a colon: dashes alone are a line across the page or underline words.
  const bool marked = row.find_first_of("|:") != std::string_view::npos;
  return columns > 1 || marked ? columns : 0;
}

bool begins_definition(std::string_view line) {
  const std::size_t begin = words_begin(line);
  return begin < line.size() && line[begin] == '[' && line.find("]:") != std::string_view::npos;
}

std::size_t autolink_work(std::string_view line) {
  std::size_t most = 0;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    const std::size_t starts = count(word, "@") + count(word, "www.") + count(word, "://");
    // A closing bracket at an address's end has all of it counted anew.
    const std::size_t marks = starts == 0 ? 0 : starts + count(word, ")");
    most = std::max(most, marks * word.size());
    begin = end + 1;
  }
  return most;
}

}  // namespace clearleaf::read
