// Tables on pages: how wide they are, where they are cut, and those that have no room.
#include "unit/layout/page_lines.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

/// A publication of one table, set.
struct TablePage {
  explicit TablePage(const std::vector<std::vector<std::string>>& rows,
                     const std::string& caption = "") {
    section = sample.section("Heading");
    table = add_table(sample, section, rows);
    if (!caption.empty()) sample.text(Construct::kTableCaption, table, caption);
  }
  void set() { result = sample.set(); }

  /// The base lines of a cell, counted from the header row, on all pages.
  std::vector<std::size_t> lines_of(std::size_t row, std::size_t column) const {
    const StructTree& tree = sample.tree;
    const auto& parts = tree[table].kids;
    const StructId part = std::get<StructId>(parts[row == 0 ? 0 : 1]);
    const StructId line = std::get<StructId>(tree[part].kids[row == 0 ? 0 : row - 1]);
    const StructId cell = std::get<StructId>(tree[line].kids[column]);
    const LeafLines lines = lines_of_leaves(result.pages);
    std::vector<std::size_t> counts;
    for (const auto& [page, bases] : lines.at(std::get<LeafId>(tree[cell].kids[0]))) {
      counts.push_back(bases.size());
    }
    return counts;
  }
  /// Right edge of the rule below the header.
  Pt width() const {
    Pt right;
    for (const PageItem& item : result.pages.pages[0].items) {
      const auto* rule = std::get_if<Rule>(&item.content);
      if (rule != nullptr) right = max(right, rule->rect.right);
    }
    return right - sample.look.page.margin_left;
  }
  std::size_t warnings() const {
    const auto& items = sample.diagnostics.items();
    return static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(),
                      [](const Diagnostic& item) { return item.rule.name == "wide-table"; }));
  }
  std::set<double> sizes() const {
    std::set<double> out;
    for (const PageItem& item : result.pages.pages[0].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      const auto* leaf = std::get_if<LeafId>(&item.role);
      if (run == nullptr || leaf == nullptr) continue;
      const Construct construct = sample.tree[sample.tree[*leaf].parent].construct;
      if (construct == Construct::kCell || construct == Construct::kColumnHeader) {
        out.insert(run->size.value);
      }
    }
    return out;
  }

  Sample sample;
  StructId section{0};
  StructId table{0};
  LayoutResult result;
};

