// Attributes in braces → languages, ids, images; what is left out and what is refused.
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

namespace {

std::string paragraph(const std::string& text) {
  const Read read(text);
  CHECK_MESSAGE(read.findings().empty(), read.findings());
  CHECK(wrong_spans(read.document, read.source).empty());
  return shown(read.block<Paragraph>(0).inlines);
}

/// The words that reading `text` gives, with one warning about `written`.
std::string left_out(const std::string& text, std::string_view written) {
  CAPTURE(text);
  const Read read(text);
  REQUIRE(read.diagnostics.items().size() == 1);
  const Diagnostic& item = read.diagnostics.items().front();
  CHECK(item.rule.name == kAttributes.name);
  CHECK(item.severity == Severity::kWarning);
  CHECK(read.written(item.span) == written);
  CHECK(wrong_spans(read.document, read.source).empty());
  return shown(read.block<Paragraph>(0).inlines);
}

}  // namespace

TEST_CASE("words in another language") {
  CHECK(paragraph("a [mot]{lang=fr} b") == "Text(a ) Lang(fr)[Text(mot)] Text( b)");
  CHECK(paragraph("[a *b* `c`](d) [a *b* `c`]{lang=\"de-AT\"}") ==
        "Link(d)[Text(a ) Emphasis[Text(b)] Text( ) Code(c)] Text( ) "
        "Lang(de-AT)[Text(a ) Emphasis[Text(b)] Text( ) Code(c)]");
  CHECK(paragraph("[a [b]{lang=ca} c]{lang=es}") ==
        "Lang(es)[Text(a ) Lang(ca)[Text(b)] Text( c)]");
  CHECK(paragraph("*[a]{lang=fr}* [b <sub>[c]{lang=de}</sub>]{lang=fr}") ==
        "Emphasis[Lang(fr)[Text(a)]] Text( ) Lang(fr)[Text(b ) Sub[Lang(de)[Text(c)]]]");
  CHECK(paragraph("[a\nb]{lang=fr}") == "Lang(fr)[Text(a b)]");
  CHECK(paragraph("x []{lang=fr}y") == "Text(x ) Text(y)");
  const Read cell("| a |\n|---|\n| [b]{lang=fr} |\n");
  CHECK(shown(cell.block<Table>(0).rows[0].cells[0].inlines) == "Lang(fr)[Text(b)]");
}

TEST_CASE("brackets without attributes stay one text, with what stands in them") {
  CHECK(paragraph("a [b] c [d [e] {f}") == "Text(a [b] c [d [e] {f})");
  CHECK(paragraph("[a] [b]{lang=fr} ]") == "Text([a] ) Lang(fr)[Text(b)] Text( ])");
  CHECK(paragraph("[b\\]{lang=fr} [c] {lang=fr}") == "Text([b]{lang=fr} [c] {lang=fr})");
  CHECK(paragraph("[a]\\{lang=fr}") == "Text([a]{lang=fr})");
  const Read links("[a]{lang=fr} [b][a]{lang=de} x[^1]{lang=fr}\n\n[a]: u\n[^1]: n\n");
  CHECK(links.findings() == "");
  const auto& inlines = links.block<Paragraph>(0).inlines;
  CHECK(std::get<Link>(inlines[0].kind).lang == "fr");
  CHECK(links.written(inlines[0].span) == "[a]{lang=fr}");
  CHECK(std::get<Link>(inlines[2].kind).lang == "de");
  CHECK(shown(inlines).ends_with("Note(0) Text({lang=fr})"));
}

TEST_CASE("abbreviations are found beside brackets and in spans") {
  const Read read(front("title: T\nlang: en\nabbreviations: {NHS: National Health Service}\n") +
                  "[NHS] [NHS]{lang=en-GB}\n");
  CHECK(shown(read.block<Paragraph>(0).inlines) ==
        "Text([) Abbreviation(NHS=National Health Service) Text(] ) "
        "Lang(en-GB)[Abbreviation(NHS=National Health Service)]");
}

