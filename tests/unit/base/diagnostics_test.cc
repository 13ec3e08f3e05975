// What the author is told of several editions.
#include "base/diagnostics.h"

#include "doctest/doctest.h"

using namespace clearleaf;

namespace {

constexpr RuleId kSmall{"small"};

Diagnostic of_picture(std::uint32_t place, std::string edition) {
  return {Severity::kWarning,  kSmall, "", {place, place + 1}, "too small", "", UnderStrict::kError,
          {std::move(edition)}};
}

}  // namespace

TEST_CASE("what several editions say of one place is told once, with what each says") {
  Diagnostics diagnostics;
  diagnostics.add(of_picture(7, "8 in the one"));
  diagnostics.add(of_picture(9, "8 in the one"));
  diagnostics.add(of_picture(7, "9 in the other"));
  diagnostics.add(of_picture(7, "9 in the other"));
  diagnostics.join_editions();
  REQUIRE(diagnostics.items().size() == 2);
  CHECK(diagnostics.items()[0].told() == "too small: 8 in the one; 9 in the other");
  CHECK(diagnostics.items()[1].told() == "too small: 8 in the one");
  CHECK(diagnostics.warning_count() == 2);
}

TEST_CASE("findings that differ in rule, place or words stay as they are") {
  Diagnostics diagnostics;
  diagnostics.error(kSmall, {1, 2}, "too small", "");
  diagnostics.error(kSmall, {1, 3}, "too small", "");
  diagnostics.error(kSmall, {1, 2}, "much too small", "");
  diagnostics.error({"wide"}, {1, 2}, "too small", "");
  diagnostics.error(kSmall, {1, 2}, "too small", "");
  diagnostics.join_editions();
  CHECK(diagnostics.items().size() == 4);
  CHECK(diagnostics.error_count() == 4);
  CHECK(diagnostics.items()[0].told() == "too small");
}
