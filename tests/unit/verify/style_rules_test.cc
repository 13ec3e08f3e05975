// What is read of a style sheet, and what is outside the subset.
#include "verify/style_rules.h"

#include "doctest/doctest.h"

using namespace clearleaf::verify;

TEST_CASE("rules with selectors, declarations, media and lines") {
  const StyleSheet sheet = read_style_sheet(
      "@charset \"utf-8\";\n"
      "/* p { color: red } */\n"
      "h1,\n.risks  p { Margin : 0  1em ;\n font-family: \"A; B\", serif /* c */ }\n"
      "@media (max-width: 30em) { p.byline { margin: 0 } }\n",
      "style.css");
  CHECK(sheet.faults.empty());
  REQUIRE(sheet.rules.size() == 2);
  const StyleRule& first = sheet.rules[0];
  CHECK(first.media == "");
  CHECK(first.line == 3);
  REQUIRE(first.selectors.size() == 2);
  CHECK(first.selectors[0].steps[0].type == "h1");
  CHECK(first.selectors[1].text == ".risks p");
  CHECK(first.selectors[1].steps[0].classes == std::vector<std::string>{"risks"});
  CHECK(first.selectors[1].steps[1].type == "p");
  REQUIRE(first.declarations.size() == 2);
  CHECK(first.declarations[0].property == "margin");
  CHECK(first.declarations[0].value == "0 1em");
  CHECK(first.declarations[1].value == "\"A; B\", serif");
  CHECK(first.declarations[1].line == 5);
  CHECK(sheet.rules[1].media == "(max-width: 30em)");
  CHECK(sheet.rules[1].selectors[0].steps[0].type == "p");
  CHECK(sheet.rules[1].selectors[0].steps[0].classes == std::vector<std::string>{"byline"});
}

TEST_CASE("what is outside the subset is refused") {
  for (const char* css : {"#id { margin: 0 }",
                          "* { margin: 0 }",
                          "p:first-child { margin: 0 }",
                          "p > a { margin: 0 }",
                          "p[lang] { margin: 0 }",
                          "a b c { margin: 0 }",
                          "p + p { margin: 0 }",
                          ", p { margin: 0 }",
                          "@import 'x.css';",
                          "@import url(x.css);",
                          "@font-face { font-family: x; src: y }",
                          "@supports (a: b) { p { margin: 0 } }",
                          "@media a { @media b { p { margin: 0 } } }",
                          "@namespace 'x';",
                          "p { margin: 0",
                          "p { a { margin: 0 } }",
                          "p { margin }",
                          "p margin: 0;",
                          "} p { margin: 0 }",
                          "p { \\64isplay: none }",
                          "/* never ends",
                          "p { a: 'b\n' }",
                          "<!-- p { margin: 0 } -->",
                          "p { background: url(/*); } p { display: none } /*) }",
                          "p::before { content: 'x' }",
                          "\xff { margin: 0 }",
                          "@charset \"latin1\"; p { margin: 0 }"}) {
    CAPTURE(css);
    const StyleSheet sheet = read_style_sheet(css, "style.css");
    REQUIRE_FALSE(sheet.faults.empty());
    CHECK(sheet.faults.front().line >= 1);
  }
}

TEST_CASE("a style sheet cut off anywhere is read to its end") {
  const std::string css = "@media (a: b) { p, .c d { e: 'f' /* g */; h: i } } /* j */ k { l: m }";
  for (std::size_t size = 0; size < css.size(); ++size) {
    CHECK(read_style_sheet(std::string_view(css).substr(0, size), "s").rules.size() <= 2);
  }
}
