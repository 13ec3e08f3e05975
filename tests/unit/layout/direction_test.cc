// Text from right to left: where words, labels and frames stand, and in what order they are
// painted.
#include "unit/layout/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace clearleaf::layout {

namespace {

const std::string kShalom = "\u05e9\u05dc\u05d5\u05dd";
const std::string kOlam = "\u05e2\u05d5\u05dc\u05dd";

struct Placed {
  std::string text;
  Pt left, right, base;
};

/// A sample in Hebrew letters, or one in English with Hebrew words.
struct Direct {
  test::Sample sample;
  LayoutResult result;

  explicit Direct(std::string lang) {
    const std::string folder = "/usr/share/fonts/truetype/noto/";
    FontFamily hebrew{"Noto Sans Hebrew",
                      "fonts-noto-core",
                      "",
                      "OFL-1.1",
                      {{FontWeight::kRegular, FontSlant::kUpright,
                        folder + "NotoSansHebrew-Regular.ttf", 0, ""}}};
    hebrew.scripts = {"Hebr"};
    sample.catalog.fallback.push_back(sample.catalog.families.push_back(std::move(hebrew)));
    sample.meta.lang.value = std::move(lang);
  }

  /// The tagged runs of the first page whose element is `elem`, in paint order.
  std::vector<Placed> runs_of(StructId elem) {
    std::vector<Placed> out;
    for (const PageItem& item : result.pages.pages[0].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      const auto* leaf = std::get_if<LeafId>(&item.role);
      if (run == nullptr || leaf == nullptr || sample.tree[*leaf].parent != elem) continue;
      const text::ShapedRun& shaped = result.pages.runs[run->run];
      std::int64_t advance = 0;
      for (std::uint32_t i = 0; i < run->count; ++i) {
        advance += shaped.glyphs[run->first + i].x_advance;
      }
      const double em = sample.fonts.metrics(shaped.font).units_per_em;
      const Pt width = run->size * (static_cast<double>(advance) / em);
      out.push_back({std::string(text::text_of_glyphs(shaped, run->first, run->count)),
                     run->origin.x, run->origin.x + width, run->origin.y});
    }
    return out;
  }

  void set() {
    result = sample.set();
    REQUIRE_FALSE(sample.diagnostics.has_errors());
  }
};

}  // namespace

TEST_CASE(
    "in a Hebrew publication lines begin at the right edge and are painted from left to right") {
  Direct direct("he");
  const StructId paragraph = direct.sample.text(
      Construct::kParagraph, direct.sample.section(kShalom), kShalom + " " + kOlam);
  direct.set();
  const auto runs = direct.runs_of(paragraph);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].text == kOlam);
  CHECK(runs[1].text == kShalom + " ");
  CHECK(runs[0].left < runs[1].left);
  const PageGeometry& page = direct.sample.look.page;
  CHECK(runs[1].right.value == doctest::Approx((page.size.width - page.margin_right).value));
}

TEST_CASE("English words in Hebrew keep their own order, with no blank lost or doubled") {
  Direct direct("he");
  const StructId paragraph = direct.sample.text(
      Construct::kParagraph, direct.sample.section(kShalom), kShalom + " one two " + kOlam);
  direct.set();
  const auto runs = direct.runs_of(paragraph);
  std::string painted;
  for (const Placed& run : runs) painted += run.text;
  CHECK(painted == kOlam + " one two" + kShalom + " ");
  for (std::size_t i = 1; i < runs.size(); ++i) {
    CHECK(runs[i].left.value == doctest::Approx(runs[i - 1].right.value).epsilon(0.001));
  }
}

