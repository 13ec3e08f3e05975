// An exported EPUB with one thing altered each time → refused, by the name of the clause.
#include "altered_epub.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace clearleaf;
using namespace clearleaf::test;

namespace {

std::string meta(std::string_view property, std::string_view value) {
  return std::string("<meta property=\"").append(property).append("\">").append(value) + "</meta>";
}

}  // namespace

TEST_CASE("EPUB: what was exported is accepted") {
  CHECK(clauses_of(leaflet()) == Clauses{});
}

TEST_CASE("EPUB: packed by another writer, in another order and otherwise compressed, too") {
  Alteration alteration;
  std::reverse(alteration.files.begin() + 1, alteration.files.end());
  for (PackedFile& file : alteration.files) file.level = 9;
  const std::string smaller = pack_zip(alteration.files);
  CHECK(smaller != leaflet());
  CHECK(clauses_of(smaller) == Clauses{});
  for (PackedFile& file : alteration.files) file.method = ZIP_CM_STORE;
  CHECK(clauses_of(pack_zip(alteration.files)) == Clauses{});
}

TEST_CASE("EPUB altered: the container") {
  refuses({"EPUB 3.3 §4.3.3"}, [](Alteration& it) { it.file("mimetype").method = ZIP_CM_DEFLATE; });
  refuses({"EPUB 3.3 §4.3.3"}, [](Alteration& it) { std::swap(it.files[0], it.files[1]); });
  refuses({"EPUB 3.3 §4.3.3"}, [](Alteration& it) { it.file("mimetype").bytes += "\n"; });
  refuses({"EPUB 3.3 §5.6.1"}, [](Alteration& it) {
    it.files.push_back({"EPUB/left-over.txt", "words"});
  });
  refuses({"EPUB 3.3 §4.2.3"}, [](Alteration& it) {
    it.files.push_back({"../out-of-here.txt", "words"});
  });
  refuses({"EPUB 3.3 §4.2.6.3"}, [](Alteration& it) {
    it.files.push_back({"META-INF/rights.xml", "<rights/>"});
  });
  refuses({"EPUB 3.3 §4.2.6.3.1"},
          [](Alteration& it) { it.file("META-INF/container.xml").bytes = "<container/>"; });
}

TEST_CASE("EPUB altered: one byte of what is packed") {
  std::string epub = leaflet();
  const std::size_t name = epub.find(kPlan);
  REQUIRE(name != std::string::npos);
  epub[name + 300] = static_cast<char>(epub[name + 300] ^ 0x10);
  CHECK(clauses_of(epub).contains("EPUB 3.3 §4.3.2"));
}

TEST_CASE("EPUB altered: the package") {
  refuses({"EPUB 3.3 §5.4"},
          [](Alteration& it) { it.replace(kPackage, "version=\"3.0\"", "version=\"2.0\""); });
  refuses({"EPUB 3.3 §5.5.6"}, [](Alteration& it) {
    it.cut(kPackage, "<meta property=\"dcterms:modified\">", "</meta>");
  });
  refuses({"EPUB 3.3 §5.5.3.1", "EPUB 3.3 §5.9.5"},
          [](Alteration& it) { it.replace(kPackage, " id=\"uid\"", ""); });
  refuses({"EPUB 3.3 §5.5.2"},
          [](Alteration& it) { it.insert_before(kPackage, "</metadata>", "<dc:rights/>"); });
  refuses({"EPUB 3.3 §5.3.6"}, [](Alteration& it) {
    it.replace(kPackage, "refines=\"#creator-1\"", "refines=\"#creator-2\"");
  });
  refuses({"EPUB 3.3 §5.6.2"}, [](Alteration& it) {
    it.insert_before(kPackage, "</manifest>",
                     "<item id=\"x\" href=\"style.css\" media-type=\"text/css\"/>");
  });
  refuses({"EPUB 3.3 §3.2"}, [](Alteration& it) {
    it.replace(kPackage, "media-type=\"image/png\"", "media-type=\"image/jpeg\"");
  });
  refuses({"EPUB 3.3 §5.6.2.1"}, [](Alteration& it) {
    it.replace(kPackage, "<item id=\"title\"", "<item id=\"title\" properties=\"scripted\"");
  });
  refuses({"EPUB 3.3 §5.7.2"}, [](Alteration& it) {
    it.replace(kPackage, "idref=\"section-05\"", "idref=\"section-05\" linear=\"no\"");
  });
}

