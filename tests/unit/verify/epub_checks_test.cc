// One change to a good EPUB, one clause: those that a publication of clearleaf's own rarely shows.
// tests/unit/mutation does the same to a real one.
#include "doctest/doctest.h"
#include "epub_sample.h"

using namespace clearleaf::verify;

namespace {

struct Change {
  const char* file;
  const char* from;
  const char* to;
  const char* clause;
};

void check_changes(std::initializer_list<Change> changes) {
  for (const Change& change : changes) {
    CAPTURE(change.from);
    CAPTURE(change.to);
    CHECK(clauses(EpubSample().edit(change.file, change.from, change.to).pack()) == change.clause);
  }
}

constexpr const char* kPackage = "EPUB/package.opf";
constexpr const char* kNav = "EPUB/nav.xhtml";
constexpr const char* kTitle = "EPUB/title.xhtml";
constexpr const char* kSection = "EPUB/section-01.xhtml";
constexpr const char* kRisks = "EPUB/section-02.xhtml";
constexpr const char* kStyle = "EPUB/style.css";
constexpr const char* kDrawing = "EPUB/box.svg";

}  // namespace

TEST_CASE("the sample is accepted") {
  CHECK(clauses(EpubSample().pack()) == "");
}

TEST_CASE("mimetype: first, stored, exact") {
  EpubSample sample;
  sample.before.front().method = ZIP_CM_DEFLATE;
  CHECK(clauses(sample.pack()) == "EPUB 3.3 §4.3.3");
  sample.before.front() = {"mimetype", "application/epub+zip\n", ZIP_CM_STORE, 0};
  CHECK(clauses(sample.pack()) == "EPUB 3.3 §4.3.3");
  sample.before.front() = {"EPUB/aaa.txt", "", ZIP_CM_STORE, 0};
  CHECK(clauses(sample.pack()) == "EPUB 3.3 §4.3.3; EPUB 3.3 §5.6.1");
  sample.before.clear();
  CHECK(clauses(sample.pack()) == "EPUB 3.3 §4.3.3");
}

TEST_CASE("the package") {
  check_changes({
      {kPackage, "version=\"3.0\"", "version=\"2.0\"", "EPUB 3.3 §5.4"},
      {kPackage, "dir=\"ltr\"", "", "EPUB 3.3 §5.4; EPUB 3.3 §5.7.1; WCAG 2.2 1.3.2"},
      {kPackage, "unique-identifier=\"uid\"", "unique-identifier=\"t\"",
       "EPUB 3.3 §5.5.3.1; EPUB 3.3 §5.9.5"},
      {kPackage,
       "<dc:title id=\"t\">Walking</dc:title><meta property=\"title-type\" "
       "refines=\"#t\">main</meta>",
       "", "EPUB 3.3 §5.5.3.2"},
      {kPackage, "<dc:language>en<", "<dc:language>english language<",
       "EPUB 3.3 §5.5.3.3; WCAG 2.2 3.1.1"},
      {kPackage, "2026-01-15T00:00:00Z", "2026-01-15", "EPUB 3.3 §5.5.6"},
      {kPackage, "</metadata>", "<dc:rights> </dc:rights></metadata>", "EPUB 3.3 §5.5.2"},
      {kPackage, "refines=\"#t\"", "refines=\"#u\"", "EPUB 3.3 §5.3.6"},
      {kPackage, "id=\"dot\"", "id=\"box\"", "EPUB 3.3 §5.3.3"},
      {kPackage, "clearleaf:profile", "clearleaves:profile", "EPUB 3.3 §5.5.5; P01"},
      {kPackage, "<itemref idref=\"s2\"/>", "<itemref idref=\"s2\"/><itemref idref=\"s2\"/>",
       "EPUB 3.3 §5.7.2"},
      {kPackage, "idref=\"s3\"", "idref=\"s3\" linear=\"no\"", "EPUB 3.3 §5.7.2; P09"},
      {kPackage, "progression-direction=\"ltr\"", "progression-direction=\"rtl\"",
       "EPUB 3.3 §5.7.1"},
      {kPackage, "toc=\"ncx\"", "", "EPUB 3.3 §5.6; EPUB 3.3 §5.9.5"},
  });
}

