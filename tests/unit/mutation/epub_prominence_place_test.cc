// An exported EPUB with one thing altered each time → refused by the one rule of the prominence
// contract that this breaks: what is declared, where it stands, how it is found.
#include "altered_epub.h"

#include <doctest/doctest.h>

using namespace clearleaf::test;

namespace {

constexpr std::string_view kSummaryOfRisks = "Walking too soon can harm you.";
constexpr std::string_view kLinkToRisks = "<p><span class=\"clearleaf-link\"><a href=\"section-03";
constexpr std::string_view kSection = "<section id=\"disclaimer-risks\"";

std::string many_words(std::size_t count) {
  std::string words;
  for (std::size_t i = 0; i < count; ++i) words += "word ";
  return words;
}

}  // namespace

TEST_CASE("P01 EPUB: the profile is not told") {
  breaks_only("P01", [](Alteration& it) {
    it.cut(kPackage, "<meta property=\"clearleaf:profile\">", "</meta>");
  });
  breaks_only("P01", [](Alteration& it) { it.replace(kPackage, ">health<", ">healthy<"); });
}

TEST_CASE("P01 EPUB: a disclaimer is not there") {
  breaks_only("P01",
              [](Alteration& it) { it.replace(kRisks, "\"disclaimer-risks\"", "\"some\""); });
  breaks_only("P01", [](Alteration& it) {
    it.replace(kConclusion, "\"disclaimer-conclusion\"", "\"some\"");
  });
  breaks_only("P01", [](Alteration& it) {
    it.replace(kTitle, "\"key-information\" class", "\"some\" class");
  });
}

TEST_CASE("P01 EPUB: a disclaimer is too short, a summary too short or too long") {
  breaks_only("P01", [](Alteration& it) { it.cut(kRisks, "<p>Walking helps", "</ul>"); });
  breaks_only("P01", [](Alteration& it) {
    it.cut(kConclusion, "<p>Most people", "</p>");
    it.insert_before(kConclusion, "<p><span", "<p>" + many_words(29) + "</p>");
  });
  breaks_only("P01", [](Alteration& it) { it.cut(kTitle, "Stop and call us", "swells."); });
  breaks_only("P01",
              [](Alteration& it) { it.insert_before(kTitle, kSummaryOfRisks, many_words(50)); });
}

TEST_CASE("P02 EPUB: the key information is not up front") {
  breaks_only("P02", [](Alteration& it) {
    it.replace(kPackage, "<itemref idref=\"title\"/><itemref idref=\"nav\"/>",
               "<itemref idref=\"nav\"/><itemref idref=\"title\"/>");
    it.insert_before(kTitle, "</body>",
                     "<p class=\"clearleaf-back\"><a href=\"#key-information\" "
                     "role=\"doc-backlink\">Back to the key information</a></p>");
  });
  breaks_only("P02", [](Alteration& it) {
    it.insert_before(kTitle, "<section id=\"key-information\"", "<p>Some other words first.</p>");
  });
  breaks_only("P02", [](Alteration& it) {
    it.insert_before(kTitle, "<section id=\"key-information\"", "Words without an element.");
  });
  breaks_only("P02", [](Alteration& it) {
    it.insert_before(kTitle, "<section id=\"key-information\"",
                     "<figure class=\"cover\"><img src=\"images/image-01.png\" alt=\"Cover\" "
                     "width=\"9\" height=\"9\"/></figure>");
  });
  breaks_only("P02", [](Alteration& it) {
    it.insert_before(kTitle, "<section id=\"key-information\"",
                     "<p class=\"byline\">And more.</p>");
  });
}

TEST_CASE("P02 EPUB: a summary or its link is not there") {
  breaks_only("P02", [](Alteration& it) { it.cut(kTitle, kLinkToRisks, "</p>"); });
  breaks_only("P02", [](Alteration& it) {
    it.replace(kTitle, "section-04.xhtml#disclaimer-conclusion", "section-05.xhtml#sources");
  });
  breaks_only("P02",
              [](Alteration& it) { it.cut(kTitle, "<div class=\"key-summary\">", "</div>"); });
}

TEST_CASE("P03 EPUB: a disclaimer does not say in words what it is") {
  constexpr std::string_view kLabel = "<span class=\"clearleaf-label\">Warning: </span>";
  breaks_only("P03", [&](Alteration& it) { it.replace(kRisks, kLabel, ""); });
  breaks_only("P03", [&](Alteration& it) { it.replace(kTitle, kLabel, ""); });
  breaks_only("P03", [&](Alteration& it) {
    it.replace(kRisks, kLabel, "");
    it.replace(kTitle, kLabel, "");
  });
  breaks_only("P03", [&](Alteration& it) {
    it.replace(kRisks, kLabel, "<span class=\"clearleaf-label\">! </span>");
  });
  breaks_only("P03",
              [](Alteration& it) { it.replace(kConclusion, ">Conclusion</h2>", ">The end</h2>"); });
}

