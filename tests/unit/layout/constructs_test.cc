// Definitions, page breaks, decorative images and long lines of code on their pages.
#include "base/utf8.h"
#include "unit/layout/sample.h"

#include <doctest/doctest.h>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

StructId add_group(Sample& sample, StructId list, const std::string& term,
                   std::vector<std::string> definitions) {
  const StructId group = sample.tree.add(list, Construct::kDefinitionGroup, {});
  sample.text(Construct::kTerm, group, term);
  for (std::string& words : definitions) {
    const StructId body = sample.tree.add(group, Construct::kDefinition, {});
    sample.text(Construct::kParagraph, body, std::move(words));
  }
  return group;
}

const GlyphRun* run_of(const LayoutResult& result, std::size_t page, std::string_view words) {
  for (const PageItem& item : result.pages.pages[page].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run != nullptr && result.pages.runs[run->run].text.starts_with(words)) return run;
  }
  return nullptr;
}

ImageStore one_image() {
  ImageStore images;
  ImageResource image;
  image.source = "a.png";
  image.width = image.height = 96;
  images.by_source.emplace("a.png", images.images.push_back(std::move(image)));
  return images;
}

}  // namespace

TEST_CASE("terms are bold at the margin, definitions stand indented below them") {
  Sample sample;
  const StructId list =
      sample.tree.add(sample.section("Heading"), Construct::kDefinitionList, {});
  add_group(sample, list, "Aspirin", {"eases", "thins"});
  const LayoutResult result = sample.set();
  CHECK(page_text(result.pages, 0) == "A title Heading Aspirin eases thins");
  const GlyphRun* term = run_of(result, 0, "Aspirin");
  const GlyphRun* first = run_of(result, 0, "eases");
  const GlyphRun* second = run_of(result, 0, "thins");
  REQUIRE(term != nullptr);
  REQUIRE(first != nullptr);
  REQUIRE(second != nullptr);
  CHECK(term->origin.x == sample.look.page.margin_left);
  CHECK(first->origin.x > term->origin.x + 10_pt);
  CHECK(second->origin.x == first->origin.x);
  CHECK(first->origin.y > term->origin.y);
  CHECK(second->origin.y > first->origin.y);
  CHECK(result.pages.runs[term->run].font != result.pages.runs[first->run].font);
}

TEST_CASE("a term is never the last thing on a page") {
  Sample sample;
  const StructId list =
      sample.tree.add(sample.section("Heading"), Construct::kDefinitionList, {});
  for (std::size_t i = 0; i < 90; ++i) {
    add_group(sample, list, "Lonely", {Sample::lorem(8 + i % 23)});
  }
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() > 3);
  for (std::size_t i = 0; i < result.pages.pages.size(); ++i) {
    CHECK_FALSE(page_text(result.pages, i).ends_with("Lonely"));
  }
}

TEST_CASE("a new page where it is asked for, and no empty one") {
  Sample sample;
  const StructId section = sample.section("Heading");
  sample.text(Construct::kParagraph, section, "one");
  const StructId second = sample.text(Construct::kParagraph, section, "two");
  sample.tree.edit_attrs(second).page_start = PageStart::kNewPage;
  const StructId third = sample.section("three");
  sample.tree.edit_attrs(third).page_start = PageStart::kNewPage;
  // The heading begins its section's page already.
  sample.tree.edit_attrs(std::get<StructId>(sample.tree[third].kids[0])).page_start =
      PageStart::kNewPage;
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() == 3);
  CHECK(page_text(result.pages, 0) == "A title Heading one");
  CHECK(page_text(result.pages, 1) == "two");
  CHECK(page_text(result.pages, 2) == "three");
  REQUIRE(result.page_map.breaks[1].before.has_value());
  CHECK(sample.tree.text(*result.page_map.breaks[1].before) == "two");
}

TEST_CASE("a page ends where it is asked to with a note at its foot") {
  Sample sample;
  const StructId section = sample.section("Heading");
  const StructId first = sample.text(Construct::kParagraph, section, "one");
  const StructId link = sample.tree.add(sample.tree.add(first, Construct::kNoteReference, {}),
                                        Construct::kNoteReferenceLink, {});
  sample.tree.add_text(link, "1", {});
  const StructId note = sample.tree.add(section, Construct::kNote, {});
  sample.text(Construct::kNoteLabel, note, "1");
  sample.text(Construct::kParagraph, note, "the note");
  sample.tree.notes.push_back({1, note, link});
  const StructId second = sample.text(Construct::kParagraph, section, "two");
  sample.tree.edit_attrs(second).page_start = PageStart::kNewPage;
  const LayoutResult result = sample.set();
  REQUIRE(result.pages.pages.size() == 2);
  CHECK(page_text(result.pages, 0) == "A title Heading one 1 1 the note");
  CHECK(page_text(result.pages, 1) == "two");
}

