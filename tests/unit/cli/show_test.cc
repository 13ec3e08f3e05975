// What a person sees of a finding: the line, the mark under it, the colours.
#include "cli/columns.h"
#include "cli/show_diagnostics.h"

#include <doctest/doctest.h>

namespace clearleaf::cli {

namespace {

MarkedLine mark_of(const std::string& line, const std::string& part) {
  const std::size_t begin = line.find(part);
  return mark(line, begin, begin + part.size());
}

}  // namespace

TEST_CASE("a part of a line is marked from its first to its last column") {
  const MarkedLine marked = mark_of("see [here](#x) now", "[here](#x)");
  CHECK(marked.line == "see [here](#x) now");
  CHECK(marked.marks == "    ^~~~~~~~~~");
}

TEST_CASE("tabs, wide letters and combining marks keep the mark in place") {
  CHECK(mark_of("\ta\tb", "b").line == "    a   b");
  CHECK(mark_of("\ta\tb", "b").marks == "        ^");
  CHECK(mark_of("日本 x", "x").marks == "     ^");
  CHECK(mark_of("日本 x", "本").marks == "  ^~");
  CHECK(mark_of("cafe\u0301 x", "x").marks == "     ^");
  CHECK(mark_of("über x", "x").marks == "     ^");
}

TEST_CASE("an empty part and the end of a line have one mark") {
  CHECK(mark("abc", 3, 3).marks == "   ^");
  CHECK(mark("", 0, 0).marks == "^");
  CHECK(mark("abc", 1, 1).marks == " ^");
}

TEST_CASE("a long line is cut around its mark") {
  const std::string line = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
  const MarkedLine marked = mark_of(line, "HERE");
  CHECK(marked.line.size() < 120);
  CHECK(marked.line.starts_with("…aaa"));
  CHECK(marked.line.ends_with("bbb…"));
  // The ellipsis has three bytes and one column.
  CHECK(marked.line.find("HERE") - 2 == marked.marks.find("^~~~"));
}

TEST_CASE("control characters do not reach the terminal") {
  CHECK(printable("a\x1b[31mb") == "a\uFFFD[31mb");
  CHECK(printable("a\nb\tc") == "a b c");
  CHECK(printable("bad \xFF byte") == "bad \uFFFD byte");
  CHECK(printable("\u202Eright to left") == "\uFFFDright to left");
  CHECK(mark("a\x1b[2Jb", 0, 1).line == "a\uFFFD[2Jb");
}

TEST_CASE("a finding has its place, message, rule, line, mark, hint and clause") {
  const SourceText source("leaflet.md", "# A\n\n![](map.png)\n");
  const Diagnostic finding{Severity::kError,
                           {"alternative-missing"},
                           "WCAG 1.1.1",
                           {5, 17},
                           "the image has no text alternative",
                           "type what it shows"};
  CHECK(show(finding, source, Color::kOff) ==
        "leaflet.md:3:1: error: the image has no text alternative [alternative-missing]\n"
        "  ![](map.png)\n"
        "  ^~~~~~~~~~~~\n"
        "  hint: type what it shows (WCAG 1.1.1)\n");
}

TEST_CASE("a clause that is the rule itself is not said twice, and matter added has no line") {
  const SourceText source("leaflet.md", "text");
  const Diagnostic finding{Severity::kWarning, {"P15"}, "P15", {}, "too many", "keep three"};
  CHECK(show(finding, source, Color::kOff) ==
        "leaflet.md:1:1: warning: too many [P15]\n  hint: keep three\n");
}

TEST_CASE("a part over several lines is marked on its first") {
  const SourceText source("a.md", "one two\nthree");
  const Diagnostic finding{Severity::kError, {"x"}, "", {4, 13}, "m", ""};
  CHECK(show(finding, source, Color::kOff) == "a.md:1:5: error: m [x]\n  one two\n      ^~~\n");
}

TEST_CASE("colour is only what is asked for") {
  const SourceText source("a.md", "one");
  const Diagnostic finding{Severity::kError, {"x"}, "", {0, 3}, "m", "h"};
  CHECK(show(finding, source, Color::kOff).find('\x1b') == std::string::npos);
  const std::string colored = show(finding, source, Color::kOn);
  CHECK(colored.find("\x1b[1;31merror:\x1b[0m") != std::string::npos);
}

TEST_CASE("findings are counted in words") {
  Diagnostics diagnostics;
  CHECK(tally(diagnostics).empty());
  diagnostics.warning({"a"}, {}, "", "");
  CHECK(tally(diagnostics) == "1 warning");
  diagnostics.error({"b"}, {}, "", "");
  diagnostics.error({"b"}, {}, "", "");
  CHECK(tally(diagnostics) == "2 errors and 1 warning");
}

TEST_CASE("a note is shown, and neither counted nor raised") {
  Diagnostics diagnostics;
  diagnostics.note({"P16"}, {}, "reading age: not measured");
  CHECK(show(diagnostics, SourceText("a.md", "one"), Color::kOff) ==
        "a.md:1:1: note: reading age: not measured [P16]\n");
  diagnostics.raise_warnings();
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(tally(diagnostics).empty());
  diagnostics.drop_notes();
  CHECK(diagnostics.items().empty());
}

}  // namespace clearleaf::cli
