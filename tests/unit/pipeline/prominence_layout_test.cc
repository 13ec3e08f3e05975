// What the layout keeps of the prominence contract by construction: every edition on every page.
#include "base/files.h"
#include "contract_checks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace clearleaf;
using namespace clearleaf::test;

namespace {

/// 300 Latin characters.
std::string long_title() {
  std::string title;
  while (title.size() < 300) title += "Walking after surgery at home ";
  title.resize(299);
  return title + "n";
}

/// `count` words of six letters on average, as in a text about medicine.
std::string long_words(std::size_t count) {
  static const std::vector<std::string> kWords{"several",  "studies", "suggest", "benefits",
                                               "although", "few",     "of",      "patients",
                                               "reported", "harm"};
  std::string out = "In";
  for (std::size_t i = 1; i < count; ++i) out += " " + kWords[i % kWords.size()];
  return out + ".";
}

const std::string kByline =
    "organisation: Example Clinic\npublished: 2026-11-23\nreview-by: 2028-11-23";

bool is_large(Look look) {
  return std::string_view(look.edition) == "large-print";
}
bool is_small(Look look) {
  return std::string_view(look.page) == "A5";
}

std::vector<BoxPiece> key_boxes(const Laid& laid) {
  return boxes(laid, laid.edition.light.key_information.background);
}

/// Bodies of disclaimers, of everything that Markdown has.
std::string everything() {
  std::string body = words(35) + "[^one]\n\n[^one]: " + words(20) + "\n\n";
  body += "- " + words(30) + "\n- " + words(30) + "\n  - " + words(20) + "\n\n";
  body += "1. one\n2. two\n3. three\n4. four\n5. five\n6. six\n\n";
  body += "> " + words(60) + "\n\n";
  body += "Term\n: " + words(30) + "\n\nOther term\n: " + words(12) + "\n\n";
  body += "```\nfirst line\n\nsecond line of code\nthird\nfourth\nfifth\nsixth\n```\n\n";
  body += "| Name | Meaning |\n|---|---|\n";
  for (int i = 0; i < 14; ++i) body += "| row " + std::to_string(i) + " | " + words(9) + " |\n";
  body += "\nTable: " + words(8) + "\n\n";
  body += "![A chart with three bars.](chart.png \"The caption\")\n\n" + words(70) + "\n\n";
  body += "### A part of it\n\n" + words(30) + " See [the map](https://example.org/map).\n\n";
  return body + "> [!NOTE]\n> " + words(20) + "\n\n" + words(90) + "\n";
}

}  // namespace

TEST_CASE("P02: a title of 300 characters is accepted on A4 and Letter in every edition") {
  for (const Look look : all_looks()) {
    if (is_small(look)) continue;
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    for (const std::size_t summary : {10U, 20U, 30U, 60U}) {
      CAPTURE(summary);
      Leaflet leaflet;
      leaflet.title = long_title();
      leaflet.more = "subtitle: How to begin\n" + kByline;
      leaflet.summary_words = summary;
      const Laid out = laid(leaflet.markdown(), look);
      REQUIRE_MESSAGE(out.findings().empty(), out.findings());
      check_all(out);
      CHECK(key_boxes(out).size() == 1);
    }
  }
}

TEST_CASE("P02: so it is with words of six letters, on two pages where one will not do") {
  for (const Look look : all_looks()) {
    if (is_small(look)) continue;
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    for (std::size_t summary = 10; summary <= 60; summary += 5) {
      CAPTURE(summary);
      Leaflet leaflet;
      leaflet.title = long_title();
      leaflet.more =
          "subtitle: What helps, and what to look out for\nauthor: Maria Example\n" + kByline;
      leaflet.summary = long_words(summary);
      const Laid out = laid(leaflet.markdown(), look);
      REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
      check_all(out);
      if (!is_large(look) || summary <= 40) CHECK(key_boxes(out).size() == 1);
    }
  }
}

