// Pages: where they end, what is repeated, what stands at the foot.
#include "base/utf8.h"
#include "layout/layout_text.h"
#include "unit/layout/sample.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

/// The lowest edge of text on a page.
Pt lowest(const Page& page) {
  Pt low;
  for (const PageItem& item : page.items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr && std::holds_alternative<LeafId>(item.role)) low = max(low, run->origin.y);
  }
  return low;
}

}  // namespace

TEST_CASE("every word is set once, in order, over all pages") {
  Sample sample;
  const StructId section = sample.section("Heading");
  sample.paragraphs(section, 30, 90);
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() > 3);
  std::string all;
  for (std::size_t i = 0; i < result.pages.pages.size(); ++i)
    all += page_text(result.pages, i) + " ";
  std::string expected = "A title Heading";
  for (int i = 0; i < 30; ++i) expected += " " + Sample::lorem(90);
  CHECK((normalised(all) == normalised(expected)));
  CHECK_FALSE(sample.diagnostics.has_errors());
}

TEST_CASE("text stays within the margins") {
  Sample sample;
  sample.paragraphs(sample.section("Heading"), 30, 90);
  const LayoutResult result = sample.set();
  const PageGeometry& page = sample.look.page;
  for (const Page& one : result.pages.pages) {
    CHECK(lowest(one) <= page.size.height - page.margin_bottom);
    for (const PageItem& item : one.items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      if (run == nullptr) continue;
      const text::ShapedRun& shaped = result.pages.runs[run->run];
      const Pt width =
          run->size * (static_cast<double>(shaped.advance - shaped.trailing_blank) / 1000);
      CHECK(run->origin.x >= page.margin_left - 0.01_pt);
      CHECK(run->origin.x + width <= page.size.width - page.margin_right + 0.01_pt);
    }
  }
}

TEST_CASE("a heading is never the last thing on a page") {
  for (std::size_t words = 20; words < 60; words += 3) {
    Sample sample;
    for (int i = 0; i < 12; ++i) {
      sample.paragraphs(sample.section("Lonely"), 2, words * 2 + static_cast<std::size_t>(i));
    }
    const LayoutResult result = sample.set();
    for (std::size_t i = 0; i < result.pages.pages.size(); ++i) {
      const std::string text = page_text(result.pages, i);
      CHECK_FALSE(text.ends_with("Lonely"));
    }
  }
}

TEST_CASE("no page begins or ends with a single line of a paragraph") {
  Sample sample;
  const StructId section = sample.section("Heading");
  for (std::size_t i = 0; i < 60; ++i) sample.paragraphs(section, 1, 38 + i % 11);
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() > 4);
  // Lines of one leaf on one page: base lines that differ.
  for (const Page& page : result.pages.pages) {
    std::map<LeafId, std::set<double>> lines;
    for (const PageItem& item : page.items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      const auto* leaf = std::get_if<LeafId>(&item.role);
      if (run != nullptr && leaf != nullptr) lines[*leaf].insert(run->origin.y.value);
    }
    for (const auto& [leaf, bases] : lines) {
      if (sample.tree[sample.tree[leaf].parent].construct == Construct::kParagraph) {
        CHECK(bases.size() >= 2);
      }
    }
  }
}

TEST_CASE("the page map says where each page begins in the text") {
  Sample sample;
  sample.paragraphs(sample.section("Heading"), 20, 120);
  const LayoutResult result = sample.set();
  const auto& breaks = result.page_map.breaks;
  REQUIRE(breaks.size() == result.pages.pages.size());
  for (std::size_t i = 0; i < breaks.size(); ++i) {
    CHECK(breaks[i].label == std::to_string(i + 1));
    REQUIRE(breaks[i].before.has_value());
    const std::string_view leaf = sample.tree.text(*breaks[i].before);
    const std::string page = page_text(result.pages, i);
    const std::string_view rest = leaf.substr(breaks[i].offset);
    CHECK(page.substr(0, std::min<std::size_t>(30, rest.size())) ==
          rest.substr(0, std::min<std::size_t>(30, rest.size())));
  }
}