TEST_CASE("Hebrew words in English stand from right to left among themselves") {
  Direct direct("en");
  const StructId paragraph = direct.sample.text(
      Construct::kParagraph, direct.sample.section("Heading"), "a " + kShalom + " " + kOlam + " b");
  direct.set();
  const auto runs = direct.runs_of(paragraph);
  std::vector<std::string> words;
  for (const Placed& run : runs) words.push_back(run.text);
  REQUIRE(words.size() >= 4);
  CHECK(words.front() == "a ");
  CHECK(words[1] == kOlam);
  CHECK(words[2] == kShalom + " ");
  CHECK(words.back() == "b");
}

TEST_CASE("what ends a line against its paragraph's direction leaves its blank at the line's end") {
  Direct direct("he");
  const StructId paragraph =
      direct.sample.text(Construct::kParagraph, direct.sample.section(kShalom), "");
  direct.sample.tree.add_text(paragraph, kShalom + " one two", {});
  direct.sample.tree.add(paragraph, Construct::kLineBreak, {});
  direct.sample.tree.add_text(paragraph, kOlam, {});
  direct.set();
  const auto runs = direct.runs_of(paragraph);
  const auto two = std::find_if(runs.begin(), runs.end(),
                                [](const Placed& run) { return run.text.starts_with("two"); });
  REQUIRE(two != runs.end());
  const auto first = std::find_if(runs.begin(), runs.end(),
                                  [](const Placed& run) { return run.text == kShalom + " "; });
  REQUIRE(first != runs.end());
  // Seen from the left: the blank at the end, "one two", the Hebrew word with one blank before it.
  CHECK(two->right.value == doctest::Approx(first->left.value).epsilon(0.001));
}

TEST_CASE("a list's label stands right of its item, a quotation's rule right of the words") {
  Direct direct("he");
  const StructId section = direct.sample.section(kShalom);
  StructTree& tree = direct.sample.tree;
  const StructId list = tree.add(section, Construct::kBulletList, {});
  const StructId item = tree.add(list, Construct::kListItem, {});
  const StructId label = direct.sample.text(Construct::kListLabel, item, "\u2022");
  const StructId body = tree.add(item, Construct::kListBody, {});
  const StructId words = direct.sample.text(Construct::kTightParagraph, body, kShalom);
  const StructId quote = tree.add(section, Construct::kQuote, {});
  const StructId quoted = direct.sample.text(Construct::kParagraph, quote, kOlam);
  direct.set();
  CHECK(direct.runs_of(label).front().left > direct.runs_of(words).front().right);
  const Pt edge = direct.runs_of(quoted).front().right;
  const auto& items = direct.result.pages.pages[0].items;
  CHECK(std::any_of(items.begin(), items.end(), [&](const PageItem& candidate) {
    const auto* rule = std::get_if<Rule>(&candidate.content);
    return rule != nullptr && rule->rect.left >= edge && rule->rect.width() < 4_pt;
  }));
}

TEST_CASE("code runs from left to right in any publication") {
  Direct direct("he");
  const StructId section = direct.sample.section(kShalom);
  const StructId code = direct.sample.tree.add(section, Construct::kCodeBlock, {});
  const StructId words = direct.sample.text(Construct::kCodeBlockText, code, "a = (b);\n");
  direct.set();
  std::string painted;
  const auto runs = direct.runs_of(words);
  for (const Placed& run : runs) painted += run.text;
  CHECK(painted.starts_with("a = (b);"));
  CHECK(runs.front().left < direct.sample.look.page.size.width / 2);
}

TEST_CASE("a Hebrew word wider than its line is cut from its beginning on") {
  Direct direct("he");
  std::string word;
  for (int i = 0; i < 40; ++i) word += kShalom;
  const StructId paragraph =
      direct.sample.text(Construct::kParagraph, direct.sample.section(kShalom), word);
  direct.set();
  const auto runs = direct.runs_of(paragraph);
  REQUIRE(runs.size() > 1);
  std::string read;
  for (const Placed& run : runs) read += run.text;
  CHECK(read == word);
  CHECK(runs[0].base < runs[1].base);
}

}  // namespace clearleaf::layout
