// The direction in which a language is written.
#include "base/direction.h"

#include "doctest/doctest.h"

using namespace clearleaf;

TEST_CASE("a language is written as its script is") {
  CHECK(direction_of_language("en-GB") == Direction::kLeftToRight);
  CHECK(direction_of_language("ar") == Direction::kRightToLeft);
  CHECK(direction_of_language("yi") == Direction::kRightToLeft);
  CHECK(direction_of_language("ff") == Direction::kLeftToRight);
  CHECK(direction_of_language("fuf-Adlm") == Direction::kRightToLeft);
}

TEST_CASE("languages that ICU knows no script of have their usual one") {
  for (const char* lang : {"aii", "aii-IQ", "acm", "azb", "pnb", "prs-AF", "PNB-pk"}) {
    CAPTURE(lang);
    CHECK(direction_of_language(lang) == Direction::kRightToLeft);
  }
  CHECK(direction_of_language("pnb-Guru") == Direction::kLeftToRight);
  CHECK(direction_of_language("tlh") == Direction::kLeftToRight);
}
