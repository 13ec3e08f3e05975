// Where pages end in lists, quotations, code, and around headings and figures.
#include "unit/layout/page_lines.h"

#include <doctest/doctest.h>

#include <functional>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

void add_list_item(Sample& sample, StructId list, std::string words) {
  const StructId item = sample.tree.add(list, Construct::kListItem, {});
  sample.text(Construct::kListLabel, item, "*");
  const StructId body = sample.tree.add(item, Construct::kListBody, {});
  sample.text(Construct::kTightParagraph, body, std::move(words));
}

StructId add_code(Sample& sample, StructId parent, std::string words) {
  const StructId block = sample.tree.add(parent, Construct::kCodeBlock, {});
  return sample.text(Construct::kCodeBlockText, block, std::move(words));
}

/// The base line and height of the image on its page, and the page.
struct ImagePlace {
  std::size_t page = 0;
  Rect rect;
};
ImagePlace image_place(const PageList& pages) {
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    for (const PageItem& item : pages.pages[i].items) {
      if (const auto* image = std::get_if<PlacedImage>(&item.content)) return {i, image->rect};
    }
  }
  return {};
}

}  // namespace

TEST_CASE("no line of an item, a quotation or a definition is alone on a page") {
  for (const Construct construct :
       {Construct::kBulletList, Construct::kQuote, Construct::kDefinitionList}) {
    Sample sample;
    const StructId section = sample.section("Heading");
    const StructId outer = sample.tree.add(section, construct, {});
    for (std::size_t i = 0; i < 70; ++i) {
      const std::string words = Sample::lorem(36 + i * 5 % 17);
      if (construct == Construct::kBulletList) {
        add_list_item(sample, outer, words);
      } else if (construct == Construct::kQuote) {
        sample.text(Construct::kParagraph, outer, words);
      } else {
        const StructId group = sample.tree.add(outer, Construct::kDefinitionGroup, {});
        sample.text(Construct::kTerm, group, "Term");
        const StructId body = sample.tree.add(group, Construct::kDefinition, {});
        sample.text(Construct::kParagraph, body, words);
      }
    }
    const LeafLines lines = lines_of_leaves(sample.set().pages);
    CHECK(split_leaves(sample, lines, Construct::kParagraph) +
              split_leaves(sample, lines, Construct::kTightParagraph) >
          0);
    CHECK(lonely_lines(lines) == 0);
  }
}

TEST_CASE("headings stand with the beginning of whatever follows them") {
  using Follow = std::function<void(Sample&, StructId)>;
  const std::vector<Follow> kinds{
      [](Sample& s, StructId at) { s.text(Construct::kParagraph, at, Sample::lorem(60)); },
      [](Sample& s, StructId at) {
        const StructId table = add_table(s, at, {{"A", "B"}, {"1", "2"}, {"3", "4"}, {"5", "6"}});
        s.text(Construct::kTableCaption, table, "A caption");
      },
      [](Sample& s, StructId at) {
        const StructId list = s.tree.add(at, Construct::kBulletList, {});
        for (int i = 0; i < 4; ++i) add_list_item(s, list, "item");
      },
      [](Sample& s, StructId at) { add_code(s, at, "one\ntwo\nthree\nfour\nfive"); },
      [](Sample& s, StructId at) {
        s.text(Construct::kParagraph, s.tree.add(at, Construct::kQuote, {}), Sample::lorem(60));
      },
      [](Sample& s, StructId at) {
        const StructId box = s.tree.add(at, Construct::kNotice, {});
        s.text(Construct::kNoticeLabel, box, "Note");
        s.text(Construct::kParagraph, box, Sample::lorem(60));
      }};
  for (const Follow& follow : kinds) {
    for (std::size_t before = 300; before < 430; before += 7) {
      Sample sample;
      const StructId section = sample.section("Heading");
      sample.text(Construct::kParagraph, section, Sample::lorem(before));
      const StructId first = sample.text(Construct::kHeading3, section, "First");
      sample.text(Construct::kHeading4, section, "Second");
      follow(sample, section);
      const LayoutResult result = sample.set();
      const std::size_t page = result.pages.anchors.at(first).page;
      // The two headings and at least two lines more.
      std::set<double> bases;
      for (const auto& [leaf, pages] : lines_of_leaves(result.pages)) {
        const auto found = pages.find(page);
        if (found == pages.end()) continue;
        for (const double base : found->second) {
          if (base > result.pages.anchors.at(first).y.value) bases.insert(base);
        }
      }
      CHECK(bases.size() >= 4);
    }
  }
}

