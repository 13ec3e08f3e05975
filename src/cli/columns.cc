// Bytes of a source line → columns of a terminal.
#include "cli/columns.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <vector>

namespace clearleaf::cli {

namespace {

struct Range {
  char32_t first, last;
};

// Terminals differ in the details; these are the ranges on which they agree (UAX 11, and the marks
// of the scripts of Europe).
constexpr std::array kWide = std::to_array<Range>({
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0x33FF},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF},
    {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
});
constexpr std::array kZero = std::to_array<Range>({
    {0x0300, 0x036F},
    {0x0483, 0x0489},
    {0x0591, 0x05BD},
    {0x064B, 0x065F},
    {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x2064},
    {0x20D0, 0x20F0},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xFEFF, 0xFEFF},
});

template <std::size_t N>
bool holds(const std::array<Range, N>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](Range range) { return c >= range.first && c <= range.last; });
}

bool is_control(char32_t c) {
  // Overrides of the writing direction can make a line look like another; they count as controls.
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

/// One character as it is shown.
struct Cell {
  std::string text;
  std::size_t width = 1;
  bool marked = false;
};

/// The code point at `offset`, which moves past it; U+FFFD for a byte that begins none.
char32_t next_or_replacement(std::string_view text, std::size_t& offset) {
  const std::size_t length = std::min(utf8_length(text[offset]), text.size() - offset);
  if (first_invalid_utf8(text.substr(offset, length))) {
    ++offset;
    return 0xFFFD;
  }
  return next_code_point(text, offset);
}

Cell cell_of(char32_t c, std::size_t column) {
  constexpr std::size_t kTab = 4;
  if (c == '\t') {
    const std::size_t width = kTab - column % kTab;
    return {std::string(width, ' '), width};
  }
  Cell cell;
  append_utf8(cell.text, is_control(c) ? U'\uFFFD' : c);
  cell.width = is_control(c) ? 1 : static_cast<std::size_t>(column_width(c));
  return cell;
}

std::vector<Cell> cells_of(std::string_view line, std::size_t begin, std::size_t end) {
  std::vector<Cell> cells;
  std::size_t column = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    const std::size_t at = offset;
    Cell cell = cell_of(next_or_replacement(line, offset), column);
    cell.marked = at < end && offset > begin;
    column += cell.width;
    cells.push_back(std::move(cell));
  }
  return cells;
}

/// The cells [first, last) to show: the marked ones and as much around them as there is room for.
std::pair<std::size_t, std::size_t> window(const std::vector<Cell>& cells, std::size_t mark_at,
                                           std::size_t max_columns) {
  const std::size_t before = max_columns / 3;
  std::size_t first = mark_at;
  for (std::size_t used = 0; first > 0 && used < before; --first) used += cells[first - 1].width;
  std::size_t last = first;
  for (std::size_t used = 0; last < cells.size() && used < max_columns; ++last) {
    used += cells[last].width;
  }
  return {first, last};
}

}  // namespace

int column_width(char32_t c) {
  if (c < 0x300) return 1;
  if (holds(kZero, c)) return 0;
  return holds(kWide, c) ? 2 : 1;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_or_replacement(text, offset);
    if (c == '\n' || c == '\t') {
      out += ' ';
    } else {
      append_utf8(out, is_control(c) ? U'\uFFFD' : c);
    }
  }
  return out;
}

MarkedLine mark(std::string_view line, std::size_t begin, std::size_t end,
                std::size_t max_columns) {
  // A part without bytes is marked at the letter it stands before.
  std::vector<Cell> cells = cells_of(line, begin, std::max(end, begin + 1));
  const auto at = std::find_if(cells.begin(), cells.end(), [](const Cell& c) { return c.marked; });
  const auto mark_at = static_cast<std::size_t>(at - cells.begin());
  // A place without width, such as the line's end, has a mark of one column.
  if (at == cells.end()) cells.push_back({" ", 1, true});

  std::size_t columns = 0;
  for (const Cell& cell : cells) columns += cell.width;
  std::pair<std::size_t, std::size_t> shown{0, cells.size()};
  if (columns > max_columns) shown = window(cells, mark_at, max_columns);

  MarkedLine out;
  if (shown.first > 0) out = {"…", " "};
  for (std::size_t i = shown.first; i < shown.second; ++i) {
    out.line += cells[i].text;
    const bool first_mark = i == mark_at && cells[i].width > 0;
    if (first_mark) out.marks += '^';
    out.marks.append(cells[i].width - (first_mark ? 1 : 0), cells[i].marked ? '~' : ' ');
  }
  if (shown.second < cells.size()) out.line += "…";
  out.line.erase(out.line.find_last_not_of(' ') + 1);
  out.marks.erase(out.marks.find_last_not_of(' ') + 1);
  return out;
}

}  // namespace clearleaf::cli
