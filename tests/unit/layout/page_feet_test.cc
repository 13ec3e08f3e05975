// What is left white at a page's foot: no more than a small part where there is something to set.
#include "unit/layout/page_lines.h"

#include <doctest/doctest.h>

#include <functional>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

using C = Construct;

bool is_in_note(const StructTree& tree, LeafId leaf) {
  for (StructId elem = tree[leaf].parent; elem != tree.root(); elem = tree[elem].parent) {
    if (tree[elem].construct == C::kNote) return true;
  }
  return false;
}

/// Of each page but the last, the share of its height between its text and its notes or its end.
std::vector<double> whites(const Sample& sample, const PageList& pages) {
  constexpr double kNoteRule = 30;  // room above the notes' first base line
  const PageGeometry& page = sample.look.page;
  const double end = (page.size.height - page.margin_bottom).value;
  std::vector<double> text(pages.pages.size(), page.margin_top.value);
  std::vector<double> notes(pages.pages.size(), end);
  for (const auto& [leaf, on_pages] : lines_of_leaves(pages)) {
    for (const auto& [number, bases] : on_pages) {
      if (is_in_note(sample.tree, leaf)) {
        notes[number] = std::min(notes[number], *bases.begin() - kNoteRule);
      } else {
        text[number] = std::max(text[number], *bases.rbegin());
      }
    }
  }
  std::vector<double> out;
  for (std::size_t i = 0; i + 1 < pages.pages.size(); ++i) {
    out.push_back((notes[i] - text[i]) / (end - page.margin_top.value));
  }
  return out;
}

void add_item(Sample& s, StructId list, std::string words) {
  const StructId item = s.tree.add(list, C::kListItem, {});
  s.text(C::kListLabel, item, "*");
  s.text(C::kTightParagraph, s.tree.add(item, C::kListBody, {}), std::move(words));
}

std::string code_lines(std::size_t count, std::size_t blank_each) {
  std::string out;
  for (std::size_t i = 1; i <= count; ++i) {
    out += i % blank_each == 0 ? "\n" : "send(line)\n";
  }
  return out + "end";
}

using Follow = std::function<void(Sample&, StructId)>;

/// Sets `follow` after a page's part of every length, and gives the most that is left white.
double most_white(const Follow& follow) {
  double most = 0;
  for (std::size_t before = 200; before < 480; before += 11) {
    Sample sample;
    const StructId section = sample.section("Heading");
    sample.text(C::kParagraph, section, Sample::lorem(before));
    follow(sample, section);
    sample.paragraphs(section, 14, 60);
    for (const double white : whites(sample, sample.set().pages)) most = std::max(most, white);
  }
  return most;
}

}  // namespace

TEST_CASE("code begins where some of its lines fit, and ends a page before a blank line near it") {
  for (const std::size_t blank_each : {7U, 19U, 100U}) {
    CHECK(most_white([&](Sample& s, StructId at) {
            const StructId code = s.tree.add(at, C::kCodeBlock, {});
            s.text(C::kCodeBlockText, code, code_lines(80, blank_each));
          }) < 0.24);
  }
}

TEST_CASE("code goes on at a page's top with no blank line") {
  std::size_t pages_begun = 0;
  for (std::size_t lead = 0; lead < 9; ++lead) {
    Sample sample;
    const StructId section = sample.section("Heading");
    const StructId code = sample.tree.add(section, C::kCodeBlock, {});
    const StructId text = sample.text(C::kCodeBlockText, code, code_lines(300, 5 + lead));
    const PageList pages = sample.set().pages;
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
      for (const PageItem& item : pages.pages[i].items) {
        const auto* run = std::get_if<GlyphRun>(&item.content);
        const auto* leaf = std::get_if<LeafId>(&item.role);
        if (run == nullptr || leaf == nullptr || sample.tree[*leaf].parent != text) continue;
        CHECK(pages.runs[run->run].text != " ");
        ++pages_begun;
        break;
      }
    }
  }
  CHECK(pages_begun > 30);
}

TEST_CASE("no page ends in a line of code that goes on") {
  for (std::size_t lead = 0; lead < 9; ++lead) {
    Sample sample;
    const StructId section = sample.section("Heading");
    const StructId code = sample.tree.add(section, C::kCodeBlock, {});
    std::string words;
    for (std::size_t i = 0; i < lead; ++i) words += "x\n";
    for (std::size_t i = 0; i < 60; ++i) words += "begin " + Sample::lorem(35) + "\n";
    sample.text(C::kCodeBlockText, code, words + "begin");
    const PageList pages = sample.set().pages;
    REQUIRE(pages.pages.size() > 3);
    for (std::size_t i = 1; i < pages.pages.size(); ++i) {
      CHECK(page_text(pages, i).starts_with("begin"));
    }
  }
}

