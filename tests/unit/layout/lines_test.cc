// A paragraph's atoms → lines: as few as can be, as alike as can be, no lonely last word.
#include "layout/paragraph.h"
#include "unit/layout/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
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

TEST_CASE("no line that a break begins starts with a blank, whatever stands around the break") {
  using C = Construct;
  for (const C before : {C::kEmphasis, C::kStrong, C::kInlineCode, C::kLink, C::kNoteReference}) {
    for (const C after : {C::kParagraph, C::kEmphasis, C::kStrong, C::kLink}) {
      for (const char* blank : {"", " "}) {
        Setter setter;
        StructTree& tree = setter.sample.tree;
        const StructId elem = tree.add(setter.sample.section("Heading"), C::kParagraph, {});
        setter.sample.text(before, elem, "one");
        tree.add(elem, C::kLineBreak, {});
        // Beside the next element, or in it.
        if (after == C::kParagraph) {
          tree.add_text(elem, std::string(blank) + "two", {});
        } else {
          if (*blank != '\0') tree.add_text(elem, blank, {});
          setter.sample.text(after, elem, "two");
        }
        const TextStyle style =
            setter.paragraphs.style("Noto Sans", FontWeight::kRegular, 12_pt, Color{0, 0, 0});
        const Paragraph paragraph =
            setter.paragraphs.prepare(elem, style, 1.4, ParagraphSetter::Emphasised::kItalic);
        const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, 300_pt);
        REQUIRE(lines.size() == 2);
        CHECK(drawn(setter, lines[0]) == "one ");
        CHECK(drawn(setter, lines[1]) == "two");
        CHECK(lines[1].glyphs.front().x == 0_pt);
      }
    }
  }
}

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

TEST_CASE("a language that divides no words asks for no patterns") {
  for (const std::string lang : {"ja", "zh-Hant", "th"}) {
    Setter setter;
    setter.sample.look.hyphenation = Hyphenation::kWords;
    setter.sample.meta.lang.value = lang;
    Paragraph paragraph = setter.prepare("International understanding");
    setter.paragraphs.apply_edition(paragraph, {});
    CHECK(setter.sample.diagnostics.items().empty());
  }
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

namespace {

/// Words that can be divided, and a last one that can be too.
std::string long_words(std::size_t count) {
  static const std::vector<std::string> kWords{"international", "understanding", "of",
                                               "medication",    "communities",   "and"};
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += kWords[i * 5 % kWords.size()] + " ";
  return out + "representation.";
}

/// The least sum of what justified lines cost, by trying all ways; no word is divided.
double least_cost(const std::vector<Atom>& atoms, std::size_t begin, Pt width) {
  double best = 1e18;
  Pt used;
  Pt blanks;
  for (std::size_t i = begin; i < atoms.size(); ++i) {
    used += atoms[i].width;
    blanks += atoms[i].blank;
    const Pt missing = width - (used - atoms[i].blank);
    const Pt between = blanks - atoms[i].blank;
    if (missing + between * 0.3 < -(0.001_pt)) break;
    const bool is_last = i + 1 == atoms.size();
    const Pt give = between * (missing < 0_pt ? 0.3 : 0.5);
    const double ratio = give > 0_pt ? std::abs(missing / give) : 10;
    const double bad = is_last && missing >= 0_pt ? 0 : std::min(1e4, 100 * ratio * ratio * ratio);
    const double cost = (1 + bad) * (1 + bad);
    const bool lonely = is_last && begin > 0 && (used - atoms[i].blank) / width < 0.15;
    best = std::min(best,
                    is_last ? cost + (lonely ? 1e5 : 0) : cost + least_cost(atoms, i + 1, width));
  }
  return best;
}

/// The same sum for lines as they are set.
double cost_of(const Setter& setter, const std::vector<Line>& lines, const Paragraph& paragraph,
               Pt width) {
  double sum = 0;
  std::size_t at = 0;
  for (const Line& line : lines) {
    const std::vector<Atom> own(
        paragraph.atoms.begin() + static_cast<std::ptrdiff_t>(at),
        paragraph.atoms.begin() + static_cast<std::ptrdiff_t>(at + line.glyphs.size()));
    at += line.glyphs.size();
    Pt used;
    Pt between;
    for (const Atom& atom : own) {
      used += atom.width;
      between += atom.blank;
    }
    used -= own.back().blank;
    between -= own.back().blank;
    const bool is_last = at == paragraph.atoms.size();
    const Pt missing = width - used;
    const Pt give = between * (missing < 0_pt ? 0.3 : 0.5);
    const double ratio = give > 0_pt ? std::abs(missing / give) : 10;
    const double bad = is_last && missing >= 0_pt ? 0 : std::min(1e4, 100 * ratio * ratio * ratio);
    sum += (1 + bad) * (1 + bad);
    if (is_last && lines.size() > 1 && used / width < 0.15) sum += 1e5;
  }
  CHECK(at == paragraph.atoms.size());
  CHECK(setter.sample.diagnostics.items().empty());
  return sum;
}

}  // namespace

TEST_CASE("justified lines are the best of all ways to break a paragraph") {
  Setter setter;
  setter.sample.look.fill = TextFill::kJustified;
  Paragraph paragraph = setter.prepare(test::Sample::lorem(19));
  setter.paragraphs.apply_edition(paragraph, {});
  for (int points = 110; points <= 300; points += 13) {
    const Pt width{static_cast<double>(points)};
    const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, width);
    CHECK(cost_of(setter, lines, paragraph, width) ==
          doctest::Approx(least_cost(paragraph.atoms, 0, width)));
  }
}

