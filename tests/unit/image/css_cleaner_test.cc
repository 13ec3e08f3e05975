// CSS of drawings → CSS that fetches nothing.
#include "image/css_cleaner.h"

#include <doctest/doctest.h>

namespace clearleaf::image {

namespace {

CleanCss clean(std::string_view css, CssPlace place = CssPlace::kAttribute) {
  return clean_css(css, place, [](std::string_view name) { return "new-" + std::string(name); });
}

}  // namespace

TEST_CASE("plain rules stay as they are") {
  const std::string rules = ".a, #b > c { fill: rgb(1, 2, 3); stroke: '#fff' }";
  const CleanCss css = clean(rules);
  CHECK(css.text == rules);
  CHECK_FALSE(css.losses.outside);
  CHECK_FALSE(css.losses.import);
}

TEST_CASE("references inside the drawing get their new names") {
  CHECK(clean("fill: url(#g) red").text == "fill: url(#new-g) red");
  CHECK(clean("fill: URL( \"#g\" )").text == "fill: url(#new-g)");
}

TEST_CASE("references out of the drawing become none") {
  for (const char* css :
       {"fill: url(http://a.example/)", "fill: url('file:///etc/passwd')", "fill: url(a.svg#g)",
        "fill: image-set('a.png' 1x)", "fill: u\\72l(a)", "fill: \\75 rl(a)", "fill: url(a",
        "fill: url(data:image/svg+xml,x)", "fill: src('a')", "width: expression(alert(1))"}) {
    const CleanCss out = clean(css);
    CHECK_MESSAGE(out.losses.outside, css);
    CHECK_MESSAGE(out.text.find("none") != std::string::npos, css);
    CHECK_MESSAGE(out.text.find('(') == std::string::npos, css);
  }
}

TEST_CASE("at-rules are dropped, what showed is told") {
  const CleanCss import = clean("@import url(http://a.example/a.css); a { fill: red }");
  CHECK(import.losses.import);
  CHECK(import.text == "  a { fill: red }");
  CHECK(clean("@\\69mport 'a';").losses.import);
  CHECK(clean("@font-face { src: url(a) } b{}").losses.font);
  CHECK(clean("@font-face { src: url(a) } b{}").text == "  b{}");
  CHECK(clean("@-webkit-keyframes x { from { a: b } to { c: d } } b{}").text == "  b{}");
  CHECK(clean("@-webkit-keyframes x { from { a: b } }").losses.animation);
  CHECK(clean("@media (prefers-color-scheme: dark) { a { fill: white } } b{}").text == "  b{}");
  CHECK(clean("@import '};'; a{}").text == "  a{}");
}

TEST_CASE("a sheet is plain rules") {
  const auto sheet = [](std::string_view css) { return clean(css, CssPlace::kSheet).text; };
  CHECK(sheet(".a, b>c { fill : red ; stroke:url(#g);}\nd{e:'}'}") ==
        ".a, b>c{fill:red;stroke:url(#new-g)}\nd{e:'}'}\n");
  CHECK(sheet("a{;fill:red;;b;c:;:d;e f:g;h:i)}") == "a{fill:red}\n");
  CHECK(sheet("{fill:red} a{} } b{c:d") == "");
  CHECK(sheet("b{c:d") == "b{c:d}\n");
  CHECK(sheet("a{b{c:d} e:f} g{h:i}").find("b:") == std::string::npos);
  CHECK(sheet("a['") == "");
  CHECK(sheet("a{b:'") == "a{b:''}\n");
  CHECK(sheet("a{b:(") == "");
  CHECK(sheet("") == "");
}

TEST_CASE("declarations that an EPUB's sheets must not have are dropped from sheets") {
  const CleanCss css = clean("a{fill:red; Direction/**/ : rtl;unicode-bidi:'}'} b{position:fixed}",
                             CssPlace::kSheet);
  CHECK(css.text == "a{fill:red}\n");
  CHECK(css.losses.direction);
  CHECK_FALSE(clean("b{position:fixed}", CssPlace::kSheet).losses.direction);
  CHECK(clean("direction:rtl").text == "direction:rtl");
}

TEST_CASE("what is dropped joins nothing that stood around it") {
  for (const char* css : {"u/**/rl(a)", "u<!--rl(a)", "u@x;rl(a)"}) {
    CHECK_MESSAGE(clean(css).text.find("url") == std::string::npos, css);
  }
}

TEST_CASE("comments and strings without an end end with the text") {
  CHECK(clean("a{} /* b").text == "a{}  ");
  CHECK(clean("a{b:'c").text == "a{b:'c'");
  CHECK(clean("a{b:'").text == "a{b:''");
  CHECK(clean("\\").text == "");
  CHECK(clean("@").text == " ");
}

}  // namespace clearleaf::image
