// What a document lacks as a whole, and its headings.
#include "build.h"

#include <doctest/doctest.h>

namespace clearleaf::check {

TEST_CASE("a document without a mistake has no findings") {
  CHECK(broken(document(Blocks{})) == Rules{});
}

TEST_CASE("a title and a language are asked for") {
  Document without = document(Blocks{});
  without.meta.title = {" ", {}};
  without.meta.lang = {};
  without.meta.front_matter = at(1);
  CHECK(broken(without) == Rules{"title-missing", "language-missing"});
  const Diagnostics found = findings(without);
  CHECK(found.items()[0].span == at(1));
  CHECK(found.items()[0].hint.find("title: ") != std::string::npos);
  CHECK(found.items()[1].clause == "WCAG 3.1.1");
}

TEST_CASE("keys are not called missing where the front matter could not be read") {
  Document without = document(Blocks{});
  without.meta = {};
  without.meta.profile = {Profile::kHealth, {}};
  without.meta.front_matter = {0, 50};
  Diagnostics diagnostics;
  diagnostics.error({"unknown-key"}, {4, 9}, "there is no key \"titel\"",
                    "did you mean \"title\"?");
  check_document(without, kToday, diagnostics);
  CHECK(diagnostics.items().size() == 1);
}

TEST_CASE("a document that could not be read at all is not checked") {
  Diagnostics diagnostics;
  diagnostics.error({"too-large"}, {4, 9}, "a line is too long", "break it");
  check_document(Document(), kToday, diagnostics);
  CHECK(diagnostics.items().size() == 1);
}

TEST_CASE("a document of headings alone has no text") {
  Document empty = document(Blocks{});
  empty.blocks.clear();
  CHECK(broken(empty) == Rules{"text-missing"});
  empty.blocks.push_back(heading(2, "a", "A"));
  CHECK(broken(empty) == Rules{"text-missing"});
}

TEST_CASE("a document without headings is warned of") {
  Document flat = document(Blocks{});
  flat.blocks = {paragraph("The only paragraph.")};
  CHECK(broken(flat) == Rules{"main-section-missing?"});
}

TEST_CASE("sources must name a heading") {
  Document wrong = document(Blocks{heading(2, "sources", "Sources"), paragraph("A book.")});
  wrong.meta.sources = {"sorces", at(5)};
  const Diagnostics found = findings(wrong);
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].rule.name == "sources-missing");
  CHECK(found.items()[0].span == at(5));
  CHECK(found.items()[0].message.find("did you mean \"sources\"?") != std::string::npos);
  wrong.meta.sources = {"sources", at(5)};
  CHECK(broken(wrong) == Rules{});
}

TEST_CASE("a heading has words") {
  CHECK(broken(document(Blocks{heading(2, "x", " "), paragraph("Text.")})) ==
        Rules{"heading-empty"});
}

TEST_CASE("heading levels are not skipped on the way down") {
  const Block text = paragraph("Text.");
  CHECK(broken(document({heading(3, "a", "A"), text, heading(4, "b", "B"), text,
                         heading(2, "c", "C"), text})) == Rules{});
  const Diagnostics found =
      findings(document({heading(5, "a", "A", at(7)), text, heading(6, "b", "B"), text}));
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].rule.name == "heading-level-skipped");
  CHECK(found.items()[0].span == at(7));
  CHECK(found.items()[0].hint.find("take 2 # away") == 0);
}

TEST_CASE("the first heading is a main section") {
  Document deep = document(Blocks{});
  deep.blocks = {heading(3, "a", "A"), paragraph("Text.")};
  const Diagnostics found = findings(deep);
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].message == "the heading is 2 levels below the title before it");
}

TEST_CASE("headings do not stand inside other blocks") {
  const Blocks inner{heading(3, "inner", "Inner", at(8)), paragraph("Text.")};
  CHECK(broken(document({Block{at(7), Quote{inner}}})) == Rules{"heading-inside-block"});
  CHECK(broken(document({Block{at(7), List{ListKind::kBullet, 1, true, {{at(7), {}, inner}}}}})) ==
        Rules{"heading-inside-block"});
  Document noted = document(Blocks{});
  noted.notes.push_back({at(9), "note", inner});
  CHECK(broken(noted) == Rules{"heading-inside-block"});
}

}  // namespace clearleaf::check