TEST_CASE("P02: summaries of any length are up front on every page") {
  for (const Look look : all_looks()) {
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    bool was_split = false;
    for (std::size_t summary = 10; summary <= 60; summary += is_large(look) ? 1 : 10) {
      CAPTURE(summary);
      Leaflet leaflet;
      leaflet.more = "subtitle: How to begin\n" + kByline;
      leaflet.summary_words = summary;
      const Laid out = laid(leaflet.markdown(), look);
      REQUIRE_MESSAGE(out.findings().empty(), out.findings());
      check_all(out);
      const bool is_split = key_boxes(out).size() > 1;
      if (!is_small(look) || !is_large(look)) CHECK_FALSE(is_split);
      CHECK((is_split || !was_split));  // never a longer one whole and a shorter one split
      was_split = is_split;
    }
  }
}

TEST_CASE("P02: in large print on A5 a title of 80 characters stands above any summaries") {
  for (std::size_t summary = 10; summary <= 60; ++summary) {
    CAPTURE(summary);
    Leaflet leaflet;
    leaflet.title = long_title().substr(0, 79) + "n";
    leaflet.more =
        "subtitle: What helps, and what to look out for\nauthor: Maria Example\n" + kByline;
    leaflet.summary = long_words(summary);
    const Laid out = laid(leaflet.markdown(), {"large-print", "A5"});
    REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
    check_all(out);
  }
}

TEST_CASE("P02 P10: below a long title drawn in, a box high enough to be split stays as it is") {
  for (std::size_t summary = 15; summary <= 25; ++summary) {
    CAPTURE(summary);
    Leaflet leaflet;
    leaflet.title = long_title().substr(0, 139) + "n";
    leaflet.more = "subtitle: " + long_title().substr(0, 60) + "\nauthor: Maria\n" + kByline;
    leaflet.summary = long_words(summary);
    const Laid out = laid(leaflet.markdown(), {"large-print", "A5"});
    REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
    check_all(out);
  }
}

TEST_CASE("P02 P10: what is up front is drawn in for lack of room, and split for lack of more") {
  constexpr Look kLook{"large-print", "A5"};
  const auto with_words = [&](std::size_t count) {
    Leaflet leaflet;
    leaflet.more = "subtitle: How to begin\n" + kByline;
    leaflet.summary_words = count;
    return laid(leaflet.markdown(), kLook);
  };
  std::set<double> paddings;
  bool has_been_split = false;
  for (std::size_t count = 10; count <= 40; ++count) {
    CAPTURE(count);
    const Laid out = with_words(count);
    REQUIRE_MESSAGE(out.findings().empty(), out.findings());
    const auto pieces = key_boxes(out);
    const std::vector<TextLine> text = lines_in(out, pieces.front(), TextKind::kStructured);
    const Pt pitch = text[2].base - text[1].base;  // below the heading
    const Pt body = out.edition.body_size;
    CHECK(text[1].smallest == body);
    CHECK(pitch >= body * 1.2 - 0.01_pt);
    if (pieces.size() == 1) {
      CHECK(pitch <= body * out.edition.leading + 0.01_pt);
      paddings.insert((text[0].left - pieces.front().rect.left).value);
      continue;
    }
    // On two pages it is as wide as the edition has it.
    has_been_split = true;
    CHECK(pitch >= body * out.edition.leading - 0.01_pt);
    const Pt again =
        (out.edition.box_border + out.edition.box_padding) * 2 + body * (out.edition.leading + 0.3);
    CHECK(height_of(pieces) - again > out.edition.page.size.height * (2.0 / 3) - body);
  }
  CHECK(paddings.size() > 2);
  CHECK(has_been_split);
}

