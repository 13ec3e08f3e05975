// Text alternatives and table headers.
#include "build.h"

#include <doctest/doctest.h>

namespace clearleaf::check {

namespace {

Rules of_alternative(const std::string& alternative) {
  return broken(document({image(alternative, "figures/pain-scale-2.png")}));
}

TableCell cell(const std::string& words, SourceSpan span = at(40)) {
  return {span, words.empty() ? Inlines{} : Inlines{text(words)}};
}

Document with_table(const std::vector<std::string>& head,
                    const std::vector<std::vector<std::string>>& rows,
                    RowHeaders row_headers = RowHeaders::kNone) {
  Table table;
  table.columns.resize(head.size());
  table.row_headers = row_headers;
  for (const std::string& words : head) table.head.cells.push_back(cell(words));
  for (const auto& row : rows) {
    table.rows.emplace_back();
    for (const std::string& words : row) table.rows.back().cells.push_back(cell(words));
  }
  return document({Block{at(5), table}});
}

}  // namespace

TEST_CASE("an image has an alternative that says what it shows") {
  CHECK(of_alternative("A scale from 0 to 10.") == Rules{});
  CHECK(of_alternative("") == Rules{"alternative-missing"});
  CHECK(of_alternative(" ") == Rules{"alternative-missing"});
  for (const char* name : {"IMG_1234.jpg", "IMG_1234", "DSC00123", "pain-scale-2",
                           "pain-scale-2.png", "Screenshot 2026-11-23", "my photo.jpeg"}) {
    CAPTURE(name);
    CHECK(of_alternative(name) == Rules{"alternative-file-name"});
  }
  for (const char* vague : {"photo", "Image", "image1", "Figure 3", "Bild 2", "42", "…"}) {
    CAPTURE(vague);
    CHECK(of_alternative(vague) == Rules{"alternative-vague"});
  }
  CHECK(of_alternative("Photo of the entrance") == Rules{});
}

TEST_CASE("a figure's alternative is asked for at the figure") {
  const Diagnostics found =
      findings(document({Block{at(6), Figure{{"a.png", "", "Caption"}, {}}}}));
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].rule.name == "alternative-missing");
  CHECK(found.items()[0].span == at(6));
  CHECK(found.items()[0].hint.find("(a.png)") != std::string::npos);
}

TEST_CASE("a table names its columns") {
  CHECK(broken(with_table({"A", "B"}, {{"1", "2"}})) == Rules{});
  CHECK(broken(with_table({"", " "}, {{"1", "2"}})) == Rules{"table-header-missing"});
  CHECK(broken(with_table({"A", ""}, {{"1", "2"}})) == Rules{"table-column-unnamed"});
}

TEST_CASE("the corner above row headers may be empty") {
  const std::vector<std::vector<std::string>> rows{{"Monday", "1"}, {"Tuesday", "2"}};
  CHECK(broken(with_table({"", "A"}, rows, RowHeaders::kFirstColumn)) == Rules{});
  CHECK(broken(with_table({"", "A"}, rows)) == Rules{"table-column-unnamed"});
  CHECK(broken(with_table({"", "A"}, {{"Monday", "1"}, {"", "2"}}, RowHeaders::kFirstColumn)) ==
        Rules{"table-column-unnamed"});
}

TEST_CASE("rows to fill in may be empty") {
  CHECK(broken(with_table({"Day", "Pain"}, {{"", ""}, {"", ""}})) == Rules{});
}

}  // namespace clearleaf::check
