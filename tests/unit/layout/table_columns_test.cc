// Column widths from what columns need, and how low they make a table.
#include "layout/table_columns.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace clearleaf;
using namespace clearleaf::layout;

namespace {

constexpr Pt kBlank{3};
constexpr ColumnLook kLook{25_pt, 200_pt};

Pt total(const std::vector<Pt>& widths) {
  Pt sum;
  for (const Pt width : widths) sum += width;
  return sum;
}

/// Words of these widths, with blanks between them.
CellWords cell(const std::vector<double>& widths) {
  CellWords out;
  for (const double width : widths) out.push_back({Pt{width}, kBlank});
  return out;
}

/// What the columns of `rows` need: a cell up to 80 points is very short.
TableNeeds needs_of(const std::vector<std::vector<CellWords>>& rows) {
  TableNeeds needs;
  needs.columns.resize(rows.front().size());
  for (const auto& cells : rows) {
    needs.rows.push_back({1, cells});
    for (std::size_t i = 0; i < cells.size(); ++i) {
      ColumnNeed& need = needs.columns[i];
      Pt whole;
      for (const Word& word : cells[i]) {
        need.least = max(need.least, word.width);
        whole += word.width + word.blank;
      }
      whole -= cells[i].empty() ? 0_pt : cells[i].back().blank;
      need.natural = max(need.natural, whole);
      if (whole <= 80_pt) need.unbroken = max(need.unbroken, whole);
    }
  }
  return needs;
}

CellWords text(std::size_t words, std::mt19937& random) {
  CellWords out;
  for (std::size_t i = 0; i < words; ++i) {
    out.push_back({Pt{10.0 + static_cast<double>(random() % 40)}, kBlank});
  }
  return out;
}

/// The lowest height of all widths in steps of `step` beyond the longest words.
double lowest_height(const TableNeeds& needs, Pt room, Pt step, std::vector<Pt>& widths) {
  const std::size_t i = widths.size();
  if (i + 1 == needs.columns.size()) {
    widths.push_back(room - total(widths));
    const double height = height_in_lines(needs, widths);
    widths.pop_back();
    return height;
  }
  Pt others;
  for (std::size_t k = i + 1; k < needs.columns.size(); ++k) others += needs.columns[k].least;
  const Pt most = room - total(widths) - others;
  double lowest = 1e9;
  for (Pt width = needs.columns[i].least; width <= most; width += step) {
    widths.push_back(width);
    lowest = std::min(lowest, lowest_height(needs, room, step, widths));
    widths.pop_back();
  }
  return lowest;
}

/// By how much higher the table is than the lowest there is.
double excess(const TableNeeds& needs, Pt room) {
  const auto widths = share_room(needs, room, kLook);
  REQUIRE(widths.has_value());
  CHECK(total(*widths).value == doctest::Approx(room.value));
  for (std::size_t i = 0; i < needs.columns.size(); ++i) {
    CHECK((*widths)[i] >= needs.columns[i].least - 0.01_pt);
  }
  std::vector<Pt> none;
  return height_in_lines(needs, *widths) / lowest_height(needs, room, 2_pt, none);
}

}  // namespace

TEST_CASE("a cell's lines: words side by side, line breaks, words wider than the column") {
  CHECK(count_lines({}, 100_pt) == 0);
  CHECK(count_lines(cell({40, 40}), 83_pt) == 1);
  CHECK(count_lines(cell({40, 40}), 82_pt) == 2);
  CHECK(count_lines(cell({250}), 100_pt) == 3);
  CellWords forced = cell({10, 10});
  forced[0].end = Word::End::kForced;
  CHECK(count_lines(forced, 100_pt) == 2);
}

TEST_CASE("columns that fit on one line are a gap wider than their text") {
  const auto widths = share_room(needs_of({{cell({40}), cell({60})}}), 400_pt, kLook);
  REQUIRE(widths.has_value());
  CHECK((*widths)[0] == 65_pt);
  CHECK((*widths)[1] == 85_pt);
}

TEST_CASE("columns that nearly fill the room fill it") {
  const auto widths = share_room(needs_of({{cell({140}), cell({160})}}), 400_pt, kLook);
  REQUIRE(widths.has_value());
  CHECK(total(*widths).value == doctest::Approx(400));
}

TEST_CASE("long text beside narrow columns gets the room they do not need") {
  std::mt19937 random(1);
  std::vector<std::vector<CellWords>> rows;
  for (std::size_t i = 0; i < 6; ++i) {
    rows.push_back({cell({20}), text(80, random), cell({25, 15}), cell({30})});
  }
  const auto widths = share_room(needs_of(rows), 400_pt, kLook);
  REQUIRE(widths.has_value());
  CHECK((*widths)[1] > 400_pt - 20_pt - 43_pt - 30_pt - 20_pt);
  CHECK((*widths)[2] >= 43_pt);
}

