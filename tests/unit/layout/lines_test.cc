// A paragraph's atoms → lines: as few as can be, as alike as can be, no lonely last word.
#include "layout/paragraph.h"
#include "unit/layout/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace clearleaf::layout {

namespace {

struct Setter {
  test::Sample sample;
  LayoutInput input{sample.tree, sample.meta, sample.words, sample.look, sample.images};
  IdVec<text::ShapedRun> runs;
  ParagraphSetter paragraphs{input, sample.fonts, runs, sample.diagnostics};

  Paragraph prepare(std::string words) {
    const StructId elem =
        sample.text(Construct::kParagraph, sample.section("Heading"), std::move(words));
    const TextStyle style =
        paragraphs.style("Noto Sans", FontWeight::kRegular, 12_pt, Color{0, 0, 0});
    return paragraphs.prepare(elem, style, 1.4, ParagraphSetter::Emphasised::kItalic);
  }
};

/// Lines that are filled one after the other.
std::size_t greedy_count(const Paragraph& paragraph, Pt width) {
  std::size_t count = 1;
  Pt used;
  for (const Atom& atom : paragraph.atoms) {
    if (used > 0_pt && used + atom.width - atom.blank > width + 0.001_pt) {
      ++count;
      used = 0_pt;
    }
    used += atom.width;
  }
  return count;
}

/// The sum of the squares of what is left over in all lines but the last.
double unevenness(const std::vector<Line>& lines, Pt width) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const double slack = 1 - lines[i].width / width;
    sum += slack * slack;
  }
  return sum;
}

/// The least unevenness of any way to break in `count` lines, the last one not lonely: by trying
/// all.
double least_unevenness(const std::vector<Atom>& atoms, std::size_t begin, std::size_t count,
                        Pt width) {
  double best = 1e9;
  Pt used;
  for (std::size_t i = begin; i < atoms.size(); ++i) {
    used += atoms[i].width;
    const Pt visible = used - atoms[i].blank;
    if (visible > width + 0.001_pt) break;
    const bool is_last = i + 1 == atoms.size();
    if (is_last != (count == 1)) continue;
    if (is_last) return visible / width < 0.15 ? 2 : 0;
    const double slack = 1 - visible / width;
    best = std::min(best, slack * slack + least_unevenness(atoms, i + 1, count - 1, width));
  }
  return best;
}

}  // namespace

TEST_CASE("no more lines than if each were filled, and none wider than its room") {
  Setter setter;
  const Paragraph paragraph = setter.prepare(test::Sample::lorem(120));
  for (int points = 60; points <= 420; points += 7) {
    const Pt width{static_cast<double>(points)};
    const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, width);
    CHECK(lines.size() == greedy_count(paragraph, width));
    for (const Line& line : lines) CHECK(line.width <= width + 0.01_pt);
  }
}

TEST_CASE("lines are as alike as can be") {
  Setter setter;
  const Paragraph paragraph = setter.prepare(test::Sample::lorem(13));
  for (int points = 90; points <= 300; points += 11) {
    const Pt width{static_cast<double>(points)};
    const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, width);
    CHECK(unevenness(lines, width) ==
          doctest::Approx(least_unevenness(paragraph.atoms, 0, lines.size(), width)));
  }
}

TEST_CASE("a last word is not lonely") {
  Setter setter;
  // As wide as all words but the last: filled lines would leave that one alone.
  const Paragraph paragraph = setter.prepare(test::Sample::lorem(12));
  Pt width;
  for (std::size_t i = 0; i + 1 < paragraph.atoms.size(); ++i) width += paragraph.atoms[i].width;
  const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, width);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].glyphs.size() >= 2);
}

TEST_CASE("the last line of a heading is like the others") {
  Setter setter;
  Paragraph paragraph = setter.prepare("Universele verklaring van de rechten van de mens");
  Pt width;  // of all words but the last two: filled lines would leave these
  for (std::size_t i = 0; i + 2 < paragraph.atoms.size(); ++i) width += paragraph.atoms[i].width;
  const auto last_width = [&] {
    const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, width);
    REQUIRE(lines.size() == 2);
    return lines[1].width;
  };
  CHECK(last_width() < width * 0.3);
  paragraph.last_line = Paragraph::LastLine::kLikeOthers;
  CHECK(last_width() > width * 0.5);
}

TEST_CASE("a word wider than its line is broken, and what follows goes on") {
  Setter setter;
  const Paragraph paragraph = setter.prepare("one " + std::string(200, 'x') + " two");
  const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, 100_pt);
  CHECK(lines.size() > 10);
  for (const Line& line : lines) CHECK(line.width <= 100.01_pt);
}