TEST_CASE("code is cut at a blank line where there is one in the last third of the page") {
  std::string words;
  for (int i = 0; i < 25; ++i) words += "one\ntwo\nthree\nfour\nfive\n\n";
  for (std::size_t before = 100; before < 160; before += 10) {
    Sample sample;
    const StructId section = sample.section("Heading");
    sample.text(Construct::kParagraph, section, Sample::lorem(before));
    add_code(sample, section, words + "end");
    const LayoutResult result = sample.set();
    REQUIRE(result.pages.pages.size() > 3);
    for (std::size_t i = 1; i < result.pages.pages.size(); ++i) {
      CHECK(page_text(result.pages, i).starts_with("one "));
    }
  }
}

TEST_CASE("a figure that nearly fits is set a little smaller, its caption below it") {
  std::size_t smaller = 0;
  for (std::size_t before = 150; before < 330; before += 6) {
    Sample sample;
    sample.images = one_image(400, 480);
    const StructId section = sample.section("Heading");
    const StructId intro =
        sample.text(Construct::kParagraph, section, Sample::lorem(before) + " This:");
    const StructId group = sample.tree.add(section, Construct::kFigureGroup, {});
    sample.tree.add_image(sample.tree.add(group, Construct::kFigure, {}), ImageId(0), {});
    const StructId caption = sample.text(Construct::kFigureCaption, group, Sample::lorem(40));
    sample.text(Construct::kParagraph, section, Sample::lorem(200));
    const LayoutResult result = sample.set();
    const ImagePlace image = image_place(result.pages);
    CHECK(result.pages.anchors.at(caption).page == image.page);
    // The line that introduces it stands on its page.
    CHECK(lines_of_leaves(result.pages)
              .at(std::get<LeafId>(sample.tree[intro].kids[0]))
              .contains(image.page));
    const double scale = image.rect.height().value / 360;
    CHECK(scale >= 0.75 - 1e-9);
    CHECK(scale <= 1 + 1e-9);
    CHECK(image.rect.width().value / 300 == doctest::Approx(scale));
    if (scale < 0.99) {
      ++smaller;
      CHECK(image.page == 0);
    }
    // Nothing of the caption is below the text area.
    for (const auto& [leaf, pages] : lines_of_leaves(result.pages)) {
      for (const auto& [page, bases] : pages) {
        CHECK(*bases.rbegin() <=
              (sample.look.page.size.height - sample.look.page.margin_bottom).value);
      }
    }
  }
  CHECK(smaller > 2);
}

TEST_CASE("an image that moves to the next page has its own size there") {
  Sample sample;
  sample.images = one_image(400, 480);
  const StructId section = sample.section("Heading");
  sample.text(Construct::kParagraph, section, Sample::lorem(430));
  const StructId group = sample.tree.add(section, Construct::kFigureGroup, {});
  sample.tree.add_image(sample.tree.add(group, Construct::kFigure, {}), ImageId(0), {});
  const ImagePlace image = image_place(sample.set().pages);
  CHECK(image.page == 1);
  CHECK(image.rect.height().value == doctest::Approx(360));
}

TEST_CASE("P10: a box is not split by the headings that stand before it") {
  Sample sample;
  const StructId section = sample.section("Heading");
  for (int i = 0; i < 5; ++i) {
    sample.text(Construct::kHeading3, section, Sample::lorem(20));
  }
  const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
  sample.text(Construct::kHeading2, risks, "Warning: risks");
  sample.paragraphs(risks, 4, 85);
  const LayoutResult result = sample.set();
  std::set<std::size_t> pages;
  for (const Kid& kid : sample.tree[risks].kids) {
    pages.insert(result.pages.anchors.at(std::get<StructId>(kid)).page);
  }
  CHECK(result.pages.pages.size() == 2);
  CHECK(pages == std::set<std::size_t>{1});
}