TEST_CASE("P02: what is too long is named, at its line, with what to type") {
  const auto told = [](const Leaflet& leaflet, Look look, const std::string& message,
                       const std::string& key, const std::string& hint) {
    const std::string markdown = leaflet.markdown();
    const Laid out = laid(markdown, look);
    CAPTURE(message);
    REQUIRE_MESSAGE(out.diagnostics.error_count() == 1, out.findings());
    const Diagnostic& item = out.diagnostics.items().back();
    CHECK(item.rule.name == "P02");
    CHECK_MESSAGE(item.message.starts_with(message), item.message);
    CHECK_MESSAGE(item.hint.find(hint) != std::string::npos, item.hint);
    const SourceText source("a.md", markdown);
    const std::string line(source.line_text(source.position(item.span.begin).line));
    CHECK_MESSAGE(line.find(key) != std::string::npos, line);
  };
  constexpr Look kSmall{"standard", "A5"};
  Leaflet title;
  title.title = words(220);
  title.summary_words = 60;
  told(title, kSmall, "the title is so long", "title:", "move words to subtitle");
  Leaflet subtitle;
  subtitle.more = "subtitle: " + words(220);
  subtitle.summary_words = 40;
  told(subtitle, kSmall, "the subtitle is so long", "subtitle:", "shorten the subtitle");
  Leaflet authors;
  authors.more = "author:";
  for (int i = 0; i < 90; ++i) authors.more += "\n  - Maria Example" + std::to_string(i);
  authors.summary_words = 40;
  told(authors, kSmall, "the list of authors is so long", "Maria", "in a section");
  // Too high for two pages.
  constexpr Look kLarge{"large-print", "A5"};
  Leaflet summaries;
  summaries.more = kByline;
  for (int i = 0; i < 59; ++i) summaries.summary += "Bewegungseinschränkung ";
  summaries.summary += "bessert.";
  told(summaries, kLarge, "the summary of the ", "summary:", "two thirds");
  // A title does not push onto the second page what has room on the first below a shorter one.
  Leaflet pushing;
  pushing.title = long_title() + " " + long_title().substr(0, 140);
  pushing.more = kByline;
  pushing.summary = long_words(54);
  told(pushing, {"large-print", "A4"}, "the title is so long", "title:", "move words to subtitle");
}

TEST_CASE("P10: a box of any height is whole, or in pieces of three lines that say so") {
  for (const Look look : all_looks()) {
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    for (std::size_t before = 10; before < 400; before += 130) {
      CAPTURE(before);
      Leaflet leaflet;
      leaflet.before = words(before);
      for (std::size_t i = 0; i < 3 + before / 40; ++i) leaflet.risks += words(47 + i) + "\n\n";
      const Laid out = laid(leaflet.markdown(), look);
      REQUIRE_MESSAGE(out.findings().empty(), out.findings());
      check_all(out);
      check_unbroken(out, out.edition.light.risks.background, "Warning");
      check_unbroken(out, out.edition.light.conclusion.background, "Conclusion");
    }
  }
}

TEST_CASE(
    "P10 P06 P04 P07: disclaimers full of lists, tables, figures, code, notes and quotations") {
  for (const Look look : all_looks()) {
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    for (std::size_t before = 10; before < 200; before += 60) {
      CAPTURE(before);
      Leaflet leaflet;
      leaflet.before = words(before);
      leaflet.risks = everything();
      const Laid out = laid(leaflet.markdown(), look);
      REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
      check_all(out);
      check_unbroken(out, out.edition.light.risks.background, "Warning");
      for (const BoxPiece& piece : boxes(out, out.edition.light.risks.background)) {
        // A notice inside has a box of its own, of another colour or the same.
        for (const TextLine& line : lines_in(out, piece, TextKind::kStructured)) {
          // A note's mark is not the disclaimer's text.
          const bool mark = line.text.size() < 3;
          if (!mark) CHECK_MESSAGE(line.smallest >= out.edition.least_size, line.text);
        }
      }
    }
  }
}

TEST_CASE("P02: the heading of the key information is no larger than the title") {
  for (const Look look : all_looks()) {
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    for (const std::size_t length : {40U, 90U, 150U, 200U}) {
      Leaflet leaflet;
      leaflet.title = long_title().substr(0, length) + "n";
      leaflet.summary = long_words(24) + ".";
      const Laid out = laid(leaflet.markdown(), look);
      const auto on_page = lines(out, 0, TextKind::kStructured);
      const auto heading = std::find_if(on_page.begin(), on_page.end(), [](const TextLine& line) {
        return line.text.starts_with("Key information");
      });
      REQUIRE(heading != on_page.end());
      CHECK(on_page.front().smallest >= heading->smallest);
    }
  }
}