TEST_CASE("EPUB altered: two documents of the spine change places") {
  refuses({"EPUB 3.3 §7.4.2", "EPUB Accessibility 1.1 §3.4.1.3.2"}, [](Alteration& it) {
    it.replace(kPackage, "<itemref idref=\"section-01\"/><itemref idref=\"section-02\"/>",
               "<itemref idref=\"section-02\"/><itemref idref=\"section-01\"/>");
  });
}

TEST_CASE("EPUB altered: a document of the spine has a fixed layout") {
  refuses({"EPUB 3.3 §5.7.2"}, [](Alteration& it) {
    it.replace(kPackage, "<itemref ", "<itemref properties=\"rendition:layout-pre-paginated\" ");
  });
}

TEST_CASE("EPUB altered: a document left out of the spine") {
  refuses({"EPUB 3.3 §5.6", "EPUB 3.3 §7.4.2", "EPUB Accessibility 1.1 §3.4.1.3.2"},
          [](Alteration& it) { it.replace(kPackage, "<itemref idref=\"section-02\"/>", ""); });
}

TEST_CASE("EPUB altered: navigation") {
  refuses({"EPUB 3.3 §7.4.2", "EPUB 3.3 §5.9.5"},
          [](Alteration& it) { it.cut(kNav, "<li><a href=\"section-05.xhtml#", "</li>"); });
  refuses({"EPUB 3.3 §7.4.2", "EPUB 3.3 §5.9.5"},
          [](Alteration& it) { it.replace(kNav, ">Your shoes<", ">Shoes<"); });
  refuses({"EPUB 3.3 §7.4.2"},
          [](Alteration& it) { it.replace(kWalk, ">Your shoes<", ">Your boots<"); });
  refuses({"EPUB 3.3 §7.4.4", "P08"}, [](Alteration& it) {
    it.replace(kNav, "#disclaimer-risks\" epub:type=\"notice\"", "#disclaimer-risks\"");
  });
  refuses({"EPUB 3.3 §7.4.5"}, [](Alteration& it) {
    it.replace(kNav, "section-02.xhtml#table\"", "section-02.xhtml#table-2\"");
  });
  refuses({"EPUB 3.3 §7.3", "WCAG 2.2 4.1.2"},
          [](Alteration& it) { it.cut(kNav, "<h2 id=\"landmarks-heading\">", "</h2>"); });
  refuses({"EPUB 3.3 §5.9.5"},
          [](Alteration& it) { it.replace(kNcx, "<text>3</text>", "<text>iii</text>"); });
}

TEST_CASE("EPUB altered: pages") {
  refuses({"EPUB Accessibility 1.1 §3.4.1.3.2", "EPUB 3.3 §6.1.2"},
          [](Alteration& it) { it.cut(kPlan, "<span epub:type=\"pagebreak\"", "/>"); });
  refuses({"EPUB Accessibility 1.1 §3.4.1.3.1"}, [](Alteration& it) {
    it.cut(kPackage, "<meta property=\"pageBreakSource\">", "</meta>");
  });
  refuses({"EPUB Accessibility 1.1 §3.4.1.3.3"},
          [](Alteration& it) { it.replace(kPlan, " aria-label=\"Page 3\"", ""); });
  refuses({"EPUB Accessibility 1.1 §3.4.1.3.2", "EPUB 3.3 §5.9.5"},
          [](Alteration& it) { it.replace(kNav, "#page-3\">3<", "#page-3\">iii<"); });
}

