// Tables → breaches of their rows, their spans and their header cells.
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

namespace {

using T = StandardType;

constexpr std::string_view kFormClause = "ISO 32000-1 14.8.4.3.4";
constexpr std::string_view kHeaderClause = "ISO 14289-1 7.5";
constexpr std::size_t kMostColumns = 1'000;

/// The rows of a table, whatever group they stand in.
struct Table {
  Id<PdfElement> id;
  std::vector<Id<PdfElement>> rows;
  std::vector<Id<PdfElement>> cells;
  int heads = 0;
  int bodies = 0;
  int feet = 0;
};

Table read_table(const StructureView& structure, Id<PdfElement> id) {
  Table out{id, {}, {}};
  const auto add_row = [&](Id<PdfElement> row) {
    if (structure.type(row) != T::kTr) return;
    out.rows.push_back(row);
    for (const Id<PdfElement> cell : structure.element_kids(row)) out.cells.push_back(cell);
  };
  for (const Id<PdfElement> kid : structure.element_kids(id)) {
    const T type = structure.type(kid);
    out.heads += type == T::kTHead ? 1 : 0;
    out.bodies += type == T::kTBody ? 1 : 0;
    out.feet += type == T::kTFoot ? 1 : 0;
    add_row(kid);
    if (type != T::kTHead && type != T::kTBody && type != T::kTFoot) continue;
    for (const Id<PdfElement> row : structure.element_kids(kid)) add_row(row);
  }
  return out;
}

void check_groups(const StructureView& structure, const Table& table, Report& report) {
  const auto add = [&](std::string message) {
    report.add(kFormClause, structure.place(table.id), std::move(message));
  };
  if (table.rows.empty()) add("a Table has no rows");
  if (table.heads > 1) add("a Table has more than one THead");
  if (table.feet > 1) add("a Table has more than one TFoot");
  if (table.heads + table.feet > 0 && table.bodies == 0) add("a Table has a THead but no TBody");
}

/// Lays the rows' cells out on a grid; cells that span rows reach down into later ones.
void check_is_regular(const StructureView& structure, const Table& table, Report& report) {
  std::vector<int> rows_left;  // by column: rows that a cell from above still takes
  std::size_t columns = 0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    std::size_t column = 0;
    for (const Id<PdfElement> cell : structure.element_kids(table.rows[r])) {
      const PdfAttributes& attributes = structure.attributes(cell);
      while (column < rows_left.size() && rows_left[column] > 0) ++column;
      const int width = std::max(attributes.column_span.value_or(1), 1);
      const int height = std::max(attributes.row_span.value_or(1), 1);
      for (int i = 0; i < width; ++i, ++column) {
        if (column >= kMostColumns) {
          report.add(kFormClause, structure.place(cell), "a Table has more than 1,000 columns");
          return;
        }
        if (column >= rows_left.size()) rows_left.resize(column + 1);
        if (rows_left[column] > 0) {
          report.add(kFormClause, structure.place(cell), "two cells of a Table overlap");
          return;
        }
        rows_left[column] = height;
      }
    }
    const auto taken = static_cast<std::size_t>(
        std::ranges::count_if(rows_left, [](int rows) { return rows > 0; }));
    if (r == 0) columns = taken;
    if (taken != columns) {
      report.add(kFormClause, structure.place(table.rows[r]),
                 fmt::format("a row of a Table has {} cells, its first row {}", taken, columns));
      return;
    }
    for (int& rows : rows_left) rows = std::max(rows - 1, 0);
  }
  if (std::ranges::any_of(rows_left, [](int rows) { return rows > 0; })) {
    report.add(kFormClause, structure.place(table.id), "a cell spans more rows than its Table has");
  }
}

bool is_scope(std::string_view scope) {
  return scope == "Row" || scope == "Column" || scope == "Both";
}

/// Whether every data cell names its header cells.
bool has_headers_by_id(const StructureView& structure, const Table& table) {
  return std::ranges::all_of(table.cells, [&](Id<PdfElement> cell) {
    return structure.type(cell) != T::kTd || !structure.attributes(cell).headers.empty();
  });
}

void check_headers(const StructureView& structure, const Table& table, Report& report) {
  const bool by_id = has_headers_by_id(structure, table);
  std::vector<std::string_view> ids;
  bool has_headers = false;
  for (const Id<PdfElement> cell : table.cells) {
    if (structure.type(cell) != T::kTh) continue;
    has_headers = true;
    const PdfAttributes& attributes = structure.attributes(cell);
    if (attributes.id) ids.push_back(*attributes.id);
    if (!by_id && !is_scope(attributes.scope)) {
      report.add(kHeaderClause, structure.place(cell), "a TH has no Scope");
    }
    if (!structure.says_something(cell)) {
      report.add(kHeaderClause, structure.place(cell), "a TH is empty");
    }
  }
  if (!has_headers && !table.cells.empty()) {
    report.add(kHeaderClause, structure.place(table.id), "a Table has no TH");
  }
  std::ranges::sort(ids);
  for (const Id<PdfElement> cell : table.cells) {
    for (const std::string& header : structure.attributes(cell).headers) {
      if (std::ranges::binary_search(ids, std::string_view(header))) continue;
      report.add(kHeaderClause, structure.place(cell),
                 "Headers names " + header + ", which is no TH of the Table");
    }
  }
}

}  // namespace

void check_pdf_tables(const StructureView& structure, Report& report) {
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    if (structure.type(id) != T::kTable) continue;
    const Table table = read_table(structure, id);
    check_groups(structure, table, report);
    check_is_regular(structure, table, report);
    check_headers(structure, table, report);
  }
}

}  // namespace clearleaf::verify