/// Rows of `columns` cells that each begin with a word of so many letters.
std::vector<std::vector<std::string>> word_rows(std::size_t columns, std::size_t letters,
                                                std::size_t rows) {
  std::vector<std::vector<std::string>> out(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < columns; ++i) {
      out[row].push_back(std::string(letters, static_cast<char>('a' + i)) + " " +
                         std::to_string(row));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a table of short words is not stretched over the page") {
  TablePage page({{"Day", "Dose"}, {"Monday", "5 mg"}, {"Tuesday", "10 mg"}});
  page.set();
  CHECK(page.width() < 180_pt);
  CHECK(page.width() > 90_pt);
}

TEST_CASE("a number and its unit stand on one line beside long prose") {
  TablePage page({{"Study", "Dose", "Found"},
                  {"One", "12.5 mg", Sample::lorem(60)},
                  {"Two", "1 200 mg", Sample::lorem(90)}});
  page.set();
  CHECK(page.lines_of(1, 1) == std::vector<std::size_t>{1});
  CHECK(page.lines_of(2, 1) == std::vector<std::size_t>{1});
  CHECK(page.lines_of(2, 2).front() < 13);
}

TEST_CASE("an image in a cell is as wide as it asks to be, or as its column can be") {
  for (const std::uint32_t pixels : {96U, 2000U}) {
    TablePage page({{"Sign", "Meaning"}, {"", "Take with food"}, {"", "Take at night"}});
    page.sample.images = one_image(pixels, 40);
    const StructId body = std::get<StructId>(page.sample.tree[page.table].kids[1]);
    const StructId row = std::get<StructId>(page.sample.tree[body].kids[0]);
    const StructId cell = std::get<StructId>(page.sample.tree[row].kids[0]);
    page.sample.tree.add_image(page.sample.tree.add(cell, Construct::kFigure, {}), ImageId(0), {});
    page.set();
    for (const PageItem& item : page.result.pages.pages[0].items) {
      const auto* image = std::get_if<PlacedImage>(&item.content);
      if (image == nullptr) continue;
      CHECK(image->rect.width() >= (pixels == 96 ? 71.9_pt : 200_pt));
    }
  }
}

TEST_CASE("a caption, the header and the first two rows stand together") {
  for (std::size_t before = 330; before < 420; before += 6) {
    Sample sample;
    const StructId section = sample.section("Heading");
    sample.text(Construct::kParagraph, section, Sample::lorem(before));
    const StructId table = add_table(sample, section, word_rows(2, 5, 6));
    const StructId caption = sample.text(Construct::kTableCaption, table, "A caption");
    const LayoutResult result = sample.set();
    const StructId body = std::get<StructId>(sample.tree[table].kids[1]);
    const StructId second = std::get<StructId>(sample.tree[body].kids[1]);
    CHECK(result.pages.anchors.at(second).page == result.pages.anchors.at(caption).page);
  }
}

TEST_CASE("a page has no single row of a table on it, unless that saves a third of the page") {
  for (std::size_t before = 0; before < 460; before += 4) {
    for (const std::size_t count : {std::size_t{4}, std::size_t{7}}) {
      Sample sample;
      const StructId section = sample.section("Heading");
      if (before > 0) sample.text(Construct::kParagraph, section, Sample::lorem(before));
      auto rows = word_rows(2, 5, count + 1);
      if (before % 8 == 0) rows[2][1] = Sample::lorem(50);
      const StructId table = add_table(sample, section, rows);
      const LayoutResult result = sample.set();
      std::map<std::size_t, std::size_t> rows_on;
      for (const Kid& row : sample.tree[std::get<StructId>(sample.tree[table].kids[1])].kids) {
        ++rows_on[result.pages.anchors.at(std::get<StructId>(row)).page];
      }
      for (const auto& [page, rows_here] : rows_on) CHECK(rows_here >= 2);
    }
  }
}

TEST_CASE("a table moves to the next page only where that leaves less than a third of this one") {
  for (std::size_t words = 120; words < 400; words += 8) {
    Sample sample;
    const StructId section = sample.section("Heading");
    sample.text(Construct::kParagraph, section, Sample::lorem(words));
    auto rows = word_rows(2, 5, 5);
    for (std::size_t i = 1; i < 5; ++i) rows[i][1] = Sample::lorem(75);
    const StructId table = add_table(sample, section, rows);
    const LayoutResult result = sample.set();
    const PageGeometry& page = sample.look.page;
    const Pt room = page.size.height - page.margin_top - page.margin_bottom;
    if (result.pages.anchors.at(table).page == 0) continue;
    Pt lowest;
    for (const auto& [leaf, pages] : lines_of_leaves(result.pages)) {
      if (pages.contains(0)) lowest = max(lowest, Pt{*pages.at(0).rbegin()});
    }
    CHECK(page.size.height - page.margin_bottom - lowest < room * 0.36);
  }
}

TEST_CASE("a header higher than a third of the page is set once and not repeated") {
  auto rows = word_rows(2, 5, 60);
  rows[0][1] = Sample::lorem(220);
  rows[0][0] = Sample::lorem(3);
  TablePage page(rows);
  page.set();
  REQUIRE(page.result.pages.pages.size() >= 2);
  for (std::size_t i = 1; i < page.result.pages.pages.size(); ++i) {
    CHECK(artifact_text(page.result.pages, i, ArtifactKind::kLayout).empty());
  }
}

TEST_CASE("a header higher than a page is all there") {
  auto rows = word_rows(2, 5, 3);
  rows[0][1] = Sample::lorem(900);
  TablePage page(rows);
  page.set();
  REQUIRE(page.result.pages.pages.size() >= 2);
  std::string all;
  for (std::size_t i = 0; i < page.result.pages.pages.size(); ++i) {
    all += page_text(page.result.pages, i) + " ";
  }
  CHECK(all.find("end.") != std::string::npos);
  CHECK(all.find("aaaaa 2") != std::string::npos);
}

TEST_CASE("a high row is cut between lines, and no cell's line is alone on a page") {
  for (std::size_t words = 100; words < 300; words += 4) {
    Sample sample;
    const StructId section = sample.section("Heading");
    const std::string high = Sample::lorem(600);
    const std::string less = Sample::lorem(words);
    add_table(sample, section, {{"A", "B"}, {high, less}, {less, high}});
    const LeafLines lines = lines_of_leaves(sample.set().pages);
    CHECK(split_leaves(sample, lines, Construct::kCell) >= 1);
    CHECK(lonely_lines(lines) == 0);
  }
}

TEST_CASE("a table that is a little too wide has smaller type, no smaller than small type") {
  TablePage page(word_rows(5, 12, 3));
  page.set();
  CHECK(page.warnings() == 0);
  REQUIRE(page.sizes().size() == 1);
  CHECK(*page.sizes().begin() < page.sample.look.table_size.value);
  CHECK(*page.sizes().begin() >= page.sample.look.small_size.value);
  CHECK(page.lines_of(0, 0).front() <= 2);
}

TEST_CASE("P04: in a disclaimer the type of a table is that of the body") {
  Sample sample;
  const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
  sample.text(Construct::kHeading2, risks, "Warning: risks");
  const StructId table = add_table(sample, risks, word_rows(2, 5, 3));
  const StructId code = sample.tree.add(risks, Construct::kCodeBlock, {});
  sample.text(Construct::kCodeBlockText, code, "code");
  const LayoutResult result = sample.set();
  CHECK(result.pages.anchors.contains(table));
  for (const PageItem& item : result.pages.pages[0].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run == nullptr || !std::holds_alternative<LeafId>(item.role)) continue;
    CHECK(run->size >= sample.look.body_size);
  }
}

