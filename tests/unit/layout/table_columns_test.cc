// Column widths from what columns need.
#include "layout/table_columns.h"

#include <doctest/doctest.h>

using namespace clearleaf;
using namespace clearleaf::layout;

namespace {

Pt total(const std::vector<Pt>& widths) {
  Pt sum;
  for (const Pt width : widths) sum += width;
  return sum;
}
ColumnNeed words(Pt least, Pt natural) {
  return {least, {}, {}, natural, natural};
}

}  // namespace

TEST_CASE("columns that fit on one line are a gap wider than their text") {
  const auto widths = share_room({words(20_pt, 40_pt), words(20_pt, 60_pt)}, 400_pt, 25_pt);
  REQUIRE(widths.has_value());
  CHECK((*widths)[0] == 65_pt);
  CHECK((*widths)[1] == 85_pt);
}

TEST_CASE("columns that nearly fill the room fill it") {
  const auto widths = share_room({words(20_pt, 140_pt), words(20_pt, 160_pt)}, 400_pt, 25_pt);
  REQUIRE(widths.has_value());
  CHECK(total(*widths).value == doctest::Approx(400));
}

TEST_CASE("room goes by the text, never below the longest word nor above what is of use") {
  const std::vector<ColumnNeed> needs{words(60_pt, 80_pt), words(40_pt, 900_pt),
                                      words(40_pt, 2700_pt)};
  const auto widths = share_room(needs, 400_pt, 25_pt);
  REQUIRE(widths.has_value());
  CHECK(total(*widths).value == doctest::Approx(400));
  CHECK((*widths)[0] == 60_pt);
  CHECK(((*widths)[2] / (*widths)[1]) == doctest::Approx(3));
}

TEST_CASE("short cells are not broken while that leaves room for the others") {
  const ColumnNeed prose = words(40_pt, 3000_pt);
  const ColumnNeed numbers{20_pt, 30_pt, 50_pt, 50_pt, 200_pt};
  const auto roomy = share_room({numbers, prose}, 300_pt, 25_pt);
  REQUIRE(roomy.has_value());
  CHECK((*roomy)[0] == 50_pt);
  const auto tight = share_room({numbers, numbers, numbers, numbers, prose}, 200_pt, 25_pt);
  REQUIRE(tight.has_value());
  CHECK((*tight)[0] < 50_pt);
  CHECK((*tight)[4] >= 40_pt);
  CHECK(total(*tight).value == doctest::Approx(200));
}

TEST_CASE("no widths where words would be broken") {
  CHECK_FALSE(share_room({words(90_pt, 90_pt), words(90_pt, 90_pt)}, 150_pt, 25_pt).has_value());
  CHECK_FALSE(share_form({words(90_pt, 90_pt), words(90_pt, 90_pt)}, 150_pt).has_value());
  CHECK_FALSE(share_room({words(0_pt, 8_pt)}, -(10_pt), 25_pt).has_value());
}
