// What the parsers may not see → refused, quickly; real text → not.
#include "base/limits.h"

#include "read/rules.h"
#include "reading.h"

#include <chrono>

namespace clearleaf::read {

namespace {

std::string times(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

/// Hostile text gets one error of this rule at this place, and that at once.
void refuses(const std::string& text, RuleId rule, std::string_view place) {
  const auto begin = std::chrono::steady_clock::now();
  const Read read(text);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  REQUIRE_FALSE(read.diagnostics.items().empty());
  const Diagnostic& first = read.diagnostics.items().front();
  CAPTURE(first.message);
  CHECK(first.rule.name == rule.name);
  const LineColumn at = read.source.position(first.span.begin);
  CHECK(std::to_string(at.line) + ":" + std::to_string(at.column) == place);
  CHECK_FALSE(first.hint.empty());
  CHECK(read.document.blocks.empty());
  CHECK(took.count() < 5);
}

void accepts(const std::string& text) {
  const Read read(text);
  CHECK_MESSAGE(read.findings() == "", read.findings().substr(0, 300));
}

}  // namespace

TEST_CASE("bytes that are not UTF-8") {
  refuses("ab\nc\xC3(", kInvalidUtf8, "2:2");
  refuses("\xED\xA0\x80", kInvalidUtf8, "1:1");
}

TEST_CASE("characters that XML forbids") {
  finds(std::string("a\0b", 3), "1:2", kForbiddenCharacter, std::string_view("\0", 1), "delete");
  finds("a\n\x1B[31m\n", "2:1", kForbiddenCharacter, "\x1B", "delete");
  finds("a\xEF\xBF\xBE", "1:2", kForbiddenCharacter, "\xEF\xBF\xBE", "delete");
  accepts("\xEF\xBB\xBF# a\tb\r\n");
}

TEST_CASE("unmatched brackets") {
  refuses(times("![[]()", 50'000), kTooLarge, "1:2397");
  refuses("a\n\n> " + times("[", 401), kTooLarge, "3:403");
  accepts("a " + times("\\[", 1000) + times("[x] ", 1000) + times("]", 1000));
  accepts(times("[[ [\n\n", 1000));
}

TEST_CASE("tables") {
  refuses("|" + times("x|", 20'000) + "\n|" + times("-|", 20'000) + "\n", kTooLarge, "2:1");
  refuses("|" + times("x|", 60) + "\n|" + times("-|", 60) + "\n" + times("|\n", 20'000), kTooLarge,
          "336:1");
  refuses(times("a\n", 50'000) + times("|-|\n", 25'000), kTooLarge, "50199:1");
  accepts("| a | b |\n|---|---|\n" + times("| c | d |\n", 2'000));
}

TEST_CASE("nesting, by marks and by indentation") {
  refuses("a\n" + times(">", 65) + " b\n", kTooDeep, "2:1");
  refuses(times("- ", 65) + "a\n", kTooDeep, "1:1");
  std::string deep;
  for (std::size_t i = 0; i < 70; ++i) deep += times("  ", i) + "- a\n";
  refuses(deep, kTooDeep, "65:1");
  refuses(times("*a **b ", 200) + times("c** d*", 200), kTooDeep, "1:1");
  accepts(times("- ", 200) + "\n\n" + times("> ", 60) + "a\n\n" + times("*", 300) + "\n");
}

TEST_CASE("words and definitions that cost more than they are long") {
  refuses(times("www._", 20'000), kTooLarge, "1:1");
  refuses("http://a" + times(")", 100'000), kTooLarge, "1:1");
  refuses(times("a@", 50'000), kTooLarge, "1:1");
  refuses("[a]: /" + times("u", 50'000) + "\n\n" + times("[a] ", 16'000), kTooLarge, "1:1");
  accepts("[a]: /" + times("u", 50'000) + "\n\n[a] " + times("a@b.de www.x.de ", 2'000));
}

TEST_CASE("lines and files that are too long") {
  refuses("a\n" + times("b", limits::kLineBytes + 1), kTooLarge, "2:1");
  refuses(times(" ", limits::kSourceBytes + 1), kTooLarge, "1:1");
}

TEST_CASE("what is long but harmless is read in time that grows with its length") {
  for (const std::string_view piece :
       {"*a **b** _c_ ", "[a](b) ", "`a` ", "<b ", "&amp;", "a  \n", "\\\n", "> a\n", "- a\n\n",
        "a\n=\n", "[^1] ", "| a\n", "!", "~a~ ", "*_", "<!-- ", "{a} "}) {
    const auto begin = std::chrono::steady_clock::now();
    const Read read(times(piece, 100'000 / piece.size()) + "\n");
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    CAPTURE(piece);
    CHECK(took.count() < 5);
  }
}

}  // namespace clearleaf::read
