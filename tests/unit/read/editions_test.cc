// The editions that clearleaf ships.
#include "read/read_settings.h"

#include <doctest/doctest.h>

#include <string>

using namespace clearleaf;

TEST_CASE("every edition is read for every paper size and keeps its minimums") {
  for (const std::string page : {"A4", "A5", "Letter"}) {
    const Edition standard = read::read_edition(CLEARLEAF_TEST_SOURCE_DIR, "standard", page);
    CHECK(standard.page.name == page);
    CHECK(standard.body_size >= 12_pt);
    CHECK(standard.small_size >= 10_pt);
    const Edition large = read::read_edition(CLEARLEAF_TEST_SOURCE_DIR, "large-print", page);
    CHECK(large.body_size == 18_pt);
    CHECK(large.small_size >= 16_pt);
    CHECK(large.title_sizes.back() >= large.body_size);
    CHECK(standard.links == PrintedLinks::kNone);
    CHECK(large.links == PrintedLinks::kNone);
    CHECK(read::read_edition(CLEARLEAF_TEST_SOURCE_DIR, "paper", page).links ==
          PrintedLinks::kCodes);
    const Edition book = read::read_edition(CLEARLEAF_TEST_SOURCE_DIR, "book", page);
    CHECK(book.links == PrintedLinks::kNotes);
    CHECK(book.fonts.text == "Noto Serif");
  }
}