TEST_CASE("P10: what is left of a note does not pass over the page with the next box") {
  constexpr std::size_t kMost = 1U << 20U;
  const std::filesystem::path fixture =
      std::filesystem::path(CLEARLEAF_FIXTURES_DIR) / "mutation" / "notice-alone.md";
  const Laid out = laid(read_file(fixture, kMost), {"large-print", "A5"});
  std::vector<std::size_t> pages;
  for (std::size_t i = 0; i < out.pages.pages.size(); ++i) {
    const auto on_page = lines(out, i, TextKind::kStructured);
    const bool has_note = std::any_of(on_page.begin(), on_page.end(), [](const TextLine& line) {
      return line.text.find("touch the skin") != std::string::npos;
    });
    if (has_note) pages.push_back(i);
  }
  REQUIRE(pages.size() == 2);
  CHECK(pages[1] == pages[0] + 1);
}

TEST_CASE("P14: each page's foot says in one line where the risks are") {
  for (const Look look : all_looks()) {
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    Leaflet leaflet;
    leaflet.before = words(2500);
    const Laid out = laid(leaflet.markdown(), look);
    REQUIRE_MESSAGE(out.findings().empty(), out.findings());
    const auto risks = boxes(out, out.edition.light.risks.background);
    const std::string page = out.pages.pages[risks.front().page].label;
    const PageGeometry& paper = out.edition.page;
    for (std::size_t i = 0; i < out.pages.pages.size(); ++i) {
      const auto foot = lines(out, i, TextKind::kFooter);
      REQUIRE(foot.size() == 1);
      const std::string& text = foot[0].text;
      const bool says = text.starts_with("Warning: read the risks on page " + page + ".") ||
                        text.starts_with("Risks: page " + page);
      CHECK_MESSAGE(says, text);
      CHECK(foot[0].left >= paper.margin_left - 0.01_pt);
      CHECK(foot[0].right <= paper.size.width - paper.margin_right + 2_pt);
      CHECK(foot[0].smallest >= out.edition.least_size);
    }
  }
}

TEST_CASE("P14: the short form stands where the long one has no room, and one must have room") {
  Leaflet leaflet;
  leaflet.more = "labels:\n  footer-risks: \"" + words(30) + " {page}\"";
  const Laid out = laid(leaflet.markdown(), {"standard", "A5"});
  REQUIRE_MESSAGE(out.findings().empty(), out.findings());
  CHECK(lines(out, 0, TextKind::kFooter).at(0).text.starts_with("Risks: page "));
  leaflet.more += "\n  footer-risks-short: \"" + words(30) + " {page}\"";
  const Laid refused = laid(leaflet.markdown(), {"standard", "A5"});
  REQUIRE(refused.diagnostics.error_count() == 1);
  CHECK(refused.diagnostics.items()[0].rule.name == "P14");
  CHECK_FALSE(refused.diagnostics.items()[0].span == SourceSpan{});
}

TEST_CASE("P04: a warning names a picture whose words are too small") {
  Leaflet leaflet;
  leaflet.before = "![Two curves over hours.](dose-curve.svg)";
  const Laid standard = laid(leaflet.markdown(), {"standard", "A4"});
  CHECK_MESSAGE(standard.findings().empty(), standard.findings());  // 15 px are 11.25 points
  const Laid large = laid(leaflet.markdown(), {"large-print", "A4"});
  CHECK(large.findings() ==
        "warning P04: words in the picture \"dose-curve.svg\" are too small for text: 11.3 points "
        "high in the large-print edition, where 16 is the least\n");
  leaflet.before = "![Two curves over hours.](dose-curve.svg){width=50%}";
  const Laid half = laid(leaflet.markdown(), {"standard", "A4"});
  CHECK(half.diagnostics.items().size() == 1);
  CHECK_FALSE(half.diagnostics.has_errors());
}

