// The language a tag names.
#include "base/primary_subtag.h"

#include "doctest/doctest.h"

using namespace clearleaf;

TEST_CASE("a tag names one language, in whatever region, script and case") {
  CHECK(primary_subtag("pt-BR") == "pt");
  CHECK(primary_subtag("ZH-hant-TW") == "zh");
  CHECK(primary_subtag("") == "");
  CHECK(same_language("EN", "en-GB"));
  CHECK_FALSE(same_language("en", "enm"));
}
