// The prominence contract in the source: P01, P08, P13, P15, P17.
#include "build.h"
#include "check/words.h"

#include <doctest/doctest.h>

namespace clearleaf::check {

namespace {

Disclaimer disclaimer(DisclaimerKind kind, std::string section) {
  return {kind, at(70), {std::move(section), at(71)}, {words(10), at(72)}};
}

/// A health publication that keeps the whole contract.
Document health() {
  Document out = document({heading(2, "risks", "Risks", at(11)), paragraph(words(30)),
                           heading(2, "conclusion", "Conclusion", at(12)), paragraph(words(30)),
                           heading(2, "sources", "Sources", at(13)),
                           paragraph({link("A study", "https://doi.org/10.1/2")})});
  out.meta.profile = {Profile::kHealth, at(73)};
  out.meta.organisation = {"A clinic", at(74)};
  out.meta.published = {Date{2026, 1, 31}, at(75)};
  out.meta.review_by = {Date{2029, 1, 31}, at(76)};
  out.meta.sources = {"sources", at(77)};
  out.meta.disclaimers = {disclaimer(DisclaimerKind::kRisks, "risks"),
                          disclaimer(DisclaimerKind::kConclusion, "conclusion")};
  return out;
}

Block& block_of(Document& document, std::string_view id, std::size_t after = 0) {
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const auto* found = std::get_if<Heading>(&document.blocks[i].kind);
    if (found != nullptr && found->id == id) return document.blocks[i + after];
  }
  FAIL("no such heading");
  return document.blocks.front();
}

std::string first_message(const Document& document) {
  return findings(document).items().at(0).message;
}

}  // namespace

TEST_CASE("a health publication that keeps the contract has no findings") {
  CHECK(broken(health()) == Rules{});
}

TEST_CASE("P01: a health publication declares both disclaimers") {
  Document neither = health();
  neither.meta.disclaimers.clear();
  CHECK(broken(neither) == Rules{"P01", "P01"});
  CHECK(findings(neither).items()[0].span == at(73));
  neither.meta.profile = {Profile::kGeneral, {}};
  CHECK(broken(neither) == Rules{});
}

TEST_CASE("P01: the sections exist and are two") {
  Document lost = health();
  lost.meta.disclaimers[0].section.value = "riks";
  CHECK(broken(lost) == Rules{"P01"});
  CHECK(first_message(lost) ==
        "the risks name the section \"riks\", and there is none; did you mean \"risks\"?");
  lost.meta.disclaimers[0].section = {};
  CHECK(broken(lost) == Rules{"P01"});

  Document shared = health();
  shared.meta.disclaimers[1].section.value = "risks";
  CHECK(broken(shared) == Rules{"P01"});
}

TEST_CASE("P01: each section holds 30 words, its sub-sections included") {
  Document shorter = health();
  block_of(shorter, "risks", 1) = paragraph(words(29));
  CHECK(broken(shorter) == Rules{"P01"});
  CHECK(first_message(shorter) == "the section of the risks has 29 words, and 30 are the fewest");
  shorter.blocks.insert(shorter.blocks.begin() + 4,
                        {heading(3, "more", words(9)), paragraph("One.")});
  CHECK(broken(shorter) == Rules{});
}

TEST_CASE("P01: text alternatives are not words of a section") {
  Document pictured = health();
  block_of(pictured, "risks", 1) = paragraph({image(words(40))});
  CHECK(broken(pictured) == Rules{"P01"});
}

TEST_CASE("P01: a summary has 10 to 60 words, in the general profile as well") {
  for (const std::size_t count : {0U, 9U, 61U}) {
    CAPTURE(count);
    Document summed = health();
    summed.meta.profile = {Profile::kGeneral, {}};
    summed.meta.disclaimers[1].summary.value = words(count);
    CHECK(broken(summed) == Rules{"P01"});
    CHECK(findings(summed).items()[0].span == (count == 0 ? at(70) : at(72)));
  }
  Document summed = health();
  summed.meta.disclaimers[1].summary.value = words(60);
  CHECK(broken(summed) == Rules{});
}

TEST_CASE("P08: a disclaimer's section is a main section") {
  Document deep = health();
  std::get<Heading>(block_of(deep, "risks").kind).level = 3;
  CHECK(broken(deep) == Rules{"P08"});
  CHECK(findings(deep).items()[0].span == at(11));
}