TEST_CASE("a decorative image is drawn as an artifact, an informative one belongs to its leaf") {
  Sample sample;
  sample.images = one_image();
  const StructId section = sample.section("Heading");
  const auto add = [&](Construct outer, Construct image) {
    const StructId group = sample.tree.add(section, outer, {});
    sample.tree.add_image(sample.tree.add(group, image, {}), ImageId(0), {});
  };
  add(Construct::kDecorativeFigure, Construct::kDecorativeImage);
  add(Construct::kParagraph, Construct::kDecorativeImage);
  add(Construct::kFigureGroup, Construct::kFigure);
  const LayoutResult result = sample.set();
  std::vector<bool> tagged;
  for (const PageItem& item : result.pages.pages[0].items) {
    if (!std::holds_alternative<PlacedImage>(item.content)) continue;
    tagged.push_back(std::holds_alternative<LeafId>(item.role));
  }
  CHECK(tagged == std::vector{false, false, true});
}

TEST_CASE("an image takes the part of the line it is asked to") {
  Sample sample;
  sample.images = one_image();
  const StructId section = sample.section("Heading");
  const StructId group = sample.tree.add(section, Construct::kFigureGroup, {});
  const StructId figure = sample.tree.add(group, Construct::kFigure, {});
  sample.tree.add_image(figure, ImageId(0), {});
  sample.tree.edit_attrs(figure).width_percent = 50;
  const LayoutResult result = sample.set();
  const PageGeometry& page = sample.look.page;
  const Pt line = page.size.width - page.margin_left - page.margin_right;
  for (const PageItem& item : result.pages.pages[0].items) {
    const auto* image = std::get_if<PlacedImage>(&item.content);
    if (image == nullptr) continue;
    CHECK(image->rect.width() / line == doctest::Approx(0.5));
    CHECK(image->rect.height() / line == doctest::Approx(0.5));
  }
}

namespace {

/// A code block set on its own: its words, and the marks beside them.
struct CodePage {
  explicit CodePage(const std::string& words) {
    const StructId block =
        sample.tree.add(sample.section("Heading"), Construct::kCodeBlock, {});
    leaf = sample.tree.add_text(sample.tree.add(block, Construct::kCodeBlockText, {}), words, {});
    result = sample.set();
    for (const PageItem& item : result.pages.pages[0].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      if (run == nullptr) continue;
      const std::string& text = result.pages.runs[run->run].text;
      const auto* own = std::get_if<LeafId>(&item.role);
      if (own != nullptr && *own == leaf) {
        const auto& glyphs = result.pages.runs[run->run].glyphs;
        const std::uint32_t end = run->first + run->count;
        const std::size_t to = end < glyphs.size() ? glyphs[end].cluster : text.size();
        set += text.substr(glyphs[run->first].cluster, to - glyphs[run->first].cluster);
        right = max(right, run->origin.x);
      } else if (text == "\u21A9") {
        ++marks;
        CHECK(own == nullptr);
        CHECK(run->origin.x > right);
      }
    }
  }
  Sample sample;
  LeafId leaf{0};
  LayoutResult result;
  std::string set;
  Pt right;
  std::size_t marks = 0;
};

}  // namespace

TEST_CASE("a line of code too long for the page goes on, with a mark that is no text") {
  const std::string word(200, 'x');
  const CodePage one(word + "\nshort\n" + word + " y");
  CHECK(one.set == word + " short " + word + " y");
  CHECK(one.marks >= 4);
  CHECK(CodePage("short\nlines\n\nof code").marks == 0);
}

TEST_CASE("blanks of code stay, and tabs reach as far as the next stop") {
  CHECK(CodePage("a  b \n  c").set == "a  b    c");
  CHECK(CodePage("\ta\tb\nab\tc\n\xC3\xA9\td").set == "    a   b ab  c \xC3\xA9   d");
}

