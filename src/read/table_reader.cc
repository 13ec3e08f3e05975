// A table's syntax and its caption → Table.
#include "base/checked.h"
#include "base/utf8.h"
#include "read/block_reader.h"
#include "read/inline_reader.h"
#include "read/rules.h"
#include "read/table_rows.h"

#include <utility>

namespace clearleaf::read {

namespace {

Alignment alignment_of(char letter) {
  if (letter == 'c') return Alignment::kCenter;
  return letter == 'r' ? Alignment::kEnd : Alignment::kStart;
}

/// The bytes before a caption's words: "Table: " or, as Pandoc has it, ": ".
std::size_t caption_mark_of(std::string_view words) {
  for (const std::string_view mark : {"Table: ", ": "}) {
    if (words.starts_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace

std::size_t BlockReader::caption_mark(const SyntaxNode& node) {
  if (node.kind != Syntax::kParagraph || node.children.empty()) return 0;
  if (node.children.front().kind != Syntax::kText) return 0;
  return caption_mark_of(node.children.front().literal);
}

Block BlockReader::read_table(const SyntaxNode& node, const SyntaxNode* caption) {
  Table table;
  for (const char letter : node.alignments) table.columns.push_back(alignment_of(letter));
  if (caption != nullptr) {
    const MappedText content = paragraph_text(*caption);
    table.caption = InlineReader(reading_, content).read(caption->children, caption_mark(*caption));
  }
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    // The line after the header row holds the delimiters.
    const std::uint32_t line = node.first_line + checked<std::uint32_t>(i == 0 ? 0 : i + 1);
    const MappedText text = block_text(reading_.source, line, line, containers_);
    const std::size_t mark = caption_mark_of(text.text());
    const bool is_caption = i > 0 && i + 1 == node.children.size() && table.caption.empty() &&
                            mark > 0 && text.text().find('|') == std::string_view::npos;
    if (is_caption) {
      const SyntaxNode& cell = node.children[i].children.front();
      table.caption = InlineReader(reading_, text).read(cell.children, mark);
    } else {
      (i == 0 ? table.head : table.rows.emplace_back()) =
          read_row(node.children[i], text, table.columns.size());
    }
  }
  table.row_headers = row_headers(table);
  const auto last = node.first_line + checked<std::uint32_t>(node.children.size());
  return {lines_span(node.first_line, last), std::move(table)};
}

TableRow BlockReader::read_row(const SyntaxNode& node, const MappedText& text,
                               std::size_t columns) {
  TableRow row;
  row.span = text.span(0, text.text().find_last_not_of(" \t") + 1);
  const std::vector<MappedText> cells = split_row(text);
  if (cells.size() > columns) {
    reading_.error(kTableRow, {cells[columns].span(0, 0).begin, row.span.end},
                   "this row has " + std::to_string(cells.size()) + " cells, but the table has " +
                       std::to_string(columns) + " columns",
                   "take away a cell, or give the header row one more; for | as text write \\|");
  }
  for (std::size_t i = 0; i < columns; ++i) {
    TableCell cell;
    cell.span = {row.span.end, row.span.end};
    if (i < cells.size()) {
      cell.span = cells[i].span(0, cells[i].size());
      cell.inlines = InlineReader(reading_, cells[i]).read(node.children[i].children);
    }
    row.cells.push_back(std::move(cell));
  }
  return row;
}

}  // namespace clearleaf::read
