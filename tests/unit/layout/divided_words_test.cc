// Divided words: where none may stand.
#include "unit/layout/page_lines.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

TEST_CASE("no page ends in a divided word") {
  std::size_t divided = 0;
  std::size_t page_ends = 0;
  for (std::size_t before = 0; before < 60; before += 4) {
    Sample sample;
    sample.look.hyphenation = Hyphenation::kWords;
    sample.look.fill = TextFill::kJustified;
    sample.meta.lang.value = "en-GB";
    const StructId section = sample.section("Heading");
    sample.text(Construct::kParagraph, section, Sample::lorem(before + 1));
    std::string words;
    for (std::size_t i = 0; i < 1300; ++i) {
      words += i % 3 == 0 ? "international " : i % 3 == 1 ? "understanding " : "medication ";
    }
    sample.text(Construct::kParagraph, section, words + "end.");
    const PageList pages = sample.set().pages;
    for (const Page& page : pages.pages) {
      double lowest = 0;
      bool last_is_hyphen = false;
      for (const PageItem& item : page.items) {
        const auto* run = std::get_if<GlyphRun>(&item.content);
        if (run == nullptr || !std::holds_alternative<LeafId>(item.role)) continue;
        const bool is_hyphen = pages.runs[run->run].text == "\u00AD";
        divided += is_hyphen ? 1 : 0;
        if (run->origin.y.value < lowest) continue;
        lowest = run->origin.y.value;
        last_is_hyphen = is_hyphen;
      }
      CHECK_FALSE(last_is_hyphen);
      ++page_ends;
    }
  }
  CHECK(divided > 100);
  CHECK(page_ends > 30);
}

TEST_CASE("an edition that divides and justifies its text does neither in a disclaimer") {
  for (const Construct box : {Construct::kRisksSection, Construct::kConclusionSection,
                              Construct::kKeyInformation, Construct::kMainSection}) {
    const bool is_disclaimer = box != Construct::kMainSection;
    Sample sample;
    sample.look.hyphenation = Hyphenation::kWords;
    sample.look.fill = TextFill::kJustified;
    sample.meta.lang.value = "en-GB";
    const StructId section = sample.tree.add(sample.tree.root(), box, {});
    sample.text(Construct::kHeading2, section, "Heading");
    std::string words;
    const std::vector<std::string> kWords{"international ", "of ", "understanding ", "and ",
                                          "medication ",    "a ",  "representative "};
    for (std::size_t i = 0; i < 90; ++i) words += kWords[(i * i + i / 3) % kWords.size()];
    const StructId paragraph = sample.text(Construct::kParagraph, section, words + "end.");
    const PageList pages = sample.set().pages;
    std::size_t hyphens = 0;
    std::map<double, double> line_ends;  // by base line
    for (const PageItem& item : pages.pages[0].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      const auto* leaf = std::get_if<LeafId>(&item.role);
      if (run == nullptr || leaf == nullptr || sample.tree[*leaf].parent != paragraph) continue;
      const text::ShapedRun& shaped = pages.runs[run->run];
      hyphens += shaped.text == "\u00AD" ? 1 : 0;
      std::int64_t advance = 0;
      for (std::uint32_t i = 0; i < run->count; ++i) {
        advance += shaped.glyphs[run->first + i].x_advance;
      }
      const bool to_its_end = run->first + run->count == shaped.glyphs.size();
      advance -= to_its_end ? shaped.trailing_blank : 0;
      line_ends[run->origin.y.value] =
          run->origin.x.value + static_cast<double>(advance) / 1000 * run->size.value;
    }
    std::set<long> distinct;
    for (const auto& [base, end] : line_ends) distinct.insert(std::lround(end));
    CHECK((hyphens == 0) == is_disclaimer);
    CHECK((distinct.size() > 2) == is_disclaimer);
  }
}
