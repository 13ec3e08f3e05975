// Pipes → cells.
#include "read/table_rows.h"

#include "base/utf8.h"

#include <algorithm>
#include <string_view>

namespace clearleaf::read {

namespace {

/// The next pipe that no backslash escapes, else the end.
std::size_t next_pipe(std::string_view row, std::size_t pos) {
  for (; pos < row.size(); ++pos) {
    if (row[pos] == '|') return pos;
    if (row[pos] == '\\' && pos + 1 < row.size() && row[pos + 1] == '|') ++pos;
  }
  return row.size();
}

/// The part [begin, end) without blanks around it.
MappedText cell(const MappedText& row, std::size_t begin, std::size_t end) {
  const std::string_view text = row.text();
  while (begin < end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
  while (begin < end && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  MappedText out = with_pipes_read(row.part(begin, end));
  if (out.size() == 0) out.set_place(row.span(begin, begin).begin);
  return out;
}

/// Strong from end to end; a note's mark may follow.
bool is_wholly_strong(const Inlines& inlines) {
  bool strong = false;
  for (const Inline& item : inlines) {
    const auto* text = std::get_if<Text>(&item.kind);
    if (std::holds_alternative<Strong>(item.kind)) {
      strong = true;
    } else if (!std::holds_alternative<NoteRef>(item.kind) &&
               !(text != nullptr && is_blank(text->text))) {
      return false;
    }
  }
  return strong;
}

}  // namespace

MappedText with_pipes_read(const MappedText& written) {
  const std::string_view text = written.text();
  MappedText out;
  std::size_t pending = 0;
  for (auto pos = text.find("\\|"); pos != std::string_view::npos;
       pos = text.find("\\|", pos + 2)) {
    out.append_part(written, pending, pos);
    out.append_as("|", written.span(pos, pos + 2));
    pending = pos + 2;
  }
  out.append_part(written, pending, text.size());
  return out;
}

std::vector<MappedText> split_row(const MappedText& row) {
  const std::string_view text = row.text();
  std::vector<MappedText> cells;
  std::size_t begin = text.starts_with('|') ? 1 : 0;
  while (begin < text.size()) {
    const std::size_t end = next_pipe(text, begin);
    // What follows the last pipe is a cell only if it holds something.
    if (end == text.size() && trimmed(text.substr(begin)).empty()) break;
    cells.push_back(cell(row, begin, end));
    begin = end + 1;
  }
  return cells;
}

RowHeaders row_headers(const Table& table) {
  if (table.columns.size() < 2 || table.rows.empty()) return RowHeaders::kNone;
  if (table.head.cells.front().inlines.empty()) return RowHeaders::kFirstColumn;
  std::size_t filled = 0;
  for (const TableRow& row : table.rows) {
    const Inlines& first = row.cells.front().inlines;
    if (first.empty()) continue;
    if (!is_wholly_strong(first)) return RowHeaders::kNone;
    ++filled;
  }
  return filled > 0 ? RowHeaders::kFirstColumn : RowHeaders::kNone;
}

}  // namespace clearleaf::read
