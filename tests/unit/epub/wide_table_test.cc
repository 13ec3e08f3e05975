// Which tables have words that do not fit a telephone's screen side by side.
#include "epub/wide_table.h"

#include "doctest/doctest.h"

#include <initializer_list>
#include <string>

using namespace clearleaf;
using clearleaf::epub::TableWidth;

namespace {

/// A table of one row with these cells.
TableWidth width_of(std::initializer_list<std::string> cells) {
  StructTree tree;
  const StructId table = tree.add(tree.root(), Construct::kTable, {});
  const StructId body = tree.add(table, Construct::kTableBody, {});
  const StructId row = tree.add(body, Construct::kTableRow, {});
  for (const std::string& text : cells) {
    const StructId cell = tree.add(row, Construct::kCell, {});
    if (!text.empty()) tree.add_text(cell, text, {});
  }
  return epub::width_of_table(tree, table);
}

}  // namespace

TEST_CASE("a table is wide by its longest words, not by its text") {
  CHECK(width_of({"Evidence", "They relieve severe short-term pain and help some people"}) ==
        TableWidth::kFits);
  CHECK(width_of({"Mon", "Tue", "Wed", "Thu", "Fri"}) == TableWidth::kFits);
  CHECK(width_of({"Contraindication", "Interactions", "Supervision"}) == TableWidth::kWide);
  CHECK(width_of({"Contraindication", "Interactions", "Supervision", "Documentation",
                  "Responsibility"}) == TableWidth::kVeryWide);
}

TEST_CASE("letters are counted, not bytes, and empty cells have their padding") {
  CHECK(width_of({"Лекарство", "Осторожно"}) == TableWidth::kFits);
  CHECK(width_of({"", "", "", ""}) == TableWidth::kFits);
}