TEST_CASE("P04: code, raised and lowered letters in a disclaimer are as large as its text") {
  for (const Look look : all_looks()) {
    CAPTURE(std::string(look.edition));
    Leaflet leaflet;
    leaflet.risks =
        "Type `stop` when the CO<sub>2</sub> or the m<sup>2</sup> alarm is on.\n\n" + words(40);
    const Laid out = laid(leaflet.markdown(), look);
    REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
    for (const BoxPiece& piece : boxes(out, out.edition.light.risks.background)) {
      for (const TextLine& line : lines_in(out, piece, TextKind::kStructured)) {
        CHECK_MESSAGE(line.smallest >= out.edition.body_size, line.text);
      }
    }
  }
}

TEST_CASE("P07: emphasis in a disclaimer is bold, and its lines are ragged and whole") {
  for (const Look look : all_looks()) {
    CAPTURE(std::string(look.edition));
    CAPTURE(std::string(look.page));
    std::string prose;
    for (int i = 0; i < 30; ++i) prose += "Considerable deterioration of circulation frightens. ";
    Leaflet leaflet;
    leaflet.before = prose;
    leaflet.risks = "So *leaning* and **strongly** set.\n\n" + prose;
    const Laid out = laid(leaflet.markdown(), look);
    REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
    const auto font_of = [&](std::string_view word) {
      for (const text::ShapedRun& run : out.pages.runs) {
        if (run.text.find(word) != std::string::npos) return run.font;
      }
      FAIL("no such word");
      return out.pages.runs.begin()->font;
    };
    CHECK(font_of("leaning") == font_of("strongly"));
    std::size_t full = 0;
    std::size_t count = 0;
    for (const BoxPiece& piece : boxes(out, out.edition.light.risks.background)) {
      const Pt room = piece.rect.right - out.edition.box_border - out.edition.box_padding - 2_pt;
      for (const TextLine& line : lines_in(out, piece, TextKind::kStructured)) {
        ++count;
        if (line.right > room - 0.2_pt) ++full;
      }
      for (const TextLine& line : lines_in(out, piece, TextKind::kContinued)) {
        CHECK(line.text == "Warning, continued");  // no hyphen was drawn
      }
    }
    CHECK(count > 10);
    CHECK(full * 4 < count);
  }
}

TEST_CASE("P10: a box of single lines is split with three of them on each side") {
  for (const char* edition : {"standard", "large-print"}) {
    for (int before = 1; before < 40; ++before) {
      CAPTURE(std::string(edition));
      CAPTURE(before);
      Leaflet leaflet;
      for (int i = 0; i < before; ++i) leaflet.before += "- one more\n";
      for (int i = 0; i < 40 + before % 5; ++i) leaflet.risks += "- stop here\n";
      const Laid out = laid(leaflet.markdown(), {edition, "A5"});
      REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
      check_unbroken(out, out.edition.light.risks.background, "Warning");
    }
  }
}

TEST_CASE("P10: blank lines of code and decorations are no lines of a part of a box") {
  std::string code = "```\n";
  for (int i = 0; i < 45; ++i) code += "stop here\n\n";
  std::string pictures;
  for (int i = 0; i < 45; ++i) {
    pictures += "stop here\n\n![](chart.png){.decorative width=10%}\n\n";
  }
  for (const std::string& risks : {code + "```\n", pictures}) {
    for (int before = 1; before < 20; ++before) {
      CAPTURE(before);
      Leaflet leaflet;
      for (int i = 0; i < before; ++i) leaflet.before += "- one more\n";
      leaflet.risks = risks;
      const Laid out = laid(leaflet.markdown(), {"standard", "A5"});
      REQUIRE_MESSAGE(!out.diagnostics.has_errors(), out.findings());
      const auto pieces = boxes(out, out.edition.light.risks.background);
      REQUIRE(pieces.size() > 1);
      for (const BoxPiece& piece : pieces) {
        const auto all = lines_in(out, piece, TextKind::kStructured);
        const auto words = std::ranges::count_if(all, [](const TextLine& line) {
          return line.text.find_first_not_of(" \n") != std::string::npos;
        });
        CHECK(words >= (&piece == &pieces.front() ? 4 : 3));
      }
    }
  }
}