TEST_CASE("P03 EPUB: in another language, and a notice without words") {
  breaks_only("P03", [](Alteration& it) {
    it.replace(kRisks, "<span class=\"clearleaf-label\">Warning: ",
               "<span class=\"clearleaf-label\" lang=\"de\" xml:lang=\"de\">Warning: ");
  });
  breaks_only("P03", [](Alteration& it) { it.cut(kWalk, "<p class=\"notice-label\">", "</p>"); });
}

TEST_CASE("P08 EPUB: a disclaimer has no entry of its own") {
  breaks_only("P08", [](Alteration& it) {
    it.cut(kNav, "<li><a href=\"section-03.xhtml#risks\">", "</li>");
  });
  breaks_only("P08", [](Alteration& it) {
    it.cut(kNav, "<li><a href=\"section-03.xhtml#disclaimer-risks\"", "</li>");
  });
  breaks_only("P08", [](Alteration& it) {
    it.cut(kNav, "<li><a href=\"section-04.xhtml#disclaimer-conclusion\"", "</li>");
  });
  breaks_only("P08", [](Alteration& it) {  // a level deeper
    it.replace(kNav, "</a></li></ol></li><li><a href=\"section-03.xhtml#risks\">",
               "</a></li><li><a href=\"section-03.xhtml#risks\">");
    it.replace(kNav, ">Warning: Risks</a></li>", ">Warning: Risks</a></li></ol></li>");
  });
  breaks_only("P08", [](Alteration& it) {
    it.replace(kNav, "#disclaimer-risks\" epub:type=\"notice\"",
               "#disclaimer-risks\" epub:type=\"bodymatter\"");
  });
}

TEST_CASE("P09 EPUB: a disclaimer is no section of the text that is read through") {
  const auto in = [](std::string_view element) {
    breaks_only("P09", [&](Alteration& it) {
      it.insert_before(kRisks, kSection, "<" + std::string(element) + ">");
      it.insert_before(kRisks, "<section id=\"notes", "</" + std::string(element) + ">");
    });
  };
  in("aside");
  in("div");
  in("details");
  breaks_only("P09", [](Alteration& it) {
    it.replace(kPackage, "idref=\"section-03\"", "idref=\"section-03\" linear=\"no\"");
  });
  breaks_only("P09",
              [](Alteration& it) { it.replace(kPackage, "<itemref idref=\"section-03\"/>", ""); });
  breaks_only("P09", [](Alteration& it) {
    it.replace(kPackage, "idref=\"title\"", "idref=\"title\" linear=\"no\"");
  });
}

TEST_CASE("P09 EPUB: readers do not know a disclaimer for what it is") {
  breaks_only("P09", [](Alteration& it) { it.replace(kRisks, "class=\"risks\"", "class=\"r\""); });
  breaks_only("P09", [](Alteration& it) { it.replace(kRisks, " role=\"doc-notice\"", ""); });
  breaks_only("P09", [](Alteration& it) { it.replace(kRisks, " epub:type=\"notice\"", ""); });
  breaks_only("P09", [](Alteration& it) { it.replace(kRisks, " aria-labelledby=\"risks\"", ""); });
  breaks_only("P09", [](Alteration& it) {
    it.replace(kRisks, "<h2 id=\"risks\">", "<p>First.</p><h2 id=\"risks\">");
  });
  breaks_only("P09", [](Alteration& it) {
    it.replace(kTitle, "class=\"key-information\"", "class=\"key\"");
  });
}

TEST_CASE("P13 EPUB: the conclusion comes first, or does not lead to the risks") {
  breaks_only("P13", [](Alteration& it) {
    it.replace(kPackage, "<itemref idref=\"section-04\"/>", "");
    it.insert_before(kPackage, "<itemref idref=\"section-01\"/>",
                     "<itemref idref=\"section-04\"/>");
  });
  breaks_only("P13", [](Alteration& it) {
    it.cut(kConclusion, "<p><span class=\"clearleaf-link\">", "</span></p>");
  });
  breaks_only("P13", [](Alteration& it) {
    it.replace(kConclusion, "section-03.xhtml#disclaimer-risks", "section-05.xhtml#sources");
  });
}

TEST_CASE("P13 EPUB: the risks directly after the conclusion are right") {
  breaks_only(
      "",
      [](Alteration& it) {
        it.replace(kPackage, "<itemref idref=\"section-03\"/><itemref idref=\"section-04\"/>",
                   "<itemref idref=\"section-04\"/><itemref idref=\"section-03\"/>");
      },
      0);
}

TEST_CASE("P14 EPUB: a document does not end with the way back") {
  constexpr std::string_view kBack = "<p class=\"clearleaf-back\">";
  for (const std::string_view file : {kNav, kWalk, kPlan, kRisks, kConclusion}) {
    CAPTURE(std::string(file));
    breaks_only("P14", [&](Alteration& it) { it.cut(file, kBack, "</p>"); });
  }
  breaks_only("P14", [](Alteration& it) {
    it.replace(kPlan, "title.xhtml#key-information", "title.xhtml#title");
  });
  breaks_only("P14", [](Alteration& it) {
    it.insert_before(kPlan, "</body>", "<p>One paragraph more.</p>");
  });
  breaks_only("P14",
              [](Alteration& it) { it.replace(kPlan, ">Back to the key information<", "> <"); });
}
