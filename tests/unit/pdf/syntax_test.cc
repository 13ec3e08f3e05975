#include "pdf/syntax.h"

#include <doctest/doctest.h>

namespace clearleaf::pdf {

TEST_CASE("a text string is a literal where all is printable ASCII") {
  CHECK(text_string("plain words") == "(plain words)");
  CHECK(text_string("a (b) \\ c") == "(a \\(b\\) \\\\ c)");
  CHECK(text_string("").empty() == false);
  CHECK(text_string("") == "()");
}

TEST_CASE("any other text string is UTF-16BE in hexadecimal") {
  CHECK(text_string("é") == "<FEFF00E9>");
  CHECK(text_string("a\n") == "<FEFF0061000A>");
  CHECK(text_string("\U0001F600") == "<FEFFD83DDE00>");
}

TEST_CASE("a literal keeps every byte") {
  std::string out;
  append_literal(out, std::string("\0\r\n\xFF", 4));
  CHECK(out == std::string("(\0\\r\n\xFF)", 7));
}

TEST_CASE("references and rectangles") {
  CHECK(ref({12}) == "12 0 R");
  std::string out;
  append_rect(out, {1, 2.5, 3.004, 4.126});
  CHECK(out == "[1 2.5 3 4.13]");
}

TEST_CASE("layout's y runs down, the page's runs up") {
  const PdfRect rect = flipped({10_pt, 20_pt, 30_pt, 50_pt}, 100_pt);
  CHECK(rect.left == 10);
  CHECK(rect.bottom == 50);
  CHECK(rect.right == 30);
  CHECK(rect.top == 80);
  const PdfRect both = around(rect, {0, 60, 20, 90});
  CHECK(both.left == 0);
  CHECK(both.bottom == 50);
  CHECK(both.right == 30);
  CHECK(both.top == 90);
}

}  // namespace clearleaf::pdf