TEST_CASE("the manifest") {
  check_changes({
      {kPackage, "<item id=\"dot\" href=\"dot.png\" media-type=\"image/png\"/>", "",
       "EPUB 3.3 §5.6.1; EPUB 3.3 §6.1.2"},
      {kPackage, "href=\"dot.png\"", "href=\"../../dot.png\"",
       "EPUB 3.3 §5.6.1; EPUB 3.3 §5.6.2; EPUB 3.3 §5.6; EPUB 3.3 §6.1.2"},
      {kPackage, "href=\"dot.png\" media-type=\"image/png\"",
       "href=\"dot.png\" media-type=\"image/jpeg\"", "EPUB 3.3 §3.2"},
      {kPackage, " properties=\"nav\"", "", "EPUB 3.3 §5.6.2.1; P08"},
      {kPackage, "properties=\"cover-image\"", "properties=\"cover-image scripted\"",
       "EPUB 3.3 §5.6.2.1"},
      {kPackage, "id=\"s1\" href=\"section-01.xhtml\"",
       "id=\"s1\" properties=\"svg\" href=\"section-01.xhtml\"", "EPUB 3.3 §5.6.2.1"},
      {kPackage, "id=\"dot\"", "fallback=\"box\" id=\"dot\"", "EPUB 3.3 §5.6.2"},
      {kSection,
       "<div class=\"decorative\"><img src=\"dot.png\" alt=\"\" role=\"presentation\" width=\"9\" "
       "height=\"9\"/></div>",
       "", "EPUB 3.3 §5.6"},
  });
  EpubSample locked;
  locked.files["META-INF/encryption.xml"] = "<encryption/>";
  CHECK(clauses(locked.pack()) == "EPUB 3.3 §4.2.6.3");
}

TEST_CASE("navigation") {
  check_changes({
      {kNav, ">Conclusion</a>", ">The end</a>", "EPUB 3.3 §7.4.2; EPUB 3.3 §5.9.5"},
      {kNav, "<a href=\"section-02.xhtml#risks-h\">Warning: Risks</a>",
       "<span>Warning: Risks</span>", "EPUB 3.3 §7.3; EPUB 3.3 §7.4.2; EPUB 3.3 §5.9.5; P08"},
      {kNav, "epub:type=\"bodymatter\"", "epub:type=\"titlepage\"", "EPUB 3.3 §7.4.4"},
      {kNav, "#disclaimer-risks\" epub:type=\"notice\"", "\" epub:type=\"notice\"",
       "EPUB 3.3 §7.4.4; P08"},
      {kNav, "#page-2\">2<", "#page-2\">3<", "EPUB 3.3 §5.9.5; EPUB Accessibility 1.1 §3.4.1.3.2"},
      {kNav, "<h2 id=\"marks-h\">Landmarks</h2>", "<h2 id=\"marks-h\">Landmarks</h2><p>Here.</p>",
       "EPUB 3.3 §7.3"},
      {"EPUB/toc.ncx", "8c49-ccb267514723", "8c49-ccb267514724", "EPUB 3.3 §5.9.5"},
  });
}

TEST_CASE("pages") {
  check_changes({
      {kPackage,
       "<meta property=\"pageBreakSource\">urn:uuid:18ee8cd2-56b8-52f8-be8d-2074d521d903</meta>",
       "", "EPUB Accessibility 1.1 §3.4.1.3.1"},
      {kSection, " aria-label=\"Page 2\"", "", "EPUB Accessibility 1.1 §3.4.1.3.3"},
      {kSection, " aria-label=\"Page 2\"", " aria-label=\"Page 3\"",
       "EPUB Accessibility 1.1 §3.4.1.3.2"},
  });
}

