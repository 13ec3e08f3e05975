// How lines look that are built from regions, blocks, words and marks.
#include "verify/spoken.h"

#include "doctest/doctest.h"

using namespace clearleaf::verify;

namespace {

SpokenBuilder paragraph(std::initializer_list<const char*> pieces) {
  SpokenBuilder builder;
  builder.begin(BlockKind::kParagraph);
  for (const char* piece : pieces) builder.text(piece);
  return builder;
}

std::string told(SpokenBuilder& builder) { return to_text(builder.finish({})); }

}  // namespace

TEST_CASE("white space runs are one blank, at the ends none, soft hyphens and controls dropped") {
  SpokenBuilder builder = paragraph({"  One\n\t two", "\u00A0", " thr\u00ADee ", "e\u0301 \x03"});
  CHECK(told(builder) == "paragraph: One two three \u00E9\n");
}

TEST_CASE("blanks stand before an opening mark and after a closing one, wherever they were found") {
  SpokenBuilder builder;
  builder.begin(BlockKind::kParagraph);
  builder.text("See");
  builder.open_link("https://example.org/");
  builder.text(" the map ");
  builder.close_mark();
  builder.text("now");
  CHECK(told(builder) == "paragraph: See ⟦link https://example.org/⟧the map⟦end⟧ now\n");
}

TEST_CASE("an address is told in ASCII, as a PDF has it") {
  SpokenBuilder builder;
  builder.begin(BlockKind::kParagraph);
  builder.open_link("https://example.org/\u00FC?a=%C3%A9");
  builder.text("here");
  builder.close_mark();
  CHECK(told(builder) == "paragraph: ⟦link https://example.org/%C3%BC?a=%C3%A9⟧here⟦end⟧\n");
}

TEST_CASE("an empty block, an empty mark and an empty region say nothing; an empty item is one") {
  SpokenBuilder builder;
  builder.open(Region::kQuote);
  builder.begin(BlockKind::kParagraph);
  builder.open_mark(Mark::kLabel);
  builder.text("  ");
  builder.close_mark();
  builder.end();
  builder.close(Region::kQuote);
  builder.open(Region::kList);
  builder.open(Region::kItem);
  builder.close(Region::kItem);
  builder.close(Region::kList);
  CHECK(told(builder) == "list of 1\n  item\n");
}

TEST_CASE("a mark that is open over two blocks stands in both") {
  SpokenBuilder builder;
  builder.open_language("fr");
  builder.begin(BlockKind::kParagraph);
  builder.text("un");
  builder.begin(BlockKind::kParagraph);
  builder.text("deux");
  builder.end();
  builder.close_mark();
  CHECK(told(builder) == "paragraph: ⟦in fr⟧un⟦end⟧\nparagraph: ⟦in fr⟧deux⟦end⟧\n");
}

TEST_CASE("a page's mark waits for the next text, at the end for none") {
  SpokenBuilder builder = paragraph({"before "});
  builder.page("2");
  builder.end();
  builder.open(Region::kList);
  builder.open(Region::kItem, 7);
  builder.text("after");
  builder.close(Region::kItem);
  builder.close(Region::kList);
  builder.page("3");
  CHECK(told(builder) ==
        "paragraph: before\nlist of 1\n  item 7\n    paragraph: ⟦page 2⟧after\nend: ⟦page 3⟧\n");
}

TEST_CASE("cells are told with the headers above and before them") {
  SpokenBuilder builder;
  builder.open(Region::kTable);
  const auto row = [&](std::initializer_list<std::pair<HeaderScope, const char*>> cells) {
    builder.open(Region::kRow);
    for (const auto& [scope, text] : cells) {
      builder.begin_cell(scope);
      builder.text(text);
    }
    builder.close(Region::kRow);
  };
  using enum HeaderScope;
  row({{kNone, ""}, {kColumn, "Morning"}, {kColumn, "Night"}});
  row({{kRow, "Monday"}, {kNone, "4"}, {kNone, ""}});
  builder.close(Region::kTable);
  CHECK(told(builder) ==
        "table of 2 by 3\n"
        "  row\n    cell\n    column header: Morning\n    column header: Night\n"
        "  row\n    row header: Monday\n    cell under Monday, Morning: 4\n"
        "    cell under Monday, Night\n");
}

TEST_CASE("a cell under a header that spans columns, beside one that spans rows") {
  SpokenBuilder builder;
  builder.open(Region::kTable);
  builder.open(Region::kRow);
  builder.begin_cell(HeaderScope::kRow, 1, 2);
  builder.text("Week");
  builder.begin_cell(HeaderScope::kColumn, 2);
  builder.text("Pain");
  builder.close(Region::kRow);
  builder.open(Region::kRow);
  builder.begin_cell(HeaderScope::kNone);
  builder.text("3");
  builder.begin_cell(HeaderScope::kNone);
  builder.text("5");
  builder.close(Region::kRow);
  builder.close(Region::kTable);
  CHECK(told(builder).find("cell under Pain: 3\n    cell under Pain: 5") != std::string::npos);
}

TEST_CASE("a link inside is told by the line it leads to; a broken one says so") {
  SpokenBuilder builder;
  builder.begin(BlockKind::kParagraph);
  builder.open_link(SpokenBuilder::Target{0});
  builder.text("risks");
  builder.close_mark();
  builder.open_link(SpokenBuilder::Target{1});
  builder.text("gone");
  builder.close_mark();
  builder.end();
  const auto anchor = builder.anchor();
  builder.begin(BlockKind::kHeading, 2);
  builder.text("Risks");
  const Spoken spoken = builder.finish({anchor, std::nullopt});
  CHECK(to_text(spoken) ==
        "paragraph: ⟦link to heading 2 \"Risks\"⟧risks⟦end⟧⟦link to nowhere⟧gone⟦end⟧\n"
        "heading 2: Risks\n");
  CHECK(words_of(spoken.lines.front().text) == "risksgone");
}

TEST_CASE("a disclaimer's text is its body: no heading, label, generated link, note mark, note") {
  SpokenBuilder builder;
  builder.open(Region::kRisks);
  builder.begin(BlockKind::kHeading, 2);
  builder.text("Warning: risks");
  builder.begin(BlockKind::kParagraph);
  builder.open_mark(Mark::kLabel);
  builder.text("Warning: ");
  builder.close_mark();
  builder.text("It can ");
  builder.page("4");
  builder.text("harm");
  builder.open_mark(Mark::kNoteReference);
  builder.open_link(SpokenBuilder::Target{0});
  builder.text("1");
  builder.close_mark();
  builder.close_mark();
  builder.text(" you.");
  builder.open(Region::kNote, 1);
  builder.begin(BlockKind::kParagraph);
  builder.text("A study.");
  builder.close(Region::kNote);
  builder.begin(BlockKind::kParagraph);
  builder.text("See ");
  builder.open_expansion("United Kingdom");
  builder.text("UK");
  builder.close_mark();
  builder.text(" law.");
  builder.begin(BlockKind::kParagraph);
  builder.open_mark(Mark::kGeneratedLink);
  builder.text("Back");
  builder.close_mark();
  builder.close(Region::kRisks);
  const auto texts = disclaimer_texts(builder.finish({}));
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].id == "disclaimer-risks");
  CHECK(texts[0].text == "It can harm you. See UK law.");
}