namespace {

/// The words of a line as they are drawn, its hyphen as "-".
std::string drawn(const Setter& setter, const Line& line) {
  std::string out;
  for (const LineGlyphs& glyphs : line.glyphs) {
    const auto text =
        text::text_of_glyphs(setter.paragraphs.run(glyphs.run), glyphs.first, glyphs.count);
    out += text == "\u00AD" ? "-" : std::string(text);
  }
  return out;
}

}  // namespace

TEST_CASE("a soft hyphen is drawn where a line ends in it, and nowhere else") {
  Setter setter;
  const Paragraph paragraph = setter.prepare("Inter\u00ADnational help");
  const auto one = setter.paragraphs.break_lines(paragraph, 400_pt);
  REQUIRE(one.size() == 1);
  CHECK(drawn(setter, one[0]).find('-') == std::string::npos);
  const Pt narrow = paragraph.atoms[0].width + paragraph.atoms[0].hyphen + 1_pt;
  const auto lines = setter.paragraphs.break_lines(paragraph, narrow);
  REQUIRE(lines.size() >= 2);
  CHECK(drawn(setter, lines[0]).ends_with("-"));
  CHECK(lines[0].width <= narrow);
}

TEST_CASE("a disclaimer's words are not divided, not even at a soft hyphen") {
  Setter setter;
  const StructId elem = setter.sample.text(Construct::kParagraph, setter.sample.section("Heading"),
                                           "Inter\u00ADnational help");
  const TextStyle style =
      setter.paragraphs.style("Noto Sans", FontWeight::kRegular, 12_pt, Color{0, 0, 0});
  const Paragraph paragraph =
      setter.paragraphs.prepare(elem, style, 1.4, ParagraphSetter::Emphasised::kBold);
  for (const Atom& atom : paragraph.atoms) CHECK(atom.after != Atom::Break::kHyphen);
}

TEST_CASE("an edition may ask for words to be divided; they are drawn as one where they are not") {
  Setter setter;
  setter.sample.look.hyphenation = Hyphenation::kWords;
  setter.sample.meta.lang.value = "en-GB";
  Paragraph paragraph =
      setter.prepare("International understanding of medication, see a/international.");
  const std::size_t whole = paragraph.atoms.size();
  setter.paragraphs.apply_edition(paragraph, {});
  CHECK(paragraph.atoms.size() > whole + 3);
  const auto one = setter.paragraphs.break_lines(paragraph, 2000_pt);
  REQUIRE(one.size() == 1);
  CHECK(one[0].glyphs.size() == whole);
  bool divided = false;
  for (const Line& line : setter.paragraphs.break_lines(paragraph, 70_pt)) {
    divided = divided || drawn(setter, line).ends_with("-");
    CHECK(line.width <= 70.01_pt);
  }
  CHECK(divided);
}

TEST_CASE("an address is never divided by a hyphen") {
  Setter setter;
  setter.sample.look.hyphenation = Hyphenation::kWords;
  setter.sample.meta.lang.value = "en-GB";
  Paragraph paragraph = setter.prepare("www.internationalunderstanding.org");
  setter.paragraphs.apply_edition(paragraph, {});
  for (const Atom& atom : paragraph.atoms) CHECK(atom.after != Atom::Break::kHyphen);
}

TEST_CASE("a language without patterns is told once, and left whole") {
  Setter setter;
  setter.sample.look.hyphenation = Hyphenation::kWords;
  setter.sample.meta.lang.value = "tlh";
  Paragraph paragraph = setter.prepare("International understanding");
  setter.paragraphs.apply_edition(paragraph, {});
  setter.paragraphs.apply_edition(paragraph, {});
  REQUIRE(setter.sample.diagnostics.items().size() == 1);
  CHECK(setter.sample.diagnostics.items().front().rule.name == "no-hyphenation");
  for (const Atom& atom : paragraph.atoms) CHECK(atom.after != Atom::Break::kHyphen);
}

TEST_CASE("justified lines are as wide as their room, but for the last") {
  Setter setter;
  setter.sample.look.fill = TextFill::kJustified;
  Paragraph paragraph = setter.prepare(test::Sample::lorem(120));
  setter.paragraphs.apply_edition(paragraph, {});
  const Pt width = 300_pt;
  const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, width);
  REQUIRE(lines.size() > 5);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const LineGlyphs& last = lines[i].glyphs.back();
    const text::ShapedRun& run = setter.paragraphs.run(last.run);
    const Pt end =
        last.x + setter.paragraphs.scaled(run.advance - run.trailing_blank, run.font, last.size);
    CHECK(end.value == doctest::Approx(width.value).epsilon(0.0001));
  }
  CHECK(lines.back().width < width);
}

TEST_CASE("a line that would need gulfs between its words stays ragged") {
  Setter setter;
  setter.sample.look.fill = TextFill::kJustified;
  Paragraph paragraph = setter.prepare("so it " + std::string(33, 'x') + " is");
  setter.paragraphs.apply_edition(paragraph, {});
  const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, 220_pt);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].width < 110_pt);
}

}  // namespace clearleaf::layout