TEST_CASE("EPUB altered: what it says of its accessibility") {
  const Clauses clause{"EPUB Accessibility 1.1 §2.2"};
  for (const auto& [property, value] : {std::pair{"schema:accessMode", "visual"},
                                        {"schema:accessibilityFeature", "alternativeText"},
                                        {"schema:accessibilityFeature", "tableOfContents"},
                                        {"schema:accessibilityHazard", "none"},
                                        {"schema:accessModeSufficient", "textual"}}) {
    CAPTURE(value);
    refuses(clause, [&](Alteration& it) { it.replace(kPackage, meta(property, value), ""); });
  }
  refuses(clause, [](Alteration& it) {
    it.cut(kPackage, "<meta property=\"schema:accessibilitySummary\">", "</meta>");
  });
  refuses(clause, [](Alteration& it) {
    it.insert_before(kPackage, "</metadata>", meta("schema:accessibilityFeature", "captions"));
  });
  refuses(clause, [](Alteration& it) {
    it.insert_before(kPackage, "</metadata>", meta("rendition:layout", "pre-paginated"));
  });
  refuses({"EPUB Accessibility 1.1 §3.5.3.1"}, [](Alteration& it) {
    it.insert_before(kPackage, "</metadata>",
                     meta("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"));
  });
}

TEST_CASE("EPUB altered: languages, titles, ids") {
  refuses({"WCAG 2.2 3.1.1"},
          [](Alteration& it) { it.replace(kPlan, " lang=\"en-GB\" xml:lang=\"en-GB\"", ""); });
  refuses({"WCAG 2.2 3.1.1"},
          [](Alteration& it) { it.replace(kPlan, " xml:lang=\"en-GB\"", " xml:lang=\"en-US\""); });
  refuses({"WCAG 2.2 3.1.2"},
          [](Alteration& it) { it.replace(kPlan, "<p>", "<p lang=\"fr\" xml:lang=\"de\">"); });
  refuses({"WCAG 2.2 2.4.2"}, [](Alteration& it) { it.cut(kPlan, "<title>", "</title>"); });
  refuses({"EPUB 3.3 §6.1.2"},
          [](Alteration& it) { it.replace(kPlan, "<p>", "<p id=\"notes-section-02-heading\">"); });
}

TEST_CASE("EPUB altered: images") {
  refuses({"WCAG 2.2 1.1.1", "EPUB Accessibility 1.1 §2.2"},
          [](Alteration& it) { it.cut(kPlan, " alt=\"", "\""); });
  refuses({"WCAG 2.2 1.1.1", "EPUB Accessibility 1.1 §2.2"}, [](Alteration& it) {
    it.cut(kPlan, " alt=\"", "\"");
    it.replace(kPlan, "<img ", "<img alt=\"\" role=\"presentation\" ");
  });
  refuses({"EPUB 3.3 §3.6", "EPUB 3.3 §5.6"},
          [](Alteration& it) { it.replace(kPlan, "src=\"images/", "src=\"https://example.org/"); });
}

TEST_CASE("EPUB altered: headings, tables, lists") {
  const Clauses clause{"WCAG 2.2 1.3.1"};
  refuses(clause, [](Alteration& it) {
    it.replace(kPlan, "<h3 id=\"when-to-rest\">When to rest</h3>",
               "<h4 id=\"when-to-rest\">When to rest</h4>");
  });
  refuses({"WCAG 2.2 1.3.1", "EPUB 3.3 §7.4.2", "P02"}, [](Alteration& it) {
    it.replace(kTitle, "<h1 id=\"title\">Walking after surgery</h1>",
               "<h2 id=\"title\">Walking after surgery</h2>");
  });
  refuses(clause, [](Alteration& it) { it.replace(kPlan, "<th scope=\"row\">", "<th>"); });
  refuses(clause, [](Alteration& it) { it.replace(kPlan, "<td>5</td>", ""); });
  refuses(clause, [](Alteration& it) { it.replace(kWalk, "<ul>", "<ul><p>No item.</p>"); });
}

TEST_CASE("EPUB altered: links and notes") {
  refuses({"EPUB 3.3 §6.1.2", "P02"}, [](Alteration& it) {
    it.replace(kTitle, "section-03.xhtml#disclaimer-risks", "section-03.xhtml#gone");
  });
  refuses({"DPUB-ARIA 1.1 doc-backlink"},
          [](Alteration& it) { it.replace(kPlan, "href=\"#noteref-3\"", "href=\"#table\""); });
  refuses({"DPUB-ARIA 1.1 doc-noteref"},
          [](Alteration& it) { it.replace(kPlan, "href=\"#note-3\">3<", "href=\"#note-3\">4<"); });
  refuses({"DPUB-ARIA 1.1 doc-footnote", "DPUB-ARIA 1.1 doc-backlink", "EPUB 3.3 §6.1.2"},
          [](Alteration& it) { it.cut(kPlan, "<a id=\"noteref-3\"", "</a>"); });
  refuses({"EPUB 3.3 §6.1.3.1"},
          [](Alteration& it) { it.replace(kPlan, " role=\"doc-footnote\"", ""); });
}

