// Tables → whether every cell has a heading (PDF/UA-1 7.5, WCAG 1.3.1).
#include "base/utf8.h"
#include "check/rules.h"

#include <fmt/core.h>

#include <algorithm>

namespace clearleaf::check {

namespace {

constexpr std::string_view kClause = "PDF/UA-1 7.5, WCAG 1.3.1";

bool is_empty(const TableCell& cell) {
  return is_blank(plain_text(cell.inlines));
}

bool has_header(const Table& table) {
  return !std::all_of(table.head.cells.begin(), table.head.cells.end(), is_empty);
}

/// Every cell of a column without a heading has one at the start of its row; a first column needs
/// none where its cells are those headings.
bool rows_name_it(const Table& table, std::size_t column) {
  if (table.row_headers != RowHeaders::kFirstColumn) return false;
  return std::none_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
    return is_empty(row.cells.front()) && column < row.cells.size();
  });
}

}  // namespace

void check_table_header_missing(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Table>& table : question.survey.tables) {
    if (has_header(*table.node)) continue;
    diagnostics.error({"table-header-missing"}, table.node->head.span,
                      "the table's first row is empty, so its columns have no names",
                      "type what each column holds in the table's first row", std::string(kClause));
  }
}

void check_table_column_unnamed(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Table>& table : question.survey.tables) {
    if (!has_header(*table.node)) continue;
    const auto& cells = table.node->head.cells;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      if (!is_empty(cells[column]) || rows_name_it(*table.node, column)) continue;
      diagnostics.error({"table-column-unnamed"}, cells[column].span,
                        fmt::format("column {} of the table has no name", column + 1),
                        "type what it holds in the table's first row, or set the first cell of "
                        "every row in **bold** if it names the row",
                        std::string(kClause));
    }
  }
}

}  // namespace clearleaf::check