TEST_CASE("accessibility metadata") {
  const auto meta = [](const char* property, const char* value) {
    return std::string("<meta property=\"schema:").append(property) + "\">" + value + "</meta>";
  };
  constexpr const char* kClause = "EPUB Accessibility 1.1 §2.2";
  const auto without = [&](const char* property, const char* value) {
    return clauses(EpubSample().edit(kPackage, meta(property, value), "").pack());
  };
  CHECK(without("accessMode", "visual") == kClause);
  CHECK(without("accessMode", "textual") == kClause);
  CHECK(without("accessModeSufficient", "textual") == kClause);
  CHECK(without("accessibilityFeature", "pageNavigation") == kClause);
  CHECK(without("accessibilityHazard", "none") == kClause);
  CHECK(without("accessibilitySummary", "A program checked this publication.") == kClause);
  const auto with = [&](const std::string& more) {
    return clauses(EpubSample().edit(kPackage, "</metadata>", more + "</metadata>").pack());
  };
  CHECK(with(meta("accessibilityFeature", "longDescription")) == kClause);
  CHECK(with(meta("accessibilityFeature", "largePrint")) == kClause);
  CHECK(with(meta("accessibilityFeature", "largePrint") +
             "<meta property=\"clearleaf:edition\">large-print</meta>") == "");
  CHECK(with(meta("accessibilityFeature", "pageNavigation")) == kClause);
  CHECK(with(meta("accessMode", "auditory")) == kClause);
}

TEST_CASE("a moving image is no image without hazard") {
  const std::string still = "\x89PNG\r\n\x1a\n";
  const std::string frames(
      "\0\0\0\x08"
      "acTL12345678crc!",
      20);
  const std::string picture(
      "\0\0\0\x00"
      "IDATcrc!",
      12);
  EpubSample sample;
  sample.files["EPUB/dot.png"] = still + picture + frames;
  CHECK(clauses(sample.pack()) == "");
  sample.files["EPUB/dot.png"] = still + frames + picture;
  CHECK(clauses(sample.pack()) == "EPUB Accessibility 1.1 §2.2");
  check_changes({{kDrawing, "<rect", "<set/><rect", "EPUB Accessibility 1.1 §2.2"}});
}

TEST_CASE("a claim of conformance is somebody's") {
  const std::string claim =
      "<meta property=\"dcterms:conformsTo\" id=\"c\">EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
      "</meta>";
  const auto with = [](const std::string& more) {
    return clauses(EpubSample().edit(kPackage, "</metadata>", more + "</metadata>").pack());
  };
  CHECK(with(claim) == "EPUB Accessibility 1.1 §3.5.3.1");
  CHECK(with(claim + "<meta property=\"a11y:certifiedBy\" refines=\"#c\">A. Body</meta>") == "");
  CHECK(with("<meta property=\"a11y:certifiedBy\">A. Body</meta>") ==
        "EPUB Accessibility 1.1 §3.5.2");
}

TEST_CASE("documents") {
  check_changes({
      {kSection, " lang=\"en\" xml:lang=\"en\"", "", "WCAG 2.2 3.1.1"},
      {kSection, "lang=\"fr\" xml:lang=\"fr\"", "lang=\"fr\" xml:lang=\"de\"", "WCAG 2.2 3.1.2"},
      {kSection, "lang=\"fr\" xml:lang=\"fr\"", "lang=\"f\" xml:lang=\"f\"", "WCAG 2.2 3.1.2"},
      {kSection, "<title>How to walk</title>", "<title> </title>", "WCAG 2.2 2.4.2"},
      {kSection, "<title>How to walk</title>", "<title>Walking</title>", "WCAG 2.2 2.4.2"},
      {kSection, "<meta charset", "<meta name=\"viewport\" content=\"width=9\"/><meta charset",
       "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<p onclick=\"x()\">Slowly.", "EPUB 3.3 §6.3.2"},
      {kSection, "<p>Slowly.", "<script>x()</script><p>Slowly.", "EPUB 3.3 §6.3.2"},
      {kSection, "<p>Slowly.", "<p hidden=\"hidden\">Slowly.", "P12"},
      {kSection, "<p>Slowly.", "<p aria-hidden=\"true\">Slowly.", "P12"},
      {kSection, "<p>Slowly.", "<p style=\"color:red\">Slowly.", "P12"},
      {kSection, "<p>Slowly.", "<details><p>No.</p></details><p>Slowly.", "P12"},
      {kSection, "<p>Slowly.", "<p data-x=\"y\">Slowly.", "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<marquee>No.</marquee><p>Slowly.", "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<p id=\"how\">Slowly.", "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<p role=\"none\">Slowly.", "EPUB 3.3 §6.1.3.1"},
      {kSection, "role=\"doc-chapter\"", "", "EPUB 3.3 §6.1.3.1"},
      {kSection, "epub:type=\"chapter\"", "", "EPUB 3.3 §6.1.3.1"},
      {kSection, "aria-labelledby=\"how\"", "aria-labelledby=\"who\"", "WCAG 2.2 4.1.2"},
      {kSection, "width=\"9\" height=\"9\"/><fig", "width=\"0\" height=\"9\"/><fig", "P12"},
      {kSection, "rel=\"stylesheet\"", "rel=\"icon\"", "EPUB 3.3 §6.1.2; P06"},
  });
}