TEST_CASE("a justified paragraph ends in no lonely word where its blanks can prevent it") {
  std::size_t lonely = 0;
  std::size_t paragraphs = 0;
  for (std::size_t words = 30; words < 110; ++words) {
    Setter setter;
    setter.sample.look.fill = TextFill::kJustified;
    Paragraph paragraph = setter.prepare(test::Sample::lorem(words));
    setter.paragraphs.apply_edition(paragraph, {});
    const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, 380_pt);
    lonely += lines.back().width / 380_pt < 0.15 ? 1 : 0;
    ++paragraphs;
  }
  CHECK(paragraphs == 80);
  CHECK(lonely < 5);  // in these the blanks would have to be three quarters wider
}

TEST_CASE("no more than two lines running are divided, and the last word is not") {
  std::size_t twice = 0;
  for (const TextFill fill : {TextFill::kRagged, TextFill::kJustified}) {
    Setter setter;
    setter.sample.look.hyphenation = Hyphenation::kWords;
    setter.sample.look.fill = fill;
    setter.sample.meta.lang.value = "en-GB";
    for (std::size_t words = 20; words < 60; words += 3) {
      Paragraph paragraph = setter.prepare(long_words(words));
      setter.paragraphs.apply_edition(paragraph, {});
      for (int points = 130; points <= 330; points += 10) {
        const Pt width{static_cast<double>(points)};
        const std::vector<Line> lines = setter.paragraphs.break_lines(paragraph, width);
        std::size_t running = 0;
        for (const Line& line : lines) {
          CHECK(drawn(setter, line).ends_with("-") == (line.end == Line::End::kDivided));
          running = line.end == Line::End::kDivided ? running + 1 : 0;
          CHECK(running <= 2);
          twice += running == 2 ? 1 : 0;
        }
        // What the last line holds is not the rest of one word.
        const bool divided = lines[lines.size() - 2].end == Line::End::kDivided;
        CHECK_FALSE((divided && drawn(setter, lines.back()).find(' ') == std::string::npos));
      }
    }
  }
  CHECK(twice > 0);
}

