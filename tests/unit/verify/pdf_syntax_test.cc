// What values bytes are read as, and that no bytes do harm.
#include "verify/pdf_syntax.h"

#include "doctest/doctest.h"
#include "verify/pdf_limits.h"

#include <string>

using namespace clearleaf;
using namespace clearleaf::verify;

namespace {

struct Read {
  explicit Read(std::string text) : bytes(std::move(text)), parser(bytes, arena, facts) {}
  PdfValue value() { return parser.next_object(); }

  std::string bytes;
  Arena arena;
  SyntaxFacts facts;
  PdfParser parser;
};

using Kind = PdfValue::Kind;

Kind kind_of(std::string text) {
  return Read(std::move(text)).value().kind();
}

}  // namespace

TEST_CASE("numbers, with and without sign, point and digits on both sides") {
  Read read("12 -7 +3 0.25 -.5 4. 00012.50 123456789012345678901234567890 9007199254740993");
  CHECK(read.value().integer() == 12);
  CHECK(read.value().integer() == -7);
  CHECK(read.value().integer() == 3);
  CHECK(read.value().number() == 0.25);
  CHECK(read.value().number() == -0.5);
  CHECK(read.value().number() == 4.0);
  CHECK(read.value().number() == 12.5);
  CHECK(read.value().number() == doctest::Approx(1.2345678901234568e29));
  CHECK(read.value().integer() == 9007199254740993);
  CHECK(read.value().kind() == Kind::kEnd);
  CHECK(read.facts.integer_out_of_range);
}

TEST_CASE("what is no number is bad: two points, a sign alone, letters behind") {
  for (const char* text : {"1.2.3", "-", "--5", "12a", "."}) {
    CAPTURE(text);
    CHECK(kind_of(text) == Kind::kBad);
  }
}

TEST_CASE("names with escapes, strings with escapes and brackets, hexadecimal with an odd digit") {
  Read read("/A#20B /C (a\\(b\\051(c)\\n\\\r\nd\\53\\7) <48 656C6c 6F7> /D#2");
  CHECK(read.value().name() == "A B");
  CHECK(read.value().name() == "C");
  CHECK(read.value().string() == "a(b)(c)\nd+\x07");
  CHECK(read.value().string() == "Hellop");
  CHECK(read.value().kind() == Kind::kBad);
  CHECK(read.facts.longest_string == 11);
  CHECK(read.facts.longest_name == 3);
}

TEST_CASE("arrays, dictionaries and references within them and alone") {
  Read read("[1 12 0 R /X]<</A 3 0 R/B[<</C(d)>>]/E null>> 7 0 R 7 0 obj %end\n");
  const PdfValue array = read.value();
  REQUIRE(array.items().size() == 3);
  CHECK(array.items()[1].object() == 12);
  const PdfValue dict = read.value();
  CHECK(dict.entries() == 3);
  CHECK(dict["A"].object() == 3);
  CHECK(dict["B"].items()[0]["C"].string() == "d");
  CHECK_FALSE(dict.has("E"));
  CHECK_FALSE(dict.has("Z"));
  CHECK(read.value().object() == 7);
  CHECK(read.value().integer() == 7);
  CHECK(read.value().integer() == 0);
  CHECK(read.value().is_keyword("obj"));
  CHECK(read.value().kind() == Kind::kEnd);
}

TEST_CASE("what is not closed, not paired or has no name for a key is bad") {
  for (const char* text : {"[1 2", "<</A 1", "(abc", "<41", "<</A>>", "<<1 2>>", "[R]", "[1 R]",
                           "[BT]", "<4g>", ")", "]", ">", "}", "[-1 0 R]"}) {
    CAPTURE(text);
    CHECK(kind_of(text) == Kind::kBad);
  }
}

TEST_CASE("nesting is accepted to its limit and no further") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  CHECK(kind_of(nested(limits::kPdfNesting)) == Kind::kArray);
  CHECK(kind_of(nested(limits::kPdfNesting + 1)) == Kind::kBad);
  CHECK(kind_of(std::string(1'000'000, '[')) == Kind::kBad);
  CHECK(kind_of(std::string(1'000'000, '<')) == Kind::kBad);
  CHECK(kind_of(std::string(1'000'000, '(')) == Kind::kBad);
}

TEST_CASE("an inline image ends at EI, not at the same letters within its data") {
  Read read("BI /W 1 ID ab EI\x80 cd\nEI Q");
  while (!read.parser.next().is_keyword("ID")) {
  }
  CHECK(read.parser.inline_image() == "ab EI\x80 cd\n");
  CHECK(read.parser.next().is_keyword("Q"));
  Read open("ID abc");
  open.parser.next();
  CHECK_FALSE(open.parser.inline_image());
}

TEST_CASE("text strings: UTF-16 with pairs, UTF-8, PDFDocEncoding; broken ones keep the rest") {
  using namespace std::string_literals;
  CHECK(to_utf8_text("\xFE\xFF\x00\x41\xD8\x3C\xDF\x89"s) == "A\U0001F389");
  CHECK(to_utf8_text("\xFE\xFF\xD8\x3C\x00\x41"s) == "\uFFFDA");
  CHECK(to_utf8_text("\xEF\xBB\xBF\xC3\xA9") == "é");
  CHECK(to_utf8_text("\xEF\xBB\xBF\x61\xFF\x62") == "a\uFFFDb");
  CHECK(to_utf8_text("\x80 \xE9 \xA0") == "\u2022 \u00E9 \u20AC");
}
