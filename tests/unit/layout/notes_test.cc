// Notes at the foot: where they are split, and that text stands above them.
#include "unit/layout/page_lines.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

bool is_in_note(const StructTree& tree, LeafId leaf) {
  for (StructId elem = tree[leaf].parent; elem != tree.root(); elem = tree[elem].parent) {
    if (tree[elem].construct == Construct::kNote) return true;
  }
  return false;
}

/// Of each page: the lowest base line of text, and the highest and lowest of notes. Zero: none.
struct Foot {
  double text = 0;
  double highest = 0;
  double lowest = 0;
};
std::vector<Foot> feet(const Sample& sample, const PageList& pages) {
  std::vector<Foot> out(pages.pages.size());
  for (const auto& [leaf, on_pages] : lines_of_leaves(pages)) {
    for (const auto& [page, bases] : on_pages) {
      Foot& foot = out[page];
      if (!is_in_note(sample.tree, leaf)) {
        foot.text = std::max(foot.text, *bases.rbegin());
        continue;
      }
      foot.highest = foot.highest > 0 ? std::min(foot.highest, *bases.begin()) : *bases.begin();
      foot.lowest = std::max(foot.lowest, *bases.rbegin());
    }
  }
  return out;
}

/// Notes stand below text, with room for their rule, and above the page's end.
void check_feet(const Sample& sample, const PageList& pages) {
  const double end = (sample.look.page.size.height - sample.look.page.margin_bottom).value;
  for (const Foot& foot : feet(sample, pages)) {
    if (foot.highest == 0) continue;
    CHECK(foot.text > 0);
    CHECK(foot.highest > foot.text + 20);
    CHECK(foot.lowest < end);
  }
}

}  // namespace

TEST_CASE("a long note begins with its reference and goes on at the foot of the next pages") {
  for (std::size_t before = 20; before < 420; before += 40) {
    Sample sample;
    const StructId section = sample.section("Heading");
    const StructId words = sample.text(Construct::kParagraph, section, Sample::lorem(before) + " ");
    const StructId note = add_note(sample, words, section, Sample::lorem(1500));
    sample.paragraphs(section, 12, 60);
    const LayoutResult result = sample.set();
    const auto& anchors = result.pages.anchors;
    CHECK(anchors.at(note).page == anchors.at(sample.tree.notes[0].first_reference).page);
    const LeafLines lines = lines_of_leaves(result.pages);
    const StructId text = std::get<StructId>(sample.tree[note].kids[1]);
    CHECK(lines.at(std::get<LeafId>(sample.tree[text].kids[0])).size() >= 2);
    CHECK(lonely_lines(lines) == 0);
    check_feet(sample, result.pages);
    // Each page it goes over is filled to its foot.
    const double end = (sample.look.page.size.height - sample.look.page.margin_bottom).value;
    const std::vector<Foot> found = feet(sample, result.pages);
    for (std::size_t i = 0; i + 1 < found.size(); ++i) {
      if (found[i + 1].highest > 0) CHECK(found[i].lowest > end - 10);
    }
  }
}

TEST_CASE("no line of a note is left alone or carried over alone") {
  for (std::size_t words = 250; words < 400; words += 4) {
    Sample sample;
    const StructId section = sample.section("Heading");
    const StructId first = sample.text(Construct::kParagraph, section, Sample::lorem(130) + " ");
    for (std::size_t i = 0; i < 4; ++i) {
      add_note(sample, first, section, Sample::lorem(words + i * 3));
    }
    sample.paragraphs(section, 9, 60);
    const LayoutResult result = sample.set();
    const LeafLines lines = lines_of_leaves(result.pages);
    CHECK(lonely_lines(lines) == 0);
    check_feet(sample, result.pages);
  }
}

TEST_CASE("thirty notes of one page stand at its foot, or go on below text") {
  for (const std::size_t words : {4U, 40U}) {
    Sample sample;
    const StructId section = sample.section("Heading");
    const StructId first = sample.text(Construct::kParagraph, section, "One ");
    for (int i = 0; i < 30; ++i) add_note(sample, first, section, Sample::lorem(words));
    sample.paragraphs(section, 12, 60);
    const LayoutResult result = sample.set();
    check_feet(sample, result.pages);
    const auto& anchors = result.pages.anchors;
    std::size_t last = 0;
    for (const NoteEntry& note : sample.tree.notes) {
      CHECK(anchors.at(note.note).page >= last);
      last = anchors.at(note.note).page;
      if (words == 4) CHECK(last == 0);
    }
    CHECK(lonely_lines(lines_of_leaves(result.pages)) == 0);
  }
}

