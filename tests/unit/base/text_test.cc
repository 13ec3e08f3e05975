// Numbers, UTF-8, source positions, diagnostics, checked narrowing.
#include "base/checked.h"
#include "base/diagnostics.h"
#include "base/numbers.h"
#include "base/source_text.h"
#include "base/utf8.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

namespace clearleaf {

TEST_CASE("numbers are written without exponent, trailing zeros or -0") {
  CHECK(to_decimal(0) == "0");
  CHECK(to_decimal(-0.00001) == "0");
  CHECK(to_decimal(1.5) == "1.5");
  CHECK(to_decimal(-12.34567) == "-12.3457");
  CHECK(to_decimal(0.05, 1) == "0.1");
  CHECK(to_decimal(0.0625) == "0.0625");
  CHECK(to_decimal(1e14) == "100000000000000");
  CHECK(to_decimal(2.999999, 2) == "3");
  CHECK(to_decimal(1234.5, 0) == "1235");
  CHECK_THROWS_AS(to_decimal(std::numeric_limits<double>::infinity()), InvariantError);
}

TEST_CASE("numbers are read whole or not at all") {
  CHECK(parse_decimal("12.5") == 12.5);
  CHECK(parse_decimal("-3") == -3);
  for (const char* wrong : {"", " 1", "1 ", "1e3", "inf", "nan", "1,5", "0x10"}) {
    CAPTURE(wrong);
    CHECK(parse_decimal(wrong) == std::nullopt);
  }
  CHECK(parse_whole("4294967295") == 4294967295U);
  for (const char* wrong : {"", "-1", "+1", "1.0", "4294967296"}) {
    CAPTURE(wrong);
    CHECK(parse_whole(wrong) == std::nullopt);
  }
}

TEST_CASE("bytes that are not UTF-8 are found (Unicode 3.9, table 3-7)") {
  CHECK(first_invalid_utf8("a\u00E4\u20AC\U0001F600") == std::nullopt);
  for (const char* wrong : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80", "\xE2\x82", "\xC3"}) {
    CAPTURE(wrong);
    CHECK(first_invalid_utf8(std::string("ab") + wrong) == 2U);
  }
}

TEST_CASE("code points go to UTF-8 and back, and to UTF-16") {
  const std::u32string points = U"a\u00E4\u20AC\U0001F600";
  const std::string text = to_utf8(points);
  CHECK(text == "a\u00E4\u20AC\U0001F600");
  std::size_t offset = 0;
  for (const char32_t point : points) CHECK(next_code_point(text, offset) == point);
  CHECK(offset == text.size());
  CHECK(to_utf16be("a\U0001F600") == std::string("\0a\xD8\x3D\xDE\x00", 6));
}

TEST_CASE("normalised text: NFC, single blanks, no soft hyphens") {
  CHECK(normalised("  a\t\n b  ") == "a b");
  CHECK(normalised("cafe\u0301") == "caf\u00E9");
  CHECK(normalised("hy\u00ADphen") == "hyphen");
  CHECK(normalised("a\u00A0b") == "a\u00A0b");
  CHECK(normalised("a \u00AD b") == "a b");
}

TEST_CASE("blank is what shows nothing") {
  CHECK(is_blank(""));
  CHECK(is_blank(" \n\u00A0\u200B\uFEFF"));
  CHECK_FALSE(is_blank(" . "));
  CHECK(trimmed(" \ta b\n") == "a b");
  CHECK(trimmed(" ") == "");
  CHECK(ascii_lower("\u00C4BC") == "\u00C4bc");
}

TEST_CASE("places are counted in code points, over every kind of line end") {
  const SourceText source("a.md", "one\ntw\u00F6!\r\nthree\rfour");
  CHECK(source.line_count() == 4);
  CHECK(source.line_text(2) == "tw\u00F6!");
  CHECK(source.line_text(4) == "four");
  CHECK(source.position(0).line == 1);
  const LineColumn mark = source.position(8);  // the exclamation mark, after two bytes of ö
  CHECK(mark.line == 2);
  CHECK(mark.column == 4);
  CHECK(source.position(7).column == 3);  // inside ö
  CHECK(source.position(1000).line == 4);
  CHECK(source.position(1000).column == 5);
  CHECK(SourceText("b.md", "").line_text(1) == "");
}

TEST_CASE("diagnostics are counted, raised and put in order") {
  Diagnostics diagnostics;
  diagnostics.warning({"b"}, {20, 21}, "later", "");
  diagnostics.error({"a"}, {10, 11}, "earlier", "", "WCAG 1.1.1");
  diagnostics.warning({"c"}, {10, 12}, "same place", "");
  CHECK(diagnostics.error_count() == 1);
  diagnostics.sort_by_place();
  CHECK(diagnostics.items()[0].rule == RuleId{"a"});
  CHECK(diagnostics.items()[1].rule == RuleId{"c"});
  diagnostics.raise_warnings();
  CHECK(diagnostics.error_count() == 3);
}

TEST_CASE("narrowing that loses a value is a bug") {
  CHECK(checked<std::uint8_t>(255) == 255);
  CHECK_THROWS_AS(checked<std::uint8_t>(256), InvariantError);
  CHECK_THROWS_AS(checked<std::uint32_t>(-1), InvariantError);
}

}  // namespace clearleaf