TEST_CASE("a table that has no room is set in blocks, and its author is told") {
  auto rows = word_rows(8, 12, 4);
  rows[2][3] = "";
  TablePage page(rows, "A caption");
  page.set();
  CHECK(page.warnings() == 1);
  const LayoutResult& result = page.result;
  REQUIRE(result.pages.pages.size() == 1);
  // Each cell once, the headers in the first block, and once more before each further row's cells.
  const std::string text = page_text(result.pages, 0);
  for (const auto& row : rows) {
    for (const std::string& words : row) {
      if (words.empty()) continue;
      CHECK(text.find(words) != std::string::npos);
      CHECK(text.find(words) == text.rfind(words));
    }
  }
  const std::string labels = artifact_text(result.pages, 0, ArtifactKind::kLayout);
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t count = 0;
    const std::string label = rows[0][i] + ":";
    for (std::size_t at = 0; (at = labels.find(label, at)) != std::string::npos; ++at) ++count;
    CHECK(count == (i == 3 ? 1 : 2));
  }
  // No word is broken, and nothing is below the smallest size.
  for (const auto& [leaf, pages] : lines_of_leaves(result.pages)) {
    for (const auto& [number, bases] : pages) CHECK(bases.size() == 1);
  }
  CHECK(*page.sizes().begin() == page.sample.look.table_size.value);
}

namespace {

/// Where the glyphs that show `words` begin, on a page.
std::vector<Point> places_of(const PageList& pages, std::size_t page, std::string_view words) {
  std::vector<Point> out;
  for (const PageItem& item : pages.pages[page].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr && pages.runs[run->run].text.starts_with(words)) out.push_back(run->origin);
  }
  return out;
}

}  // namespace

TEST_CASE("in a block the words of headers and the cells stand in two columns, side by side") {
  auto rows = word_rows(8, 12, 4);
  rows[0][4] = "A header of four or five words";
  TablePage page(rows);
  page.set();
  const PageList& pages = page.result.pages;
  const LeafLines lines = lines_of_leaves(pages);
  for (const auto& [leaf, on_pages] : lines) CHECK(on_pages.begin()->second.size() == 1);
  std::set<double> labels;
  std::set<double> cells;
  for (std::size_t i = 1; i < 8; ++i) {
    const std::string word(12, static_cast<char>('a' + i));
    for (const Point& place : places_of(pages, 0, word)) {
      const bool is_label = place.x < page.sample.look.page.margin_left + 40_pt;
      (is_label ? labels : cells).insert(place.x.value);
    }
  }
  CHECK(labels.size() == 1);
  CHECK(cells.size() == 1);
}