TEST_CASE("headings, images, tables, lists") {
  check_changes({
      {kTitle, "<h1 id=\"h\">Walking</h1>", "<p id=\"h\">Walking</p>", "WCAG 2.2 1.3.1; P02"},
      {kSection, "alt=\"A box.\"", "", "WCAG 2.2 1.1.1"},
      {kSection, "alt=\"A box.\"", "alt=\" \"", "WCAG 2.2 1.1.1"},
      {kSection, "alt=\"\" role=\"presentation\"", "alt=\"\"", "WCAG 2.2 1.1.1"},
      {kSection, "alt=\"A box.\"", "alt=\"\" role=\"presentation\"", "WCAG 2.2 1.1.1"},
      {kSection, "<th scope=\"col\">Morning", "<th>Morning", "WCAG 2.2 1.3.1"},
      {kSection, "<td>5</td>", "", "WCAG 2.2 1.3.1"},
      {kSection, "<td>5</td>", "<td colspan=\"2\">5</td>", "WCAG 2.2 1.3.1"},
      {kSection, "<td>5</td>", "<td scope=\"row\">5</td>", "WCAG 2.2 1.3.1"},
      {kSection, "<caption>Minutes</caption>", "<caption> </caption>", "WCAG 2.2 1.3.1"},
      {kSection, "<ul>", "<ul><p>No item.</p>", "WCAG 2.2 1.3.1"},
      {kSection, "<dl>", "<dl><dd>Nothing.</dd>", "WCAG 2.2 1.3.1"},
      {kSection, "<dd>What you stand on.</dd>", "", "WCAG 2.2 1.3.1"},
      {kSection, "<p>Slowly.", "<div><li>No list.</li></div><p>Slowly.", "WCAG 2.2 1.3.1"},
  });
}

TEST_CASE("a table with cells over several rows and columns is even") {
  const EpubSample sample = EpubSample().edit(
      kSection, "<tr><th scope=\"row\">Monday</th><td>5</td></tr>",
      "<tr><th scope=\"rowgroup\" rowspan=\"2\">Monday</th><td>5</td></tr><tr><td>6</td></tr>"
      "<tr><td colspan=\"2\">none</td></tr>");
  CHECK(clauses(sample.pack()) == "");
}

TEST_CASE("links") {
  check_changes({
      {kSection, "<p>Slowly.", "<p><a href=\"#nowhere\">There</a>", "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<p><a href=\"gone.xhtml\">There</a>", "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<p><a href=\"../../etc\">There</a>", "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<p><a>There</a>", "EPUB 3.3 §6.1.2"},
      {kSection, "<p>Slowly.", "<p><a href=\"#how\"> </a>", "WCAG 2.2 2.4.4"},
      {kSection, "<p>Slowly.", "<p><a href=\"javascript:x()\">There</a>", "EPUB 3.3 §3.6"},
      {kSection, "<p>Slowly.", "<p><a href=\"mailto:a@example.org\">Slowly</a>", ""},
      {kSection, "src=\"box.svg\"", "src=\"https://example.org/box.svg\"",
       "EPUB 3.3 §5.6; EPUB 3.3 §3.6"},
  });
}

