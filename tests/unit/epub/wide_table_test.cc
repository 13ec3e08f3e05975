// Which tables have words that do not fit a telephone's screen side by side.
#include "epub/wide_table.h"

#include "doctest/doctest.h"

#include <initializer_list>
#include <string>

using namespace clearleaf;

namespace {

/// A table of one row with these cells.
bool is_wide(std::initializer_list<std::string> cells) {
  StructTree tree;
  const StructId table = tree.add(tree.root(), Construct::kTable, {});
  const StructId body = tree.add(table, Construct::kTableBody, {});
  const StructId row = tree.add(body, Construct::kTableRow, {});
  for (const std::string& text : cells) {
    const StructId cell = tree.add(row, Construct::kCell, {});
    if (!text.empty()) tree.add_text(cell, text, {});
  }
  return epub::is_wide_table(tree, table);
}

}  // namespace

TEST_CASE("a table is wide by its longest words, not by its text") {
  CHECK_FALSE(is_wide({"Evidence", "They relieve severe short-term pain and help some people"}));
  CHECK_FALSE(is_wide({"Mon", "Tue", "Wed", "Thu", "Fri"}));
  CHECK(is_wide({"Contraindication", "Interactions", "Supervision", "Documentation"}));
}

TEST_CASE("letters are counted, not bytes, and empty cells have their padding") {
  CHECK_FALSE(is_wide({"Лекарство", "Осторожно"}));
  CHECK_FALSE(is_wide({"", "", "", ""}));
}