TEST_CASE("P13: the risks come before or directly after the conclusion") {
  const auto order = [](std::vector<std::string> ids) {
    Document out = health();
    out.blocks.clear();
    for (const std::string& id : ids) {
      out.blocks.push_back(heading(2, id, id));
      out.blocks.push_back(paragraph({text(words(30)), link("Study", "https://doi.org/1")}));
    }
    return broken(out);
  };
  CHECK(order({"risks", "sources", "conclusion"}) == Rules{});
  CHECK(order({"sources", "conclusion", "risks"}) == Rules{});
  CHECK(order({"conclusion", "sources", "risks"}) == Rules{"P13"});
}

TEST_CASE("P15: more than three notices in a short text are a warning") {
  const Block one = notice({paragraph("Beware.")});
  CHECK(broken(document({one, one, one})) == Rules{});
  CHECK(broken(document({one, one, one, one})) == Rules{"P15?"});
  CHECK(broken(document({one, one, one, one, paragraph(words(1400))})) == Rules{});
}

TEST_CASE("P15: a notice inside a notice is a warning, told once") {
  const Diagnostics found =
      findings(document({notice({Block{at(31), Quote{{notice({paragraph("Inner.")}, at(32))}}}})}));
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].rule.name == "P15");
  CHECK(found.items()[0].span == at(32));
}

TEST_CASE("P15: of three notices one in the other, two are inside") {
  const Block innermost = notice({paragraph("c")}, at(33));
  const Block inner = notice({innermost}, at(32));
  CHECK(broken(document({notice({inner}, at(31))})) == Rules{"P15?", "P15?"});
}

TEST_CASE("P17: a health publication says who, when and from what") {
  Document bare = health();
  bare.meta.organisation = {};
  bare.meta.published = {};
  bare.meta.review_by = {};
  bare.meta.sources = {};
  CHECK(broken(bare) == Rules{"P17", "P17", "P17", "P17"});
  bare.meta.profile = {Profile::kGeneral, {}};
  CHECK(broken(bare) == Rules{});
}

TEST_CASE("P17: the review is due within three years, and not past") {
  const auto review = [](Date date, Date today) {
    Document out = health();
    out.meta.review_by.value = date;
    return broken(out, today);
  };
  CHECK(review({2029, 1, 31}, kToday) == Rules{});
  CHECK(review({2029, 2, 1}, kToday) == Rules{"P17"});
  CHECK(review({2026, 11, 23}, {2026, 11, 23}) == Rules{});
  CHECK(review({2026, 11, 22}, {2026, 11, 23}) == Rules{"P17"});
  CHECK(review({2026, 1, 31}, {2026, 1, 1}) == Rules{"P17"});

  Document leap = health();
  leap.meta.published.value = Date{2024, 2, 29};
  leap.meta.review_by.value = Date{2027, 3, 1};
  CHECK(findings(leap).items().at(0).hint == "type 2027-02-28 or an earlier day");
}

TEST_CASE("P17: the sources have a link to one outside") {
  Document unlinked = health();
  block_of(unlinked, "sources", 1) = paragraph("A book.");
  CHECK(broken(unlinked) == Rules{"P17"});
  block_of(unlinked, "sources", 1) = paragraph({link("the first section", "#first")});
  CHECK(broken(unlinked) == Rules{"P17"});
  block_of(unlinked, "sources", 1) =
      Block{at(14), List{ListKind::kBullet,
                         1,
                         true,
                         {{at(14), {}, {paragraph({link("Study", "https://doi.org/1")})}}}}};
  CHECK(broken(unlinked) == Rules{});
}

TEST_CASE("words are counted by UAX 29") {
  CHECK(count_words("", "en") == 0);
  CHECK(count_words("Don't stop: 3.5 mg, twice a day!", "en") == 7);
  CHECK(count_words("– … !", "en") == 0);
  CHECK(count_words("ครูสอนภาษาไทย", "th") > 1);  // no blanks: by dictionary
  CHECK(count_words("two words", "not a language") == 2);
}

TEST_CASE("body text keeps the words of neighbouring cells and lines apart") {
  Table table{{{}, {}}, {}, {{}, {{{}, {text("a")}}, {{}, {text("b")}}}}, {}, {}};
  const Blocks blocks{Block{{}, table}, paragraph({text("c"), {{}, LineBreak{}}, text("d")}),
                      heading(3, "h", "not this"), Block{{}, CodeBlock{"", "e f"}}};
  CHECK(count_words(body_text(blocks), "en") == 6);
}

}  // namespace clearleaf::check