TEST_CASE("a note stands at the foot of the page that refers to it") {
  Sample sample;
  const StructId section = sample.section("Heading");
  for (int i = 1; i <= 12; ++i) {
    const StructId p = sample.text(Construct::kParagraph, section, Sample::lorem(70));
    const StructId reference = sample.tree.add(p, Construct::kNoteReference, {});
    const StructId link = sample.text(Construct::kNoteReferenceLink, reference, std::to_string(i));
    const StructId note = sample.tree.add(section, Construct::kNote, {});
    sample.tree.edit_attrs(note).id = "note-" + std::to_string(i);
    sample.tree.edit_attrs(link).target = note;
    sample.text(Construct::kNoteLabel, note, std::to_string(i));
    sample.text(Construct::kParagraph, note, "Source number " + std::to_string(i) + " of them.");
    sample.tree.notes.push_back({i, note, link});
  }
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() >= 2);
  for (const NoteEntry& note : sample.tree.notes) {
    REQUIRE(result.pages.anchors.contains(note.note));
    CHECK(result.pages.anchors.at(note.note).page ==
          result.pages.anchors.at(note.first_reference).page);
    CHECK(result.pages.anchors.at(note.note).y > result.pages.anchors.at(note.first_reference).y);
  }
}

TEST_CASE("a note longer than a page goes on at the foot of the next") {
  Sample sample;
  const StructId section = sample.section("Heading");
  const StructId p = sample.text(Construct::kParagraph, section, "Short.");
  const StructId reference = sample.tree.add(p, Construct::kNoteReference, {});
  const StructId link = sample.text(Construct::kNoteReferenceLink, reference, "1");
  const StructId note = sample.tree.add(section, Construct::kNote, {});
  sample.text(Construct::kNoteLabel, note, "1");
  sample.text(Construct::kParagraph, note, Sample::lorem(1800));
  sample.tree.notes.push_back({1, note, link});
  sample.paragraphs(section, 3, 60);
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() >= 3);
  std::string all;
  for (std::size_t i = 0; i < result.pages.pages.size(); ++i)
    all += page_text(result.pages, i) + " ";
  std::size_t ends = 0;
  for (std::size_t at = 0; (at = all.find("end.", at)) != std::string::npos; ++at) ++ends;
  CHECK(ends == 4);
}

TEST_CASE("a table's header is repeated on each page as an artifact") {
  Sample sample;
  const StructId section = sample.section("Heading");
  const StructId table = sample.tree.add(section, Construct::kTable, {});
  const StructId head = sample.tree.add(table, Construct::kTableHead, {});
  const StructId head_row = sample.tree.add(head, Construct::kTableRow, {});
  sample.text(Construct::kColumnHeader, head_row, "Study");
  sample.text(Construct::kColumnHeader, head_row, "Finding");
  const StructId body = sample.tree.add(table, Construct::kTableBody, {});
  for (int i = 0; i < 80; ++i) {
    const StructId row = sample.tree.add(body, Construct::kTableRow, {});
    sample.text(Construct::kCell, row, "Row " + std::to_string(i));
    sample.text(Construct::kCell, row, Sample::lorem(6));
  }
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() >= 3);
  CHECK(page_text(result.pages, 0).find("Study") != std::string::npos);
  for (std::size_t i = 1; i < result.pages.pages.size(); ++i) {
    CHECK(page_text(result.pages, i).find("Study") == std::string::npos);
    CHECK(artifact_text(result.pages, i, ArtifactKind::kLayout) == "StudyFinding");
  }
}

TEST_CASE("P10: a box that fits two thirds of a page is not split") {
  for (std::size_t before = 1; before < 9; ++before) {
    Sample sample;
    sample.paragraphs(sample.section("Before"), before, 60);
    const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
    sample.text(Construct::kHeading2, risks, "Warning: risks");
    sample.paragraphs(risks, 3, 60);
    const LayoutResult result = sample.set();
    std::set<std::size_t> pages;
    for (const Kid& kid : sample.tree[risks].kids) {
      pages.insert(result.pages.anchors.at(std::get<StructId>(kid)).page);
    }
    CHECK(pages.size() == 1);
  }
}

TEST_CASE("P10: a longer box says on each further page that it goes on") {
  Sample sample;
  const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
  sample.text(Construct::kHeading2, risks, "Warning: risks");
  sample.paragraphs(risks, 14, 90);
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() >= 3);
  CHECK(artifact_text(result.pages, 0, ArtifactKind::kLayout).empty());
  for (std::size_t i = 1; i < result.pages.pages.size(); ++i) {
    CHECK(artifact_text(result.pages, i, ArtifactKind::kLayout) == "warning, continued");
  }
}