TEST_CASE("a blank at a full line's end begins no line of its own") {
  for (std::size_t length = 40; length < 120; ++length) {
    const CodePage code(std::string(length, 'x') + "\t\t\nend");
    std::size_t lines = 0;
    Pt last;
    for (const PageItem& item : code.result.pages.pages[0].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      const auto* own = std::get_if<LeafId>(&item.role);
      if (run == nullptr || own == nullptr || *own != code.leaf || run->origin.y == last) continue;
      last = run->origin.y;
      ++lines;
    }
    CHECK(lines == code.marks + 2);
    CHECK(code.marks == (length - 1) / 61);
  }
}

TEST_CASE("a table of one header row is set as one") {
  Sample sample;
  const StructId table = sample.tree.add(sample.section("Heading"), Construct::kTable, {});
  const StructId body = sample.tree.add(table, Construct::kTableBody, {});
  const StructId row = sample.tree.add(body, Construct::kTableRow, {});
  sample.text(Construct::kColumnHeader, row, "one");
  sample.text(Construct::kColumnHeader, row, "two");
  CHECK(page_text(sample.set().pages, 0) == "A title Heading one two");
}

TEST_CASE("a list item's mark stands beside code that the item begins with") {
  Sample sample;
  const StructId list = sample.tree.add(sample.section("Heading"), Construct::kBulletList, {});
  const StructId item = sample.tree.add(list, Construct::kListItem, {});
  sample.text(Construct::kListLabel, item, "*");
  const StructId body = sample.tree.add(item, Construct::kListBody, {});
  sample.text(Construct::kCodeBlockText, sample.tree.add(body, Construct::kCodeBlock, {}), "code");
  const LayoutResult result = sample.set();
  const GlyphRun* mark = run_of(result, 0, "*");
  const GlyphRun* code = run_of(result, 0, "code");
  REQUIRE(mark != nullptr);
  REQUIRE(code != nullptr);
  CHECK(mark->origin.y == code->origin.y);
  CHECK(mark->origin.x < code->origin.x - 10_pt);
}

TEST_CASE("a note's number of many digits stands whole beside it") {
  Sample sample;
  const StructId section = sample.section("Heading");
  const StructId paragraph = sample.text(Construct::kParagraph, section, "one");
  const StructId reference = sample.tree.add(paragraph, Construct::kNoteReference, {});
  const StructId link = sample.tree.add(reference, Construct::kNoteReferenceLink, {});
  sample.tree.add_text(link, "123456", {});
  const StructId note = sample.tree.add(section, Construct::kNote, {});
  sample.tree.edit_attrs(link).target = note;
  sample.text(Construct::kNoteLabel, note, "123456");
  sample.text(Construct::kParagraph, note, "the note");
  sample.tree.notes.push_back({123456, note, link});
  CHECK(page_text(sample.set().pages, 0) == "A title Heading one 123456 123456 the note");
}

TEST_CASE("quotations in each other that leave a page no room are told once, with their place") {
  Sample sample;
  StructId inner = sample.section("Heading");
  for (std::uint32_t depth = 1; depth <= 60; ++depth) {
    inner = sample.tree.add(inner, Construct::kQuote, {depth, depth + 1});
  }
  sample.text(Construct::kParagraph, inner, "deep");
  sample.set();
  REQUIRE(sample.diagnostics.error_count() == 1);
  CHECK(sample.diagnostics.items().front().rule.name == "too-deep-for-page");
  CHECK(sample.diagnostics.items().front().span.begin > 5);
  CHECK(sample.diagnostics.items().front().span.begin < 60);
}

TEST_CASE("notes that a note refers to stand behind those of the text") {
  Sample sample;
  const StructId section = sample.section("Heading");
  const StructId words = sample.text(Construct::kParagraph, section, "words");
  const auto refer = [&](StructId parent, const std::string& number) {
    const StructId link = sample.tree.add(sample.tree.add(parent, Construct::kNoteReference, {}),
                                          Construct::kNoteReferenceLink, {});
    sample.tree.add_text(link, number, {});
    return link;
  };
  std::vector<StructId> links{refer(words, "1"), refer(words, "2")};
  for (int number = 1; number <= 3; ++number) {
    const StructId note = sample.tree.add(section, Construct::kNote, {});
    sample.text(Construct::kNoteLabel, note, std::to_string(number));
    const StructId text = sample.text(Construct::kParagraph, note, "note");
    if (number == 1) links.push_back(refer(text, "3"));
    const auto place = static_cast<std::size_t>(number - 1);
    sample.tree.notes.push_back({number, note, links[place]});
  }
  CHECK(page_text(sample.set().pages, 0) == "A title Heading words 1 2 1 note 3 2 note 3 note");
}
