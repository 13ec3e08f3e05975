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
    add_family("Noto Sans Hebrew", "Hebr");
    sample.meta.lang.value = std::move(lang);
  }

  /// A fallback for a script, in its regular cut.
  void add_family(const std::string& name, std::string script) {
    std::string file = "/usr/share/fonts/truetype/noto/" + name + "-Regular.ttf";
    std::erase(file, ' ');
    FontFamily family{name,
                      "fonts-noto-core",
                      "",
                      "OFL-1.1",
                      {{FontWeight::kRegular, FontSlant::kUpright, file, 0, ""}}};
    family.scripts = {std::move(script)};
    sample.catalog.fallback.push_back(sample.catalog.families.push_back(std::move(family)));
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

namespace {

/// The words of the runs of an element, in paint order.
std::string painted(Direct& direct, StructId elem) {
  std::string out;
  for (const Placed& run : direct.runs_of(elem)) out += run.text;
  return out;
}

/// The leaves of the first page's lines, in paint order: each as often as it has runs.
std::vector<LeafId> painted_leaves(const Direct& direct) {
  std::vector<LeafId> out;
  for (const PageItem& item : direct.result.pages.pages[0].items) {
    const auto* leaf = std::get_if<LeafId>(&item.role);
    if (leaf != nullptr && std::holds_alternative<GlyphRun>(item.content)) out.push_back(*leaf);
  }
  return out;
}

/// All artifacts' runs of a kind on the first page.
std::vector<Placed> running_matter(Direct& direct, ArtifactKind kind) {
  std::vector<Placed> out;
  for (const PageItem& item : direct.result.pages.pages[0].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    const auto* artifact = std::get_if<Artifact>(&item.role);
    if (run == nullptr || artifact == nullptr || artifact->kind != kind) continue;
    const text::ShapedRun& shaped = direct.result.pages.runs[run->run];
    const double em = direct.sample.fonts.metrics(shaped.font).units_per_em;
    const Pt width = run->size * (static_cast<double>(shaped.advance) / em);
    out.push_back({shaped.text, run->origin.x, run->origin.x + width, run->origin.y});
  }
  return out;
}

/// A contents list of one entry that leads to a section of its own.
StructId add_contents_entry(Direct& direct, const std::string& heading) {
  StructTree& tree = direct.sample.tree;
  const StructId contents = tree.add(tree.root(), Construct::kContents, {});
  direct.sample.text(Construct::kContentsHeading, contents, "Contents");
  const StructId list = tree.add(contents, Construct::kContentsList, {});
  const StructId item = tree.add(list, Construct::kContentsItem, {});
  const StructId entry = tree.add(item, Construct::kContentsEntry, {});
  const StructId link = tree.add(entry, Construct::kLink, {});
  const StructId section = direct.sample.section(heading);
  tree.edit_attrs(link).target = std::get<StructId>(tree[section].kids.front());
  tree.add_text(link, heading + " ", {});
  tree.add_page_ref(tree.add(link, Construct::kPageReference, {}), tree.attrs(link).target.value(),
                    {});
  direct.sample.text(Construct::kParagraph, section, kShalom);
  return link;
}

}  // namespace

TEST_CASE("a contents entry in Latin letters is painted as it is read, its number at the left") {
  for (const char* heading : {"Latin heading", "2026"}) {
    CAPTURE(heading);
    Direct direct("he");
    const StructId link = add_contents_entry(direct, heading);
    direct.set();
    const auto words = direct.runs_of(link);
    REQUIRE_FALSE(words.empty());
    const auto number = direct.runs_of(std::get<StructId>(direct.sample.tree[link].kids.back()));
    REQUIRE(number.size() == 1);
    CHECK(number.front().right < words.front().left);
    const auto leaves = painted_leaves(direct);
    const LeafId first = std::get<LeafId>(direct.sample.tree[link].kids.front());
    const auto at = std::find(leaves.begin(), leaves.end(), first);
    REQUIRE(at != leaves.end());
    CHECK(std::is_sorted(at, at + static_cast<std::ptrdiff_t>(words.size() + 1),
                         [](LeafId a, LeafId b) { return a.index() < b.index(); }));
  }
}

TEST_CASE("pieces of code beside each other stand in the direction of their paragraph") {
  Direct direct("he");
  StructTree& tree = direct.sample.tree;
  const StructId paragraph = tree.add(direct.sample.section(kShalom), Construct::kParagraph, {});
  const StructId one = direct.sample.text(Construct::kInlineCode, paragraph, "one");
  const StructId two = direct.sample.text(Construct::kInlineCode, paragraph, "two");
  direct.set();
  CHECK(painted(direct, one) == "one");
  CHECK(direct.runs_of(two).front().right.value ==
        doctest::Approx(direct.runs_of(one).front().left.value).epsilon(0.001));
}

TEST_CASE("the foot of a page stands within its margins in whatever direction its words run") {
  const auto check_foot = [](const std::string& lang, const std::string& labels_lang,
                             const std::string& words) {
    CAPTURE(std::string(lang));
    Direct direct(lang);
    direct.sample.words.lang = labels_lang;
    direct.sample.words.strings[static_cast<std::size_t>(Label::kPageOf)] =
        words + " {number} / {total}";
    StructTree& tree = direct.sample.tree;
    const StructId risks = tree.add(tree.root(), Construct::kRisksSection, {});
    direct.sample.text(Construct::kHeading2, risks, "Risks");
    direct.sample.text(Construct::kParagraph, risks, "Words");
    direct.set();
    const PageGeometry& page = direct.sample.look.page;
    const Pt left = page.margin_left - 0.01_pt;
    const Pt right = page.size.width - page.margin_right + 0.01_pt;
    const auto runs = running_matter(direct, ArtifactKind::kFooter);
    for (const auto& line : {runs, running_matter(direct, ArtifactKind::kReminder)}) {
      REQUIRE(line.size() > 1);
      for (const Placed& run : line) {
        CAPTURE(run.text);
        CHECK(run.left >= left);
        CHECK(run.right <= right);
      }
    }
    // The number ends the line of a publication, the reminder begins it.
    const auto number = std::find_if(
        runs.begin(), runs.end(), [&](const Placed& run) { return run.text.starts_with(words); });
    REQUIRE(number != runs.end());
    const bool ends_right = lang == "en";
    CHECK((number->left > page.size.width / 2) == ends_right);
  };
  check_foot("he", "en", "Page");
  check_foot("en", "he", kOlam);
  check_foot("he", "he", kOlam);
  check_foot("en", "en", "Page");
}

TEST_CASE("a link before a page number has its rule below its words in either direction") {
  for (const char* lang : {"he", "en"}) {
    CAPTURE(std::string(lang));
    Direct direct(lang);
    StructTree& tree = direct.sample.tree;
    const StructId section = direct.sample.section(kShalom);
    const StructId paragraph = tree.add(section, Construct::kGeneratedParagraph, {});
    tree.edit_attrs(paragraph).lang = "en";
    const StructId link = direct.sample.text(Construct::kLink, paragraph, "Read the section");
    tree.edit_attrs(link).target = section;
    const StructId reference = direct.sample.text(Construct::kPageReference, paragraph, ", page ");
    tree.add_page_ref(reference, section, {});
    direct.set();
    const auto words = direct.runs_of(link);
    REQUIRE_FALSE(words.empty());
    Pt left = words.front().left;
    Pt right = words.front().right;
    for (const Placed& run : words) {
      left = min(left, run.left);
      right = max(right, run.right);
    }
    const auto& items = direct.result.pages.pages[0].items;
    const auto rule = std::find_if(items.begin(), items.end(), [&](const PageItem& item) {
      return std::holds_alternative<Rule>(item.content);
    });
    REQUIRE(rule != items.end());
    const Rect& rect = std::get<Rule>(rule->content).rect;
    CHECK(rect.left.value == doctest::Approx(left.value).epsilon(0.001));
    CHECK(rect.right.value == doctest::Approx(right.value).epsilon(0.001));
    // The number stands directly behind the words.
    const auto page = direct.runs_of(reference);
    REQUIRE(page.size() >= 2);
    CHECK(page.back().text == "1");
  }
}

TEST_CASE("a line of code that goes on has its mark at its right in a Hebrew publication, too") {
  for (const char* lang : {"he", "en"}) {
    CAPTURE(std::string(lang));
    Direct direct(lang);
    direct.add_family("Noto Sans Math", "Zmth");  // has the mark
    const StructId code =
        direct.sample.tree.add(direct.sample.section(kShalom), Construct::kCodeBlock, {});
    std::string line;
    for (int i = 0; i < 30; ++i) line += "words and ";
    const StructId words = direct.sample.text(Construct::kCodeBlockText, code, line + "\n");
    direct.set();
    const auto marks = running_matter(direct, ArtifactKind::kLayout);
    REQUIRE_FALSE(marks.empty());
    for (const Placed& run : direct.runs_of(words)) CHECK(run.left < marks.front().left);
  }
}

}  // namespace clearleaf::layout
