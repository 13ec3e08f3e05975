// Headings → title, levels, ids.
#include "read/heading_ids.h"
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

namespace {

std::string levels(const Read& read) {
  std::string out;
  for (const Block& block : read.document.blocks) {
    const auto* heading = std::get_if<Heading>(&block.kind);
    if (heading != nullptr) out += std::to_string(heading->level) + " " + heading->id + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("without a title in the front matter, a single # standing first is the title") {
  const Read read("<!-- x -->\n\n# A *b*\n\n## C\n\n### D\n");
  CHECK(shown(read.document.title) == "Text(A ) Emphasis[Text(b)]");
  CHECK(read.document.meta.title.value == "A b");
  CHECK(read.written(read.document.meta.title.span) == "A *b*");
  CHECK(levels(read) == "2 c\n3 d\n");
}

TEST_CASE("a # that repeats the title is dropped") {
  const Read read("---\ntitle: A  b\n---\n# A *b*\n\n## C\n");
  CHECK(shown(read.document.title) == "Text(A ) Emphasis[Text(b)]");
  CHECK(levels(read) == "2 c\n");
}

TEST_CASE("with a title in the front matter, # are main sections") {
  const Read read("---\ntitle: T\n---\n# A\n\n## B\n\n# C\n");
  CHECK(shown(read.document.title) == "Text(T)");
  CHECK(read.written(read.document.title[0].span) == "T");
  CHECK(levels(read) == "2 a\n3 b\n2 c\n");
  CHECK(levels(Read("---\ntitle: T\n---\n## A\n\n### B\n")) == "2 a\n3 b\n");
}

TEST_CASE("several # without a title are main sections, too") {
  const Read read("# A\n\n# B\n");
  CHECK(read.document.title.empty());
  CHECK(levels(read) == "2 a\n2 b\n");
}

TEST_CASE("headings deeper than there are levels") {
  finds("---\ntitle: T\n---\n# A\n\n###### B\n", "6:1", kHeadingTooDeep, "###### B", "fewer #");
}

TEST_CASE("ids: given, from the words, unique, never clearleaf's own") {
  const Read read(
      "## A b, C! {#x-1}\n## Größe É\n## a\n## A\n## *a* -2\n## Contents\n## Page 3\n"
      "## 2020\n## …\n## x_1 ##\nTwo *lines*\nof it {#two}\n---\n");
  CHECK(read.findings() == "");
  CHECK(levels(read) ==
        "2 x-1\n2 größe-é\n2 a\n2 a-2\n2 a-2-2\n2 contents-2\n2 page-3-2\n2 section-2020\n"
        "2 section\n2 x_1\n2 two\n");
  CHECK(shown(read.block<Heading>(0).inlines) == "Text(A b, C!)");
  CHECK(wrong_spans(read.document, read.source).empty());
}

TEST_CASE("an id given later is not taken by an earlier heading") {
  CHECK(levels(Read("## A\n\n## B {#a}\n")) == "2 a-2\n2 a\n");
}

TEST_CASE("headings called Note or Page again and again") {
  CHECK(levels(Read("## Page\n## Page\n## Note\n## Note\n## Note\n")) ==
        "2 page\n2 page-section-2\n2 note\n2 note-section-2\n2 note-section-3\n");
}

TEST_CASE("ids that cannot be") {
  finds("## A {#1x}\n", "1:6", kBadId, "{#1x}", "letter");
  finds("## A {#a b}\n", "1:10", kAttributes, "b", "hyphens");
  finds("## A {#notes}\n", "1:6", kReservedId, "{#notes}", "another id");
  finds("## A {#note-12}\n", "1:6", kReservedId, "{#note-12}", "another id");
  finds("## A {#x}\n## B {#x}\n", "2:6", kDuplicateId, "{#x}", "another id");
  finds("## A {#x .y}\n", "1:10", kAttributes, ".y", "{#id lang=fr}", Severity::kWarning);
  finds("## A {-}\n", "1:7", kAttributes, "-", "{#id lang=fr}", Severity::kWarning);
  CHECK(Read("## The set {a, b}\n").findings() == "");
}

TEST_CASE("slugs keep letters and digits of every script") {
  CHECK(slug("ΆΛΦΑ Ж Ĺ Ÿ") == "άλφα-ж-ĺ-ÿ");
  CHECK(slug("  a – b/c  “d”  ") == "a-bc-d");
  CHECK(slug("日本語 とは") == "日本語-とは");
  CHECK(is_reserved_id("page-12"));
  CHECK_FALSE(is_reserved_id("page-one"));
  CHECK_FALSE(is_reserved_id("page-"));
}

}  // namespace clearleaf::read