TEST_CASE("P14: where there are risks every footer says where") {
  Sample sample;
  sample.paragraphs(sample.section("Before"), 12, 90);
  const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
  sample.text(Construct::kHeading2, risks, "Warning: risks");
  sample.paragraphs(risks, 1, 40);
  const LayoutResult result = sample.set();
  const std::string page = result.pages.pages[result.pages.anchors.at(risks).page].label;
  for (std::size_t i = 0; i < result.pages.pages.size(); ++i) {
    CHECK(artifact_text(result.pages, i, ArtifactKind::kReminder) ==
          "Warning: read the risks on page " + page + ".");
    CHECK(artifact_text(result.pages, i, ArtifactKind::kFooter) ==
          "Page " + std::to_string(i + 1) + " of " + std::to_string(result.pages.pages.size()));
  }
  CHECK(artifact_text(result.pages, 0, ArtifactKind::kHeader).empty());
  CHECK(artifact_text(result.pages, 1, ArtifactKind::kHeader) == "A title");
  const std::string dumped = layout_text(result.pages, result.page_map, sample.tree);
  for (const char* kind : {"[background]", "[layout]", "[header]", "[footer]", "[reminder]"}) {
    CHECK(dumped.find(kind) != std::string::npos);
  }
}

TEST_CASE("P02: the title steps down until the key information is up front") {
  std::optional<double> before;
  for (const std::size_t words : {2U, 30U, 60U}) {
    Sample sample;
    Sample fresh;
    fresh.tree = StructTree();
    fresh.text(Construct::kTitle, fresh.tree.root(), Sample::lorem(words));
    const StructId key = fresh.tree.add(fresh.tree.root(), Construct::kKeyInformation, {});
    fresh.text(Construct::kHeading2, key, "Key information");
    fresh.text(Construct::kKeySummaryText, key, Sample::lorem(50));
    const LayoutResult result = fresh.set();
    REQUIRE_FALSE(fresh.diagnostics.has_errors());
    const Anchor place = result.pages.anchors.at(key);
    CHECK(place.page == 0);
    CHECK(place.y < fresh.look.page.size.height / 2);
    const auto& first = std::get<GlyphRun>(
        std::find_if(
            result.pages.pages[0].items.begin(), result.pages.pages[0].items.end(),
            [](const PageItem& item) { return std::holds_alternative<GlyphRun>(item.content); })
            ->content);
    if (before) CHECK(first.size.value <= *before);
    before = first.size.value;
  }
  CHECK(*before < 28);
}

TEST_CASE("P02: a title that no step can make short enough is an error") {
  Sample sample;
  sample.tree = StructTree();
  sample.text(Construct::kTitle, sample.tree.root(), Sample::lorem(600));
  const StructId key = sample.tree.add(sample.tree.root(), Construct::kKeyInformation, {});
  sample.text(Construct::kHeading2, key, "Key information");
  sample.set();
  REQUIRE(sample.diagnostics.has_errors());
  CHECK(sample.diagnostics.items().front().rule == RuleId{"P02"});
}

TEST_CASE("a character that no font has is an error with its code point") {
  Sample sample;
  sample.text(Construct::kParagraph, sample.section("Heading"), "A \U00013000 sign");
  sample.set();
  REQUIRE(sample.diagnostics.error_count() == 1);
  CHECK(sample.diagnostics.items().front().message.find("U+13000") != std::string::npos);
}

TEST_CASE("a line that its author breaks ends in a blank") {
  Sample sample;
  const StructId paragraph =
      sample.text(Construct::kParagraph, sample.section("Heading"), "The line ends here");
  sample.tree.add(paragraph, Construct::kLineBreak, {});
  sample.tree.add_text(paragraph, "and goes on", {});
  const LayoutResult result = sample.set();
  std::string words;
  for (const PageItem& item : result.pages.pages[0].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    const auto* leaf = std::get_if<LeafId>(&item.role);
    if (run == nullptr || leaf == nullptr || sample.tree[*leaf].parent != paragraph) continue;
    words += result.pages.runs[run->run].text;
  }
  CHECK(words == "The line ends here and goes on");
}