TEST_CASE("a row as a block stands on one page where it can") {
  for (std::size_t before = 0; before < 300; before += 20) {
    TablePage page(word_rows(10, 12, 9));
    page.sample.text(Construct::kParagraph, page.section, "");
    page.set();
    for (const Kid& kid :
         page.sample.tree[std::get<StructId>(page.sample.tree[page.table].kids[1])].kids) {
      std::set<std::size_t> on;
      for (const Kid& cell : page.sample.tree[std::get<StructId>(kid)].kids) {
        on.insert(page.result.pages.anchors.at(std::get<StructId>(cell)).page);
      }
      CHECK(on.size() == 1);
    }
  }
}

TEST_CASE("a row that goes on on the next page says so there") {
  auto rows = word_rows(8, 12, 4);
  for (std::size_t i = 1; i < 8; ++i) rows[2][i] = Sample::lorem(70);
  rows[2][0] = "Second row";
  TablePage page(rows);
  page.set();
  const PageList& pages = page.result.pages;
  REQUIRE(pages.pages.size() >= 2);
  CHECK(artifact_text(pages, 1, ArtifactKind::kLayout).starts_with("Second row, continued"));
  CHECK(artifact_text(pages, 0, ArtifactKind::kLayout).find("continued") == std::string::npos);
  CHECK(lonely_lines(lines_of_leaves(pages)) == 0);
}

TEST_CASE("a long name of a row is shortened where it is repeated") {
  auto rows = word_rows(8, 12, 3);
  for (std::size_t i = 1; i < 8; ++i) rows[1][i] = Sample::lorem(90);
  rows[1][0] = Sample::lorem(60);
  TablePage page(rows);
  page.set();
  REQUIRE(page.result.pages.pages.size() >= 2);
  const std::string repeated = artifact_text(page.result.pages, 1, ArtifactKind::kLayout);
  CHECK(repeated.find("…, continued") != std::string::npos);
  CHECK(repeated.find("…, continued") < 120);
}

TEST_CASE("notes of a wide table's headers and cells stand once, in the order of their numbers") {
  auto rows = word_rows(8, 12, 3);
  TablePage page(rows);
  const StructTree& tree = page.sample.tree;
  const auto cell = [&](std::size_t part, std::size_t column) {
    const StructId rows_elem = std::get<StructId>(tree[page.table].kids[part]);
    const StructId row = std::get<StructId>(tree[rows_elem].kids[0]);
    return std::get<StructId>(tree[row].kids[column]);
  };
  add_note(page.sample, cell(0, 5), page.section, "Of a header.");
  add_note(page.sample, cell(1, 2), page.section, "Of a cell.");
  page.set();
  const std::string text = page_text(page.result.pages, 0);
  const auto of_header = text.find("Of a header.");
  const auto of_cell = text.find("Of a cell.");
  REQUIRE(of_header != std::string::npos);
  CHECK(of_cell != std::string::npos);
  CHECK(of_header < of_cell);
  CHECK(text.find("Of a header.", of_header + 1) == std::string::npos);
}

TEST_CASE("a column to be filled in has room, and its rows are high enough to write in") {
  TablePage page({{"Task", "By when", "Signed"},
                  {Sample::lorem(14), "1 May", ""},
                  {Sample::lorem(9), "2 May", ""},
                  {"Letter", "3 May", ""}});
  page.set();
  const PageList& pages = page.result.pages;
  const Pt signed_at = places_of(pages, 0, "Signed").front().x;
  const PageGeometry& geometry = page.sample.look.page;
  CHECK(geometry.size.width - geometry.margin_right - signed_at > 100_pt);
  std::set<Pt> rules;
  for (const PageItem& item : pages.pages[0].items) {
    const auto* rule = std::get_if<Rule>(&item.content);
    if (rule != nullptr && rule->rect.width() > 200_pt) rules.insert(rule->rect.bottom);
  }
  REQUIRE(rules.size() >= 4);
  CHECK(*rules.rbegin() - *std::next(rules.rbegin()) >= 24.9_pt);
}

