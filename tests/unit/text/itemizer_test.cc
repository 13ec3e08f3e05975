// Stretches of one direction and one script, and the order they stand in.
#include "text/itemizer.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace clearleaf;
using namespace clearleaf::text;

namespace {

/// "0Latn:abc 1Hebr:…": level, script and text of each item.
std::vector<std::string> items_of(std::string_view text, Direction base) {
  Itemizer itemizer;
  std::vector<TextItem> items;
  itemizer.find(text, base, items);
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (const TextItem& item : items) {
    std::string script;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
      script += static_cast<char>(item.script >> shift & 0xFFU);
    }
    out.push_back(std::to_string(item.level) + script + ":" +
                  std::string(text.substr(begin, item.end - begin)));
    begin = item.end;
  }
  CHECK(begin == text.size());
  return out;
}

using Items = std::vector<std::string>;
constexpr auto kLeft = Direction::kLeftToRight;
constexpr auto kRight = Direction::kRightToLeft;

}  // namespace

TEST_CASE("plain text is one item") {
  CHECK(items_of("", kLeft).empty());
  CHECK(items_of("Warning (5 mg).", kLeft) == Items{"0Latn:Warning (5 mg)."});
  CHECK(items_of("12.5 %", kLeft) == Items{"0Latn:12.5 %"});
  CHECK(items_of("\u00e9t\u00e9 2026", kLeft) == Items{"0Latn:\u00e9t\u00e9 2026"});
}

TEST_CASE("scripts part, and shared signs go with the script before them") {
  CHECK(items_of("dose \u03b1, \u0434\u0430 5", kLeft) ==
        Items{"0Latn:dose ", "0Grek:\u03b1, ", "0Cyrl:\u0434\u0430 5"});
  CHECK(items_of("(\u0915)", kLeft) == Items{"0Deva:(\u0915)"});
}

TEST_CASE("levels are those of UAX 9") {
  CHECK(items_of("a \u05d0\u05d1 b", kLeft) ==
        Items{"0Latn:a ", "1Hebr:\u05d0\u05d1", "0Hebr: ", "0Latn:b"});
  CHECK(items_of("\u05d0 12 \u05d1", kRight) ==
        Items{"1Hebr:\u05d0 ", "2Hebr:12", "1Hebr: \u05d1"});
  // The whole sentence runs from right to left, the English words in it do not.
  CHECK(items_of("\u05d0 ab cd.", kRight) == Items{"1Hebr:\u05d0 ", "2Latn:ab cd", "1Latn:."});
}

TEST_CASE("an isolate keeps what is around it as it is") {
  const std::string isolated = "\u05d0 \u2066a (b)\u2069";
  const Items items = items_of(isolated, kRight);
  REQUIRE(items.size() == 3);
  CHECK(items[1] == "2Latn:a (b)");
}

TEST_CASE("pieces of a line stand by rule L2, from the edge where the paragraph begins") {
  using Order = std::vector<std::size_t>;
  CHECK(order_from_start({}, 0) == Order{});
  CHECK(order_from_start({0, 0, 0}, 0) == Order{0, 1, 2});
  CHECK(order_from_start({0, 1, 1, 0}, 0) == Order{0, 2, 1, 3});
  CHECK(order_from_start({1, 1, 1}, 1) == Order{0, 1, 2});
  CHECK(order_from_start({1, 2, 2, 1}, 1) == Order{0, 2, 1, 3});
  CHECK(order_from_start({0, 1, 2, 2, 1}, 0) == Order{0, 4, 2, 3, 1});
}