TEST_CASE("notes") {
  check_changes({
      {kSection, "href=\"#note-1\">1<", "href=\"#notes\">1<",
       "DPUB-ARIA 1.1 doc-noteref; DPUB-ARIA 1.1 doc-footnote; DPUB-ARIA 1.1 doc-backlink"},
      {kSection, "href=\"#note-1\">1<", "href=\"#note-1\">2<", "DPUB-ARIA 1.1 doc-noteref"},
      {kSection, "href=\"#ref-1\"", "href=\"#how\"", "DPUB-ARIA 1.1 doc-backlink"},
      {kSection,
       "<a href=\"#ref-1\" class=\"backlink\" epub:type=\"backlink\" role=\"doc-backlink\">Back, "
       "note 1</a>",
       "", "DPUB-ARIA 1.1 doc-backlink"},
      {kSection, "<ol><li><div id=\"note-1\"", "<ol start=\"2\"><li><div id=\"note-1\"",
       "DPUB-ARIA 1.1 doc-noteref"},
  });
}

TEST_CASE("disclaimers") {
  check_changes({
      {kRisks, "id=\"disclaimer-risks\" ", "", "EPUB 3.3 §7.4.4; EPUB 3.3 §6.1.2; P01"},
      {kRisks, "class=\"risks\"", "class=\"risk\"", "P09"},
      {kRisks, "<h2 id=\"risks-h\">", "<p>First.</p><h2 id=\"risks-h\">", "P09"},
      {kRisks, "epub:type=\"notice\" role=\"doc-notice\"", "", "EPUB 3.3 §7.4.4; P09"},
      {kTitle, "id=\"key-information\" ", "", "EPUB 3.3 §6.1.2; P01"},
      {kPackage, ">health<", ">none<", "P01"},
  });
}

TEST_CASE("style sheets hide, shrink and move nothing") {
  for (const char* rule : {"p { display: none; }",
                           "p { visibility: hidden; }",
                           "p { position: absolute; }",
                           "p { margin: -9em 0 0 0; }",
                           "p { margin: 99em; }",
                           "p { text-indent: -9em; }",
                           "p { font-size: 0; }",
                           "p { font-size: 9px; }",
                           "p { line-height: 0; }",
                           "p { height: 0; }",
                           "p { color: #ffffff; background-color: #FFFFFF; }",
                           "p { color: transparent; }",
                           "p { opacity: 0; }",
                           "p { overflow: hidden; }",
                           "p { margin: 0 !important; }",
                           "p { width: 0; }",
                           "p { font: 1em serif; }",
                           "p { white-space: nowrap; }",
                           "@media print { p { margin: 0; } }",
                           "p { float: left; }",
                           "p { transform: none; }"}) {
    CAPTURE(rule);
    EpubSample sample;
    sample.files[kStyle] += rule;
    CHECK(clauses(sample.pack()).starts_with("P12"));
  }
  EpubSample small;
  small.files[kStyle] += "figcaption { font-size: 0.8em; }";
  CHECK(clauses(small.pack()) == "P04");
  EpubSample smaller;
  smaller.files[kStyle] += ".risks p { font-size: 0.9em; }";
  CHECK(clauses(smaller.pack()) == "P04");
  EpubSample half;
  half.files[kStyle] += "p { color: #000000; }";
  CHECK(clauses(half.pack()) == "P05");
}

TEST_CASE("drawings neither act nor reach out") {
  check_changes({
      {kDrawing, "<rect", "<script/><rect", "EPUB 3.3 §6.2.3"},
      {kDrawing, "<rect", "<foreignObject/><rect", "EPUB 3.3 §6.2.3"},
      {kDrawing, "<rect", "<rect onload=\"x()\"/><rect", "EPUB 3.3 §6.2.3"},
      {kDrawing, "<rect", "<image href=\"https://example.org/\"/><rect", "EPUB 3.3 §6.2.3"},
      {kDrawing, "<rect", "<rect fill=\"url(https://example.org/#x)\"/><rect", "EPUB 3.3 §6.2.3"},
      {kDrawing, "<rect", "<rect fill=\"url(#x)\"/><use href=\"#x\"/><rect", ""},
      {kDrawing, "<rect", "<style>@import 'x';</style><rect", "EPUB 3.3 §6.2.3"},
  });
}