TEST_CASE("EPUB altered: something acts") {
  refuses({"EPUB 3.3 §6.3.2"},
          [](Alteration& it) { it.insert_before(kPlan, "<p>", "<script>alert(1)</script>"); });
  refuses({"EPUB 3.3 §6.3.2"},
          [](Alteration& it) { it.replace(kPlan, "<p>", "<p onclick=\"alert(1)\">"); });
  refuses({"EPUB 3.3 §3.6"}, [](Alteration& it) {
    it.replace(kPlan, "href=\"https://example.org/study\"", "href=\"javascript:alert(1)\"");
  });
  // The document is not read: what leads to it and what is in it is not found.
  refuses({"EPUB 3.3 §3.9", "EPUB 3.3 §5.6", "EPUB 3.3 §6.1.2", "EPUB 3.3 §7.4.2",
           "EPUB 3.3 §7.4.5", "EPUB Accessibility 1.1 §2.2", "EPUB Accessibility 1.1 §3.4.1.3.2"},
          [](Alteration& it) {
            it.replace(kPlan, "<!DOCTYPE html>", "<!DOCTYPE html [<!ENTITY a \"b\">]>");
          });
}

TEST_CASE("EPUB altered: a style hides") {
  for (const char* rule :
       {".risks { display: none; }", ".risks p { visibility: hidden; }",
        ".risks { position: absolute; }", ".risks { margin: -99em; }", "p { font-size: 0; }",
        "#disclaimer-risks { margin: 0; }", "@import \"more.css\";",
        "@font-face { font-family: x; src: url(x.ttf); }",
        ".risks { color: #fff; background-color: #fff; }"}) {
    CAPTURE(rule);
    refuses({"P12"}, [&](Alteration& it) { it.file(kStyle).bytes += rule; });
  }
  refuses({"P04"},
          [](Alteration& it) { it.file(kStyle).bytes += ".risks p { font-size: 0.9em; }"; });
  refuses({"P05"}, [](Alteration& it) { it.file(kStyle).bytes += ".risks p { color: #000000; }"; });
}

TEST_CASE("EPUB altered: an element hides") {
  constexpr std::string_view kSection = "<section id=\"disclaimer-risks\"";
  for (const char* attribute :
       {" hidden=\"hidden\"", " aria-hidden=\"true\"", " style=\"opacity: 0\""}) {
    CAPTURE(attribute);
    refuses({"P12"}, [&](Alteration& it) {
      it.replace(kRisks, kSection, std::string(kSection) + attribute);
    });
  }
  refuses({"P12"}, [](Alteration& it) {
    it.replace(kRisks, "<ul>", "<details><ul>");
    it.replace(kRisks, "</ul>", "</ul></details>");
  });
}

TEST_CASE("EPUB altered: a disclaimer is none any more") {
  refuses({"P01", "EPUB 3.3 §7.4.4", "EPUB 3.3 §6.1.2"}, [](Alteration& it) {
    it.replace(kRisks, "id=\"disclaimer-risks\"", "id=\"some-section\"");
  });
  refuses({"P01"}, [](Alteration& it) {
    it.cut(kPackage, "<meta property=\"clearleaf:profile\">", "</meta>");
  });
  refuses({"P06"}, [](Alteration& it) { it.cut(kRisks, "<link rel=\"stylesheet\"", "/>"); });
  refuses({"P09"},
          [](Alteration& it) { it.replace(kRisks, "class=\"risks\"", "class=\"remarks\""); });
  refuses({"P09"}, [](Alteration& it) { it.replace(kRisks, " aria-labelledby=\"risks\"", ""); });
}