TEST_CASE("the first lines of a row's cells stand on one base line, whatever their letters need") {
  // Tibetan letters stand in storeys: their lines are higher.
  TablePage page({{"A", "B"}, {"plain", "\u0F66\u0F92\u0FB2\u0F74\u0F7C"}, {"c", "d"}});
  FontFamily tibetan{"Noto Serif Tibetan",
                     "fonts-noto-core",
                     "",
                     "OFL-1.1",
                     {{FontWeight::kRegular, FontSlant::kUpright,
                       "/usr/share/fonts/truetype/noto/NotoSerifTibetan-Regular.ttf", 0, ""}}};
  tibetan.scripts = {"Tibt"};
  page.sample.catalog.fallback.push_back(
      page.sample.catalog.families.push_back(std::move(tibetan)));
  page.set();
  const PageList& pages = page.result.pages;
  const auto letters = places_of(pages, 0, "\u0F66");
  REQUIRE(letters.size() == 1);
  CHECK(letters.front().y == places_of(pages, 0, "plain").front().y);
}

TEST_CASE("P07: in a disclaimer cells are start aligned, elsewhere as the author says") {
  for (const Construct construct : {Construct::kRisksSection, Construct::kMainSection}) {
    Sample sample;
    const StructId section = sample.tree.add(sample.tree.root(), construct, {});
    sample.text(Construct::kHeading2, section, "Heading");
    const StructId table = add_table(sample, section, {{"Aa", "Number"}, {"b", "7"}, {"c", "12"}});
    for (const Kid& part : sample.tree[table].kids) {
      for (const Kid& row : sample.tree[std::get<StructId>(part)].kids) {
        const StructId cell = std::get<StructId>(sample.tree[std::get<StructId>(row)].kids[1]);
        sample.tree.edit_attrs(cell).alignment = Alignment::kEnd;
      }
    }
    const LayoutResult result = sample.set();
    const Pt head = places_of(result.pages, 0, "Number").front().x;
    const Pt cell = places_of(result.pages, 0, "7").front().x;
    if (construct == Construct::kRisksSection) {
      CHECK(cell == head);
    } else {
      CHECK(cell > head + 10_pt);
    }
  }
}

TEST_CASE("a header with no room that is higher than a page goes over pages") {
  auto rows = word_rows(8, 12, 3);
  rows[0][4] = Sample::lorem(900);
  TablePage page(rows);
  page.set();
  REQUIRE(page.result.pages.pages.size() >= 2);
  const PageGeometry& geometry = page.sample.look.page;
  const LeafLines lines = lines_of_leaves(page.result.pages);
  for (const auto& [leaf, pages] : lines) {
    for (const auto& [number, bases] : pages) {
      CHECK(*bases.rbegin() < (geometry.size.height - geometry.margin_bottom).value);
    }
  }
  CHECK(lonely_lines(lines) == 0);
}

TEST_CASE("a table with no room that is filled in by hand has lines to write on") {
  auto rows = word_rows(8, 12, 3);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    for (std::size_t i = 1; i < 8; ++i) rows[row][i] = "";
  }
  TablePage page(rows);
  page.set();
  CHECK(page.warnings() == 1);
  std::set<double> lines;
  for (const PageItem& item : page.result.pages.pages[0].items) {
    const auto* rule = std::get_if<Rule>(&item.content);
    if (rule != nullptr && rule->rect.height() < 1_pt) lines.insert(rule->rect.bottom.value);
  }
  CHECK(lines.size() >= 14);
}

TEST_CASE("long prose in a narrow column is set in blocks") {
  auto rows = word_rows(6, 10, 3);
  rows[1][5] = Sample::lorem(150);
  TablePage page(rows);
  page.set();
  CHECK(page.warnings() == 1);
}

TEST_CASE("a word wider than the page is broken between its letters, and its table stays one") {
  TablePage page({{"A", "B"}, {"short", std::string(120, 'x')}});
  page.set();
  CHECK(page.warnings() == 0);
  CHECK(page.lines_of(1, 1).front() > 1);
}

TEST_CASE("a table with more columns than there is room for at all is set") {
  std::vector<std::vector<std::string>> rows(3, std::vector<std::string>(300));
  for (std::size_t i = 0; i < 300; ++i) rows[0][i] = rows[2][i] = "a";
  TablePage page(rows);
  page.set();
  CHECK(page.warnings() == 1);
  CHECK_FALSE(page.sample.diagnostics.has_errors());
}