TEST_CASE("a note's number does not begin a line") {
  for (const char* words :
       {"really?", "(really)", "really!", "really\u2014", "really ", "本当に"}) {
    Setter setter;
    const StructId section = setter.sample.section("Heading");
    const StructId elem = setter.sample.text(Construct::kParagraph, section, words);
    const StructId reference = setter.sample.tree.add(elem, Construct::kNoteReference, {});
    setter.sample.text(Construct::kNoteReferenceLink, reference, "12");
    setter.sample.tree.add_text(elem, " and so on", {});
    const TextStyle style =
        setter.paragraphs.style("Noto Sans", FontWeight::kRegular, 12_pt, Color{0, 0, 0});
    const Paragraph paragraph =
        setter.paragraphs.prepare(elem, style, 1.4, ParagraphSetter::Emphasised::kItalic);
    std::size_t numbers = 0;
    for (std::size_t i = 1; i < paragraph.atoms.size(); ++i) {
      if (setter.paragraphs.run(paragraph.atoms[i].run).text != "12") continue;
      ++numbers;
      CHECK(paragraph.atoms[i - 1].after == Atom::Break::kNone);
    }
    CHECK(numbers == 1);
  }
}

TEST_CASE("what may begin and end a line is the same within an element and at its edges") {
  using C = Construct;
  struct Case {
    const char* lang;
    std::vector<const char*> parts;  // every other one in an element
    std::vector<std::string> pieces;
  };
  const std::vector<Case> cases{{"ja", {"日本", "。", "語"}, {"日", "本。", "語"}},
                                {"ja", {"日", "（", "本", "）", "語"}, {"日", "（本）", "語"}},
                                {"ja", {"キ", "ャ", "ッ", "ー"}, {"キャッー"}},
                                {"zh", {"中文", "，", "“好", "”"}, {"中", "文，", "“好”"}},
                                {"zh", {"中", ",", "文", "!"}, {"中,", "文!"}},
                                {"ko", {"한", ".", "국", "("}, {"한.", "국", "("}},
                                {"th", {"ภาษา", "ไทย"}, {"ภาษา", "ไทย"}},
                                {"th", {"ภา", "ษาไทย"}, {"ภาษา", "ไทย"}},
                                {"lo", {"ພາ", "ສາລາວ"}, {"ພາສາ", "ລາວ"}},
                                {"km", {"ខ្ញុំទៅ", "ផ្សារ"}, {"ខ្ញុំ", "ទៅ", "ផ្សារ"}}};
  for (const Case& one : cases) {
    for (const C element : {C::kEmphasis, C::kStrong, C::kLink}) {
      CAPTURE(one.parts.front());
      Setter setter;
      setter.sample.meta.lang.value = one.lang;
      StructTree& tree = setter.sample.tree;
      const StructId elem = tree.add(setter.sample.section("Heading"), C::kParagraph, {});
      for (std::size_t i = 0; i < one.parts.size(); ++i) {
        if (i % 2 == 0) {
          tree.add_text(elem, one.parts[i], {});
        } else {
          setter.sample.text(element, elem, one.parts[i]);
        }
      }
      const TextStyle style =
          setter.paragraphs.style("Noto Sans", FontWeight::kRegular, 12_pt, Color{0, 0, 0});
      const Paragraph paragraph =
          setter.paragraphs.prepare(elem, style, 1.4, ParagraphSetter::Emphasised::kItalic);
      std::vector<std::string> pieces(1);
      for (const Atom& atom : paragraph.atoms) {
        pieces.back() += setter.paragraphs.run(atom.run).text;
        if (atom.after != Atom::Break::kNone) pieces.emplace_back();
      }
      if (pieces.back().empty()) pieces.pop_back();
      CHECK(pieces == one.pieces);
    }
  }
}

TEST_CASE("text is justified and its words divided only where the edition asks") {
  Setter setter;
  setter.sample.meta.lang.value = "en-GB";
  Paragraph paragraph = setter.prepare(long_words(60));
  setter.paragraphs.apply_edition(paragraph, {});
  std::set<double> widths;
  for (const Line& line : setter.paragraphs.break_lines(paragraph, 200_pt)) {
    CHECK(line.end != Line::End::kDivided);
    widths.insert(line.width.value);
  }
  CHECK(widths.size() >= 3);
}

}  // namespace clearleaf::layout