TEST_CASE("attributes of links and headings") {
  const Read read("## Titre {#t lang=fr}\n\n[a](u){lang=fr hreflang=de-CH}.\n");
  CHECK(read.findings() == "");
  CHECK(read.block<Heading>(0).id == "t");
  CHECK(read.block<Heading>(0).lang == "fr");
  CHECK(shown(read.block<Heading>(0).inlines) == "Text(Titre)");
  const auto& link = std::get<Link>(read.block<Paragraph>(1).inlines[0].kind);
  CHECK(link.lang == "fr");
  CHECK(link.hreflang == "de-CH");
}

TEST_CASE("attributes of figures and of images in text") {
  const Read read(
      "![a](b.png \"c\"){width=50% longdesc=#d lang=fr}\n\n![](e.png){.decorative}\n\n"
      "x ![f](g.png){width=5%}\n");
  CHECK(read.findings() == "");
  CHECK(wrong_spans(read.document, read.source).empty());
  const Image& figure = read.block<Figure>(0).image;
  CHECK(figure.width_percent == 50);
  CHECK(figure.long_description == "d");
  CHECK(figure.lang == "fr");
  CHECK(figure.purpose == ImagePurpose::kInformative);
  CHECK(shown(read.block<Figure>(0).caption) == "Text(c)");
  CHECK(read.written(read.document.blocks[0].span).ends_with("lang=fr}"));
  CHECK(read.block<Figure>(1).image.purpose == ImagePurpose::kDecorative);
  CHECK(std::get<Image>(read.block<Paragraph>(2).inlines[1].kind).width_percent == 5);
}

TEST_CASE("attributes that mean nothing here are left out, with a warning") {
  CHECK(left_out("a [b]{.c}d", ".c") == "Text(a ) Text(b) Text(d)");
  CHECK(left_out("a [b](c){.d} e", ".d") == "Text(a ) Link(c)[Text(b)] Text( e)");
  CHECK(left_out("a `b`{.d}", ".d") == "Text(a ) Code(b)");
  CHECK(left_out("[b]{lang=fr key=\"x y\"}", "key=\"x y\"") == "Lang(fr)[Text(b)]");
  CHECK(left_out("a ![b](c){longdesc=#d}", "longdesc=#d") == "Text(a ) Image(c|b|)");
  CHECK(left_out("a ![b](c){width=5cm}", "width=5cm") == "Text(a ) Image(c|b|)");
  CHECK(left_out("[a](b){: .c}", ".c") == "Link(b)[Text(a)]");
}

TEST_CASE("wrong values are refused") {
  finds("[a]{lang=french}", "1:5", kBadLanguage, "lang=french", "lang=fr");
  finds("[a]{lang=fr de}", "1:13", kAttributes, "de", "key=value");
  finds("\\[a]{lang=fr}", "1:5", kAttributes, "{lang=fr}", "both brackets");
  finds("## A {lang=x}", "1:7", kBadLanguage, "lang=x", "lang=fr");
  finds("[a](b){hreflang=1}", "1:8", kBadLanguage, "hreflang=1", "lang=fr");
  for (const char* width : {"0%", "101%", "x%", "wide", "-5%"}) {
    const std::string attribute = std::string("width=") + width;
    finds("![a](b){" + attribute + "}", "1:9", kBadValue, attribute, "width=50%");
  }
  finds("![a](b){longdesc=c.html}", "1:9", kBadValue, "longdesc=c.html", "longdesc=#the-heading");
  finds("[*a]{lang=fr} b*", "1:5", kAttributes, "{lang=fr}", "both brackets");
  finds("a\n{: .d}", "2:1", kAttributes, "{: .d}", "\\{");
}

TEST_CASE("attributes of code say its language") {
  const Read read("```{.python}\nx\n```\n\n``` {.c++ .numberLines}\ny\n```\n\n```js {1,3}\nz\n```\n");
  CHECK(read.block<CodeBlock>(0).language == "python");
  CHECK(read.block<CodeBlock>(1).language == "c++");
  CHECK(read.block<CodeBlock>(2).language == "js");
  CHECK(read.findings() ==
        "5:1 warning attributes-not-read\n9:1 warning attributes-not-read\n");
}

}  // namespace clearleaf::read