TEST_CASE("notes of headings, items, header cells and cells stand on their page") {
  for (std::size_t before = 330; before < 400; before += 6) {
    Sample sample;
    const StructId section = sample.section("Heading");
    sample.text(Construct::kParagraph, section, Sample::lorem(before));
    add_note(sample, sample.text(Construct::kHeading3, section, "With a note"), section, "one");
    const StructId list = sample.tree.add(section, Construct::kBulletList, {});
    for (int i = 0; i < 3; ++i) {
      const StructId item = sample.tree.add(list, Construct::kListItem, {});
      sample.text(Construct::kListLabel, item, "*");
      const StructId body = sample.tree.add(item, Construct::kListBody, {});
      add_note(sample, sample.text(Construct::kTightParagraph, body, "item"), section, "an item's");
    }
    const StructId table = add_table(sample, section, {{"A", "B"}, {"1", "2"}, {"3", "4"}});
    for (const Kid& part : sample.tree[table].kids) {
      const StructId row = std::get<StructId>(sample.tree[std::get<StructId>(part)].kids[0]);
      add_note(sample, std::get<StructId>(sample.tree[row].kids[1]), section, "a cell's");
    }
    const LayoutResult result = sample.set();
    for (const NoteEntry& note : sample.tree.notes) {
      CHECK(result.pages.anchors.at(note.note).page ==
            result.pages.anchors.at(note.first_reference).page);
    }
    check_feet(sample, result.pages);
  }
}

TEST_CASE("P10: what is left of a note does not split a box") {
  Sample sample;
  const StructId section = sample.section("Heading");
  const StructId words = sample.text(Construct::kParagraph, section, "One ");
  add_note(sample, words, section, Sample::lorem(1100));
  const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
  sample.text(Construct::kHeading2, risks, "Warning: risks");
  sample.paragraphs(risks, 4, 85);
  const LayoutResult result = sample.set();
  std::set<std::size_t> pages;
  for (const auto& [leaf, on_pages] : lines_of_leaves(result.pages)) {
    const StructId parent = sample.tree[leaf].parent;
    if (sample.tree[parent].parent != risks) continue;
    for (const auto& [page, bases] : on_pages) pages.insert(page);
  }
  CHECK(pages.size() == 1);
}

TEST_CASE("P10: a box is whole, or in parts of three lines, whatever notes it refers to") {
  for (const std::size_t box_words : {60U, 110U, 200U}) {
    for (const std::size_t note_words : {5U, 200U, 900U}) {
      for (std::size_t before = 0; before < 420; before += 35) {
        Sample sample;
        const StructId section = sample.section("Heading");
        const StructId words =
            sample.text(Construct::kParagraph, section, Sample::lorem(before) + " ");
        add_note(sample, words, section, Sample::lorem(before * 2));
        const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
        sample.text(Construct::kHeading2, risks, "Warning: risks");
        for (int i = 0; i < 3; ++i) {
          const StructId p = sample.text(Construct::kParagraph, risks, Sample::lorem(box_words));
          add_note(sample, p, risks, Sample::lorem(note_words));
        }
        sample.paragraphs(sample.section("After"), 30, 90);
        const LayoutResult result = sample.set();
        std::map<std::size_t, std::size_t> lines;  // of the box's text, by page
        for (const auto& [leaf, on_pages] : lines_of_leaves(result.pages)) {
          const StructId parent = sample.tree[leaf].parent;
          if (sample.tree[parent].parent != risks || is_in_note(sample.tree, leaf)) continue;
          for (const auto& [page, bases] : on_pages) lines[page] += bases.size();
        }
        if (box_words < 200) CHECK(lines.size() == 1);
        for (const auto& [page, count] : lines) CHECK(count >= 3);
        check_feet(sample, result.pages);
      }
    }
  }
}

TEST_CASE("P10: short paragraphs with long notes leave three lines of a box on each page") {
  for (const std::size_t note_words : {150U, 300U, 450U}) {
    for (std::size_t before = 0; before < 420; before += 60) {
      CAPTURE(note_words);
      CAPTURE(before);
      Sample sample;
      sample.text(Construct::kParagraph, sample.section("Heading"), Sample::lorem(before));
      const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
      sample.text(Construct::kHeading2, risks, "Warning: risks");
      for (int i = 0; i < 24; ++i) {
        const StructId p = sample.text(Construct::kParagraph, risks, Sample::lorem(4));
        add_note(sample, p, risks, Sample::lorem(note_words));
      }
      const LayoutResult result = sample.set();
      std::map<std::size_t, std::set<double>> lines;  // of the box's text, by page
      for (const auto& [leaf, on_pages] : lines_of_leaves(result.pages)) {
        const StructId parent = sample.tree[leaf].parent;
        if (sample.tree[parent].parent != risks || is_in_note(sample.tree, leaf)) continue;
        for (const auto& [page, bases] : on_pages) lines[page].insert(bases.begin(), bases.end());
      }
      CHECK(lines.size() > 1);
      for (const auto& [page, bases] : lines) CHECK(bases.size() >= 3);
    }
  }
}

TEST_CASE("notes stay ragged where the edition justifies its text") {
  const auto places = [](TextFill fill, bool of_notes) {
    Sample sample;
    sample.look.fill = fill;
    const StructId section = sample.section("Heading");
    const StructId words = sample.text(Construct::kParagraph, section, Sample::lorem(60) + " ");
    add_note(sample, words, section, Sample::lorem(60));
    const LayoutResult result = sample.set();
    std::vector<double> out;
    for (const PageItem& item : result.pages.pages[0].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      const auto* leaf = std::get_if<LeafId>(&item.role);
      if (run == nullptr || leaf == nullptr) continue;
      if (is_in_note(sample.tree, *leaf) == of_notes) out.push_back(run->origin.x.value);
    }
    return out;
  };
  CHECK(places(TextFill::kJustified, true) == places(TextFill::kRagged, true));
  CHECK(places(TextFill::kJustified, false) != places(TextFill::kRagged, false));
}
