// Inline Markdown → Inlines.
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

namespace {

std::string paragraph(const std::string& text) {
  const Read read(text);
  CAPTURE(text);
  CHECK(read.findings() == "");
  return shown(read.block<Paragraph>(0).inlines);
}

const std::string kAbbreviations =
    "---\nabbreviations:\n  NHS: National Health Service\n  NHS England: the English part\n"
    "  A&E: accident and emergency\n  Ärzte: doctors\n---\n";

}  // namespace

TEST_CASE("emphasis, strong, strike and code") {
  CHECK(paragraph("a *b **c*** ~~d~~ _e_ __f__") ==
        "Text(a ) Emphasis[Text(b ) Strong[Text(c)]] Text( ) Strike[Text(d)] Text( ) "
        "Emphasis[Text(e)] Text( ) Strong[Text(f)]");
  CHECK(paragraph("***a** b*") == "Emphasis[Strong[Text(a)] Text( b)]");
  CHECK(paragraph("`` a`b ``") == "Code(a`b)");
}

TEST_CASE("words stay as they are written") {
  CHECK(paragraph("\"a\" -- it's ... (c)") == "Text(\"a\" -- it's ... (c))");
  CHECK(paragraph("\\*a\\* &amp; &eacute; &#233; &nosuch; $5^") ==
        "Text(*a* & é é &nosuch; $5^)");
}

TEST_CASE("line ends and runs of blanks are one blank, hard breaks are breaks") {
  CHECK(paragraph("a\n  b \tc") == "Text(a b c)");
  CHECK(paragraph("a  \nb\\\nc<br>d<BR />e") ==
        "Text(a) Break Text(b) Break Text(c) Break Text(d) "
        "Break Text(e)");
}

TEST_CASE("links of every form") {
  CHECK(paragraph("[a *b*](#c \"t\")") == "Link(#c)[Text(a ) Emphasis[Text(b)]]");
  CHECK(paragraph("[a][r] [r][] [r]\n\n[R]: <http://x.y/z> 't'") ==
        "Link(http://x.y/z)[Text(a)] Text( ) Link(http://x.y/z)[Text(r)] Text( ) "
        "Link(http://x.y/z)[Text(r)]");
  CHECK(
      paragraph("<https://a.b?c&amp;d> www.a.de. a@b.de") ==
      "Link(https://a.b?c&d)[Text(https://a.b?c&d)] Text( ) Link(http://www.a.de)[Text(www.a.de)] "
      "Text(. ) Link(mailto:a@b.de)[Text(a@b.de)]");
}

TEST_CASE("pictures in text and on their own") {
  CHECK(paragraph("a ![b *c*](d.png \"e\")") == "Text(a ) Image(d.png|b c|e)");
  const Read read("![b](d.png \"e \\* f\")\n");
  const auto& figure = read.block<Figure>(0);
  CHECK(figure.image.source == "d.png");
  CHECK(figure.image.alt == "b");
  CHECK(shown(figure.caption) == "Text(e * f)");
  CHECK(read.written(figure.caption[0].span) == "e \\* f");
}

TEST_CASE("sub, sup and kbd, nested and beside comments") {
  CHECK(paragraph("H<sub>2</sub>O<!-- no --> x<SUP>*n*</SUP>") ==
        "Text(H) Sub[Text(2)] Text(O x) Sup[Emphasis[Text(n)]]");
  CHECK(paragraph("<kbd>Ctrl <kbd>C</kbd></kbd>") == "Kbd[Text(Ctrl ) Kbd[Text(C)]]");
}

TEST_CASE("a comment is dropped wherever it stands") {
  const Read read("<!-- a -->\n\nb <!-- c\nd --> e\n\n<!-- f\n\ng -->\n");
  REQUIRE(read.document.blocks.size() == 1);
  CHECK(shown(read.block<Paragraph>(0).inlines) == "Text(b e)");
}