TEST_CASE("page numbers in the text are those of the pages") {
  Sample sample;
  const StructId contents = sample.tree.add(sample.tree.root(), Construct::kContents, {});
  sample.text(Construct::kContentsHeading, contents, "Contents");
  const StructId list = sample.tree.add(contents, Construct::kContentsList, {});
  std::vector<StructId> headings;
  for (int i = 0; i < 6; ++i) {
    const StructId section = sample.section("Part " + std::to_string(i));
    headings.push_back(std::get<StructId>(sample.tree[section].kids.front()));
    sample.paragraphs(section, 6, 100);
  }
  std::vector<LeafId> numbers;
  for (const StructId heading : headings) {
    const StructId item = sample.tree.add(list, Construct::kContentsItem, {});
    const StructId entry = sample.tree.add(item, Construct::kContentsEntry, {});
    const StructId link = sample.text(Construct::kLink, entry, "Part ");
    sample.tree.edit_attrs(link).target = heading;
    const StructId ref = sample.tree.add(link, Construct::kPageReference, {});
    numbers.push_back(sample.tree.add_page_ref(ref, heading, {}));
  }
  const LayoutResult result = sample.set();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto& items = result.pages.pages[0].items;
    const auto found = std::find_if(items.begin(), items.end(), [&](const PageItem& item) {
      const auto* leaf = std::get_if<LeafId>(&item.role);
      return leaf != nullptr && *leaf == numbers[i];
    });
    REQUIRE(found != items.end());
    const auto& run = std::get<GlyphRun>(found->content);
    CHECK(result.pages.runs[run.run].text ==
          std::to_string(result.pages.anchors.at(headings[i]).page + 1));
    // Numbers end at the right margin.
    const Pt end =
        run.origin.x + run.size * (static_cast<double>(result.pages.runs[run.run].advance) / 1000);
    CHECK(end.value == doctest::Approx(595.276 - 93));
  }
}

TEST_CASE("P02: key information too high for a small page goes on at the top of the second") {
  Sample sample;
  sample.look.page = {"A5", {419.528_pt, 595.276_pt}, 54_pt, 66_pt, 32_pt, 32_pt};
  sample.look.body_size = 18_pt;
  sample.look.title_sizes = {34_pt, 18_pt};
  const StructId key = sample.tree.add(sample.tree.root(), Construct::kKeyInformation, {});
  sample.text(Construct::kHeading2, key, "Key information");
  sample.text(Construct::kKeySummaryText, key, Sample::lorem(90));
  sample.text(Construct::kKeySummaryText, key, Sample::lorem(90));
  const LayoutResult result = sample.set();
  REQUIRE_FALSE(sample.diagnostics.has_errors());
  REQUIRE(result.pages.pages.size() == 2);
  CHECK(result.pages.anchors.at(key).page == 0);
  CHECK(artifact_text(result.pages, 1, ArtifactKind::kLayout) == "key-information, continued");
}

TEST_CASE("a form's columns are equal unless that breaks a word") {
  Sample sample;
  const StructId table = sample.tree.add(sample.section("Diary"), Construct::kTable, {});
  const StructId head =
      sample.tree.add(sample.tree.add(table, Construct::kTableHead, {}), Construct::kTableRow, {});
  for (const char* words : {"Day", "Morning", "Afternoon"}) {
    sample.text(Construct::kColumnHeader, head, words);
  }
  const StructId row =
      sample.tree.add(sample.tree.add(table, Construct::kTableBody, {}), Construct::kTableRow, {});
  sample.text(Construct::kRowHeader, row, "Wednesday");
  sample.tree.add(row, Construct::kCell, {});
  sample.tree.add(row, Construct::kCell, {});
  const LayoutResult result = sample.set();
  // The inner rules part the columns: equal ones are as far apart.
  std::set<double> edges;
  for (const PageItem& item : result.pages.pages[0].items) {
    const auto* rule = std::get_if<Rule>(&item.content);
    if (rule != nullptr && rule->rect.width() < 1_pt) edges.insert(rule->rect.left.value);
  }
  REQUIRE(edges.size() == 2);
  const double right = sample.look.page.size.width.value - sample.look.page.margin_right.value;
  CHECK(*edges.rbegin() - *edges.begin() == doctest::Approx(right - *edges.rbegin()));
}

TEST_CASE(
    "a paragraph that ends with a colon stays with what it introduces, also before a note mark") {
  for (std::size_t before = 30; before < 45; ++before) {
    Sample sample;
    const StructId section = sample.section("Heading");
    sample.paragraphs(section, 1, before * 10);
    const StructId p = sample.text(Construct::kParagraph, section, Sample::lorem(40) + " These:");
    const StructId reference = sample.tree.add(p, Construct::kNoteReference, {});
    sample.text(Construct::kNoteReferenceLink, reference, "1");
    const StructId next = sample.text(Construct::kParagraph, section, Sample::lorem(30));
    const LayoutResult result = sample.set();
    const std::size_t page = result.pages.anchors.at(next).page;
    CHECK(page_text(result.pages, page).find("These:") != std::string::npos);
  }
}