TEST_CASE("texts of unlike length in different rows: each column as its highest rows need it") {
  std::mt19937 random(2);
  const TableNeeds needs = needs_of({{cell({40}), text(60, random), text(8, random)},
                                     {cell({40}), text(10, random), text(55, random)}});
  CHECK(excess(needs, 400_pt) <= 1.1);
  const auto widths = share_room(needs, 400_pt, kLook);
  CHECK((*widths)[1] / (*widths)[2] < 1.5);
  CHECK((*widths)[2] / (*widths)[1] < 1.5);
}

TEST_CASE("a heading longer than its cells is broken rather than that text is squeezed") {
  std::mt19937 random(3);
  std::vector<std::vector<CellWords>> rows{{cell({30}), cell({40, 60, 50, 40, 70}), cell({40})}};
  for (std::size_t i = 0; i < 5; ++i) {
    rows.push_back({text(20, random), cell({10}), text(25, random)});
  }
  const TableNeeds needs = needs_of(rows);
  const auto widths = share_room(needs, 400_pt, kLook);
  REQUIRE(widths.has_value());
  CHECK((*widths)[1] < 120_pt);
  CHECK(excess(needs, 400_pt) <= 1.1);
}

TEST_CASE("the table is within a tenth of the lowest there is, short cells aside") {
  std::mt19937 random(4);
  double sum = 0;
  constexpr int kTables = 120;
  for (int table = 0; table < kTables; ++table) {
    const std::size_t columns = 2 + random() % 3;
    const std::size_t count = 1 + random() % 6;
    std::vector<std::size_t> longest;
    for (std::size_t i = 0; i < columns; ++i) longest.push_back(1 + random() % 50);
    std::vector<std::vector<CellWords>> rows(count);
    for (auto& row : rows) {
      for (std::size_t i = 0; i < columns; ++i) row.push_back(text(random() % longest[i], random));
    }
    TableNeeds needs = needs_of(rows);
    Pt natural;
    for (const ColumnNeed& need : needs.columns) natural += need.natural;
    const Pt room{260.0 + static_cast<double>(random() % 120)};
    if (natural <= room) continue;
    CHECK(excess(needs, room) <= 1.1 * 1.15 + 1e-6);
    for (ColumnNeed& need : needs.columns) need.unbroken = {};
    const double more = excess(needs, room);
    CHECK(more <= 1.1 + 1e-6);
    sum += more - 1;
  }
  CHECK(sum / kTables < 0.04);
}

TEST_CASE("very short cells stay on one line where that costs little") {
  std::mt19937 random(5);
  std::vector<std::vector<CellWords>> rows;
  for (std::size_t i = 0; i < 4; ++i) rows.push_back({cell({30, 17}), text(90, random)});
  const auto roomy = share_room(needs_of(rows), 300_pt, kLook);
  REQUIRE(roomy.has_value());
  CHECK((*roomy)[0] >= 50_pt);
  for (auto& row : rows) row.insert(row.begin(), 4, cell({20, 17}));
  const auto tight = share_room(needs_of(rows), 200_pt, kLook);
  REQUIRE(tight.has_value());
  CHECK((*tight)[0] < 40_pt);
}

TEST_CASE("columns to fill in are alike, and have half of the room or what is left") {
  TableNeeds needs =
      needs_of({{cell({40}), cell({50}), cell({30}), cell({90})}, {cell({60}), {}, {}, {}}});
  for (std::size_t i = 1; i < 4; ++i) needs.columns[i].use = ColumnNeed::Use::kFillIn;
  const auto diary = share_room(needs, 400_pt, kLook);
  REQUIRE(diary.has_value());
  CHECK((*diary)[0] == 60_pt);
  CHECK((*diary)[1].value == doctest::Approx(340.0 / 3));
  CHECK((*diary)[3].value == doctest::Approx(340.0 / 3));

  std::mt19937 random(6);
  TableNeeds questions = needs_of({{cell({50}), cell({50, 40})}, {text(30, random), {}}});
  questions.columns[1].use = ColumnNeed::Use::kFillIn;
  const auto answers = share_room(questions, 400_pt, kLook);
  REQUIRE(answers.has_value());
  CHECK((*answers)[1].value == doctest::Approx(200));
}

TEST_CASE("a heading that is wider than its share of the columns to fill in is not broken") {
  TableNeeds needs = needs_of({{cell({40}), cell({150}), cell({30}), cell({30})}});
  for (std::size_t i = 1; i < 4; ++i) needs.columns[i].use = ColumnNeed::Use::kFillIn;
  const auto widths = share_room(needs, 360_pt, kLook);
  REQUIRE(widths.has_value());
  CHECK((*widths)[1] >= 150_pt);
  CHECK((*widths)[2].value == doctest::Approx((*widths)[3].value));
  CHECK(total(*widths).value == doctest::Approx(360));
}

TEST_CASE("no widths where words would be broken") {
  const TableNeeds wide = needs_of({{cell({90}), cell({90})}});
  CHECK_FALSE(share_room(wide, 150_pt, kLook).has_value());
  CHECK_FALSE(share_room(wide, -(10_pt), kLook).has_value());
  TableNeeds form = wide;
  form.columns[1].use = ColumnNeed::Use::kFillIn;
  CHECK_FALSE(share_room(form, 150_pt, kLook).has_value());
}