TEST_CASE("abbreviations: whole words, longest first, everywhere but in code, targets and alt") {
  const auto words = [](const std::string& text) {
    const Read read(kAbbreviations + text);
    CHECK(wrong_spans(read.document, read.source).empty());
    return shown(read.block<Paragraph>(0).inlines);
  };
  const std::string nhs = "Abbreviation(NHS=National Health Service)";
  CHECK(words("NHS, (NHS) NHSs éNHS NHS2 xNHS") ==
        nhs + " Text(, () " + nhs + " Text() NHSs éNHS NHS2 xNHS)");
  CHECK(words("NHS\nEngland") == "Abbreviation(NHS England=the English part)");
  CHECK(words("*NHS* `NHS` [NHS](NHS) ![NHS](NHS)") ==
        "Emphasis[" + nhs + "] Text( ) Code(NHS) Text( ) Link(NHS)[" + nhs +
            "] Text( ) Image(NHS|NHS|)");
  CHECK(words("the A&amp;E, Ärzte") ==
        "Text(the ) Abbreviation(A&E=accident and emergency) Text(, ) "
        "Abbreviation(Ärzte=doctors)");
  const Read read(kAbbreviations +
                  "## NHS\n\n| NHS |\n|---|\n| NHS |\n\nTable: NHS\n\nx[^1]\n\n"
                  "[^1]: NHS\n");
  CHECK(shown(read.block<Heading>(0).inlines) == nhs);
  CHECK(shown(read.block<Table>(1).caption) == nhs);
  CHECK(shown(read.block<Table>(1).rows[0].cells[0].inlines) == nhs);
}

TEST_CASE("raw HTML is refused with what to write instead") {
  finds("a <b>c</b>", "1:3", kRawHtml, "<b>", "**");
  finds("a <i>c</i>", "1:3", kRawHtml, "<i>", "*words*");
  finds("a <em>c</em>", "1:3", kRawHtml, "<em>", "*words*");
  finds("a <u>c</u>", "1:3", kRawHtml, "<u>", "*words*");
  finds("a <a href=\"x\">c</a>", "1:3", kRawHtml, "<a href=\"x\">", "[words](address)");
  finds("a <img src=\"x\">", "1:3", kRawHtml, "<img src=\"x\">", "![");
  finds("a <span>c</span>", "1:3", kRawHtml, "<span>", "leave it out");
  finds("a <font>c</font>", "1:3", kRawHtml, "<font>", "edition");
  finds("a <foo>c</foo>", "1:3", kRawHtml, "<foo>", "\\<");
  finds("a <?php x ?> b", "1:3", kRawHtml, "<?php x ?>", "\\<");
  finds("a <sub class=\"x\">2</sub>", "1:3", kRawHtml, "<sub class=\"x\">", "write <sub>");
}

TEST_CASE("blocks of raw HTML are refused at their tag") {
  finds("x\n\n> <div>\n> a\n> </div>\n", "3:3", kRawHtml, "<div>", "blank line");
  finds("<details>\n\nx\n", "1:1", kRawHtml, "<details>", "hidden");
  finds("<center>x</center>\n", "1:1", kRawHtml, "<center>", "edition");
  finds("<table><tr><td>\n", "1:1", kRawHtml, "<table>", "|---|");
  finds("<hr>\n", "1:1", kRawHtml, "<hr>", "---");
  finds("<p>x</p>\n", "1:1", kRawHtml, "<p>", "blank line");
  finds("<h1>x</h1>\n", "1:1", kRawHtml, "<h1>", "#");
  finds("<br>\n", "1:1", kRawHtml, "<br>", "line of the words");
  finds("<!-- a\nb --> words\n", "2:7", kRawHtml, "words", "blank line");
  finds("<!-- a -->\n<div>\n", "2:1", kRawHtml, "<div>", "blank line");
}

TEST_CASE("tags that are not closed or cross emphasis") {
  finds("a <sub>2 b", "1:3", kUnclosedTag, "<sub>", "</sub>");
  finds("a 2</sub> b", "1:4", kUnclosedTag, "</sub>", "<sub>");
  const Read crossed("a <sub>*b</sub>*");
  CHECK(crossed.findings() == "1:10 error unclosed-tag\n1:3 error unclosed-tag\n");
  const Read swapped("<sub><sup>a</sub></sup>");
  CHECK(swapped.findings() == "1:12 error unclosed-tag\n1:1 error unclosed-tag\n");
}

TEST_CASE("braces as text are no attributes") {
  CHECK(paragraph("{a} \\[b]\\{.c} {x, y} {.5} the set {x=1}") ==
        "Text({a} [b]{.c} {x, y} {.5} the set {x=1})");
}

TEST_CASE("an entity cannot bring in what XML forbids") {
  finds("a &#8; b", "1:1", kForbiddenCharacter, "a &#8; b", "leave it out");
  finds("a [b](&#8;)", "1:3", kForbiddenCharacter, "[b](&#8;)", "leave it out");
}

TEST_CASE("text that the parser would alter is refused") {
  finds("[a[^[r]: /u \"t\"\n2]__: k](b)", "1:1", kAmbiguous, "[a[^[r]: /u \"t\"\n2]__: k](b)",
        "\\[");
}

}  // namespace clearleaf::read
