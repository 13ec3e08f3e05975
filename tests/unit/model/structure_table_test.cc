// The structure table in tests/conformance/PDFUA1.md is the one in the code.
#include "base/files.h"
#include "model/construct.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace clearleaf {

namespace {

/// The cells of a row of a Markdown table; empty where the line is none.
std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out;
  if (!line.starts_with("| ")) return out;
  std::istringstream stream(line.substr(1));
  for (std::string cell; std::getline(stream, cell, '|');) {
    const auto begin = cell.find_first_not_of(' ');
    out.push_back(begin == cell.npos ? ""
                                     : cell.substr(begin, cell.find_last_not_of(' ') - begin + 1));
  }
  return out;
}

std::string pdf_cell(const ConstructForm& form) {
  if (form.type == StructType::kNone) return "–";
  const std::string name(struct_type_name(form.type));
  const auto standard = role_mapped(form.type);
  return standard ? name + " → " + std::string(struct_type_name(*standard)) : name;
}

std::string epub_cell(const ConstructForm& form) {
  if (form.mode == XhtmlMode::kSkipped) return "–";
  if (form.mode == XhtmlMode::kTransparent) return "its parent's";
  std::string out = "`" + std::string(form.element);
  if (!form.css_class.empty()) out += "." + std::string(form.css_class);
  return out + "`";
}

}  // namespace

TEST_CASE("each row of the documented table says what the code does") {
  const std::string page =
      read_file(std::string(CLEARLEAF_TEST_SOURCE_DIR) + "/tests/conformance/PDFUA1.md", 1 << 20);
  std::istringstream lines(page);
  std::string line;
  while (std::getline(lines, line) && !line.starts_with("|---")) {
  }
  std::size_t row = 0;
  constexpr auto kLast = static_cast<std::size_t>(Construct::kPageReference);
  while (std::getline(lines, line)) {
    const auto said = cells(line);
    if (said.empty()) break;
    REQUIRE(said.size() == 6);
    REQUIRE(row <= kLast);
    const ConstructForm& form = form_of(static_cast<Construct>(row++));
    INFO(line);
    CHECK(!said[0].empty());
    CHECK(said[1] == pdf_cell(form));
    CHECK(said[3] == epub_cell(form));
    CHECK(said[4] == form.epub_type);
    CHECK(said[5] == form.role);
  }
  CHECK(row == kLast + 1);
}

}  // namespace clearleaf