TEST_CASE("a heading stands above the first lines of code, a list, a quotation or a box") {
  const std::vector<Follow> kinds{
      [](Sample& s, StructId at) {
        s.text(C::kCodeBlockText, s.tree.add(at, C::kCodeBlock, {}), code_lines(40, 100));
      },
      [](Sample& s, StructId at) {
        const StructId list = s.tree.add(at, C::kBulletList, {});
        for (int i = 0; i < 3; ++i) add_item(s, list, Sample::lorem(150));
      },
      [](Sample& s, StructId at) {
        s.text(C::kParagraph, s.tree.add(at, C::kQuote, {}), Sample::lorem(300));
      },
      [](Sample& s, StructId at) {
        const StructId box = s.tree.add(at, C::kNotice, {});
        s.text(C::kNoticeLabel, box, "Note");
        s.text(C::kParagraph, box, Sample::lorem(250));
      }};
  for (const Follow& follow : kinds) {
    CHECK(most_white([&](Sample& s, StructId at) {
            s.text(C::kHeading3, at, "Below");
            s.text(C::kParagraph, at, "As follows.");
            follow(s, at);
          }) < 0.24);
  }
}

TEST_CASE("a long note is split so that the line that refers to it can stay") {
  CHECK(most_white([](Sample& s, StructId at) {
          const StructId words = s.text(C::kParagraph, at, Sample::lorem(60) + " ");
          add_note(s, words, at, Sample::lorem(230));
        }) < 0.24);
}

TEST_CASE("P10: a disclaimer stays whole whatever white that leaves") {
  CHECK(most_white([](Sample& s, StructId at) {
          const StructId box = s.tree.add(at, C::kRisksSection, {});
          s.text(C::kHeading2, box, "Warning");
          s.text(C::kParagraph, box, Sample::lorem(250));
        }) > 0.3);
}

TEST_CASE("short code is whole where that leaves no large gap") {
  std::size_t whole = 0;
  std::size_t split = 0;
  for (std::size_t before = 200; before < 480; before += 3) {
    Sample sample;
    const StructId section = sample.section("Heading");
    sample.text(C::kParagraph, section, Sample::lorem(before));
    sample.text(C::kCodeBlockText, sample.tree.add(section, C::kCodeBlock, {}), code_lines(4, 100));
    sample.paragraphs(section, 14, 60);
    const bool is_split =
        split_leaves(sample, lines_of_leaves(sample.set().pages), C::kCodeBlockText) > 0;
    ++(is_split ? split : whole);
  }
  CHECK(split == 0);
  CHECK(whole > 0);
}

TEST_CASE("a paragraph that ends in a colon stands with the first lines of what it introduces") {
  const std::vector<Follow> kinds{
      [](Sample& s, StructId at) {
        const StructId list = s.tree.add(at, C::kBulletList, {});
        for (int i = 0; i < 6; ++i) add_item(s, list, "item");
      },
      [](Sample& s, StructId at) {
        s.text(C::kCodeBlockText, s.tree.add(at, C::kCodeBlock, {}), code_lines(30, 100));
      },
      [](Sample& s, StructId at) {
        add_table(s, at, {{"A", "B"}, {"1", "2"}, {"3", "4"}});
      },
      [](Sample& s, StructId at) {
        s.images = one_image(300, 200);
        const StructId group = s.tree.add(at, C::kFigureGroup, {});
        s.tree.add_image(s.tree.add(group, C::kFigure, {}), ImageId(0), {});
      },
      [](Sample& s, StructId at) {
        s.text(C::kParagraph, s.tree.add(at, C::kQuote, {}), Sample::lorem(60));
      }};
  for (const Follow& follow : kinds) {
    for (const char* label : {"For the body:", "身体には：", "In an item:"}) {
      const bool in_item = std::string_view(label) == "In an item:";
      for (std::size_t before = 380; before < 470; before += 3) {
        Sample sample;
        const StructId section = sample.section("Heading");
        sample.text(C::kParagraph, section, Sample::lorem(before));
        StructId at = section;
        if (in_item) {
          const StructId list = sample.tree.add(section, C::kBulletList, {});
          const StructId item = sample.tree.add(list, C::kListItem, {});
          sample.text(C::kListLabel, item, "*");
          at = sample.tree.add(item, C::kListBody, {});
        }
        const StructId intro = sample.text(in_item ? C::kTightParagraph : C::kParagraph, at, label);
        follow(sample, at);
        const auto next = std::get<StructId>(sample.tree[at].kids.back());
        const LayoutResult result = sample.set();
        CHECK(result.pages.anchors.at(intro).page == result.pages.anchors.at(next).page);
      }
    }
  }
}

TEST_CASE("a short verse is on one page") {
  for (const std::size_t count : {4U, 5U}) {
    std::size_t moved = 0;
    for (std::size_t before = 380; before < 520; before += 3) {
      Sample sample;
      const StructId section = sample.section("Heading");
      const StructId lead = sample.text(C::kParagraph, section, Sample::lorem(before));
      const StructId verse = sample.tree.add(section, C::kParagraph, {});
      for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) sample.tree.add(verse, C::kLineBreak, {});
        sample.tree.add_text(verse, "so it goes on", {});
      }
      sample.paragraphs(section, 3, 60);
      const LayoutResult result = sample.set();
      std::set<std::size_t> pages;
      for (const auto& [leaf, on_pages] : lines_of_leaves(result.pages)) {
        if (sample.tree[leaf].parent != verse) continue;
        for (const auto& [page, bases] : on_pages) pages.insert(page);
      }
      CHECK(pages.size() == 1);
      moved += result.pages.anchors.at(verse).page > result.pages.anchors.at(lead).page ? 1 : 0;
    }
    CHECK(moved > 0);
  }
}
