// An exported EPUB with one thing altered each time → refused by the one rule of the prominence
// contract that this breaks: sizes, colours, boxes, type, and what hides.
#include "altered_epub.h"

#include <doctest/doctest.h>

using namespace clearleaf::test;

namespace {

constexpr std::string_view kSection = "<section id=\"disclaimer-risks\"";
constexpr std::string_view kDark = "@media (prefers-color-scheme: dark) { ";

/// Adds a rule to the end of the style sheet.
void style_breaks(const std::string& rule, std::string_view style, std::size_t breaches = 1) {
  CAPTURE(std::string(style));
  breaks_only(
      rule, [&](Alteration& it) { it.append(kStyle, style); }, breaches);
}

}  // namespace

TEST_CASE("P04 EPUB: a disclaimer is smaller than the body") {
  style_breaks("P04", ".risks p { font-size: 0.95em; }");
  style_breaks("P04", ".risks li { font-size: 0.95rem; }");
  style_breaks("P04", ".conclusion p { font-size: 0.95em; }");
  style_breaks("P04", ".key-summary { font-size: 0.95em; }");
  style_breaks("P04", ".risks h2 { font-size: 0.99em; }");
  style_breaks("P04", "body { font-size: 1.2em; } .risks { font-size: 1rem; }");
  style_breaks("P04", "@media (max-width: 30em) { .risks { font-size: 0.9em; } }");
  style_breaks("P04", "@media (max-width: 22em) { .risks { font-size: 0.9em; } }");
  // Made good again on the narrowest screens alone.
  style_breaks("P04",
               "@media (max-width: 30em) { .risks { font-size: 0.9em; } } "
               "@media (max-width: 22em) { .risks { font-size: 1em; } }");
  style_breaks("P04", "ul { font-size: 0.9em; }", 2);  // the risks', and all others
}

TEST_CASE("P04 EPUB: a small size in a small size, and a small body") {
  style_breaks("P04", "figcaption { font-size: 0.82em; }");
  style_breaks("P04", "th strong { font-size: 0.9em; }");  // of 0.917em
  style_breaks("P04", "section { font-size: 0.9em; } section p { font-size: 0.9em; }", 4);
  style_breaks("P04", "body { font-size: 0.9em; }");
  style_breaks("P04", "html { font-size: 0.9rem; }");
  style_breaks("", "th strong { font-size: 0.99em; }", 0);
}

TEST_CASE("P05 EPUB: words of a disclaimer too light, in either scheme") {
  breaks_only("P05", [](Alteration& it) {
    it.replace(kStyle, ".risks { color: #1a1a1a;", ".risks { color: #767676;");
  });
  breaks_only("P05", [](Alteration& it) {
    it.replace(kStyle, ".risks { color: #f4f4f4;", ".risks { color: #a0a0a0;");
  });
  style_breaks("P05", ".risks p { color: #3b7fb6; background-color: #fdf3f3; }");
  style_breaks("P05", std::string(kDark) +
                          ".conclusion a { color: #0b4f86; background-color: "
                          "#10202e; } }");
}

TEST_CASE("P05 EPUB: a colour on whatever ground is there, and a ground under whatever colour") {
  style_breaks("P05", ".nobody { color: #000000; background-color: transparent; }");
  style_breaks("P05", ".nobody { color: #000000; background-color: inherit; }");
  style_breaks("P05", ".nobody { color: inherit; background-color: #ffffff; }");
  style_breaks("P05", "a { color: #0b4f86; background-color: inherit; }", 5);  // dark on dark, too
  style_breaks("", "li { color: inherit; background-color: transparent; }", 0);
}

TEST_CASE("P05 EPUB: other words too light, and a colour alone") {
  breaks_only("P05", [](Alteration& it) {
    it.replace(kStyle, "color: #1a1a1a; background-color: #ffffff;",
               "color: #6a6a6a; background-color: #ffffff;");
  });
  style_breaks("P05", "figcaption { color: #777777; background-color: #ffffff; }");
  style_breaks("P05", "p { color: #1a1a1a; }", 5);  // by itself, and dark on dark
  style_breaks("P05", "li { background-color: #ffffff; }", 3);
}

TEST_CASE("P05 EPUB: a border that is hardly seen, inside or outside, in either scheme") {
  style_breaks("P05", ".risks { border-color: #d0c0c0; }");
  style_breaks("P05", std::string(kDark) + ".risks { border-color: #402020; } }");
  style_breaks("P05", ".notice { border-color: #d0d0d0; }");
}

TEST_CASE("P06 EPUB: a box is open or thin, or its words touch it") {
  for (const std::string_view side : {"top", "bottom", "inline-start", "inline-end"}) {
    style_breaks("P06", ".risks { border-" + std::string(side) + ": 0; }");
  }
  style_breaks("P06", ".risks { border-width: 1px; }");
  style_breaks("P06", ".key-information { border: 1px solid #808080; }");
  style_breaks("P06", ".conclusion { border: 3px none #1a1a1a; }");
  style_breaks("P06", ".risks { padding: 0.4em; }");
  style_breaks("P06", ".risks { padding-inline-end: 0.2em; }");
  style_breaks("P06", "@media (max-width: 30em) { .risks { padding: 0; } }");
  style_breaks("P06", std::string(kDark) + ".risks { border: 0; } }");
}

TEST_CASE("P06 EPUB: a heading that is not bold, and no style sheet") {
  style_breaks("P06", ".risks h2 { font-weight: normal; }");
  breaks_only("P06", [](Alteration& it) { it.cut(kRisks, "<link rel=\"stylesheet\"", "/>"); });
}

TEST_CASE("P07 EPUB: type that is hard to read") {
  style_breaks("P07", ".risks p { font-style: italic; }");
  style_breaks("P07", ".risks p { text-decoration: underline; }");
  style_breaks("P07", ".risks ul { text-decoration: underline; }");
  style_breaks("P07", ".risks p { text-align: center; }");
  style_breaks("P07", ".risks li { hyphens: auto; }");
  style_breaks("P07", ".key-summary p { font-style: italic; }");
  breaks_only("P07", [](Alteration& it) {
    it.replace(kRisks, "<p>Do not drive", "<p><u>Do not</u> drive");
  });
  breaks_only("P07", [](Alteration& it) {
    it.replace(kRisks, "<p>Do not drive", "<p><i>Do not</i> drive");
  });
}

TEST_CASE("P07 EPUB: words struck through, or shown in another order than they are read") {
  style_breaks("P07", ".risks li { text-decoration: line-through; }");
  style_breaks("P07", ".risks { text-decoration: line-through; }");
  for (const char* words : {"<s>Do not</s>", "<del>Do not</del>", "<bdo dir=\"rtl\">Do not</bdo>",
                            "\u202EDo not\u202C", "\u202DDo not\u202C"}) {
    CAPTURE(std::string(words));
    breaks_only("P07", [&](Alteration& it) { it.replace(kRisks, "Do not", words); });
  }
}

TEST_CASE("P07 EPUB: emphasis set in italics once its rule is gone") {
  breaks_only("P07", [](Alteration& it) {
    it.replace(kRisks, "<p>Do not drive", "<p><em>Do not</em> drive");
    it.replace(kStyle, ".risks em, ", "");
  });
}

TEST_CASE("P07 EPUB: words in capitals; an abbreviation and a single word are none") {
  breaks_only("P07",
              [](Alteration& it) { it.replace(kRisks, "Do not drive", "NEVER EVER drive"); });
  breaks_only(
      "", [](Alteration& it) { it.replace(kRisks, "Do not drive", "NEVER drive"); }, 0);
  breaks_only(
      "",
      [](Alteration& it) {
        it.replace(kRisks, "Do not drive",
                   "In the <abbr title=\"National Health Service\">NHS</abbr> DO "
                   "NOT drive");
      },
      0);
}

TEST_CASE("P12 EPUB: an element hides") {
  for (const char* attribute : {" hidden=\"hidden\"", " aria-hidden=\"true\"",
                                " style=\"opacity: 0\"", " inert=\"inert\"", " popover=\"auto\""}) {
    CAPTURE(attribute);
    breaks_only("P12", [&](Alteration& it) {
      it.replace(kRisks, kSection, std::string(kSection) + attribute);
    });
    breaks_only("P12", [&](Alteration& it) {
      it.replace(kRisks, "<p>Do not", std::string("<p") + attribute + ">Do not");
    });
    breaks_only("P12", [&](Alteration& it) {
      it.replace(kTitle, "<body", std::string("<body") + attribute);
    });
  }
  breaks_only("P12", [](Alteration& it) {
    it.replace(kRisks, "<ul>", "<details><ul>");
    it.replace(kRisks, "</ul>", "</ul></details>");
  });
  breaks_only(
      "P12",
      [](Alteration& it) {
        it.replace(kRisks, "<ul>", "<div role=\"doc-footnote\" epub:type=\"footnote\"><ul>");
        it.replace(kRisks, "</ul>", "</ul></div>");
      },
      2);  // by its role, and by its epub:type
}

TEST_CASE("P12 EPUB: something else is heard than is seen") {
  breaks_only("P12",
              [](Alteration& it) { it.replace(kRisks, "<h2 ", "<h2 aria-label=\"Good\" "); });
  breaks_only("P12", [](Alteration& it) {
    it.replace(kRisks, "<p>Do not", "<p aria-labelledby=\"risks\">Do not");
  });
  breaks_only("P12", [](Alteration& it) {
    it.replace(kRisks, kSection, std::string(kSection) + " aria-label=\"Good\"");
  });
}

TEST_CASE("P12 EPUB: an image of no size") {
  breaks_only("P12", [](Alteration& it) { it.replace(kPlan, "width=\"480\"", "width=\"0\""); });
  breaks_only("P12", [](Alteration& it) { it.replace(kPlan, "height=\"240\"", "height=\" 0\""); });
}

TEST_CASE("P12 EPUB: a style hides") {
  for (const char* style : {".risks { display: none; }",
                            ".risks p { visibility: hidden; }",
                            ".risks { position: absolute; }",
                            ".risks { margin: -99em; }",
                            "p { font-size: 0; }",
                            "p { font-size: 9px; }",
                            "#disclaimer-risks { margin: 0; }",
                            "@import \"more.css\";",
                            ".risks { opacity: 0; }",
                            ".risks { height: 0; }",
                            ".risks { clip-path: inset(100%); }",
                            ".risks { text-indent: -99em; }",
                            ".risks { color: transparent; }",
                            "p { line-height: 0; }",
                            "@media print { .risks { margin: 0; } }",
                            ".risks p { text-transform: uppercase; }",
                            ".risks p { font-family: Wingdings; }",
                            ".risks p { font-family: \"Wingdings 3\", serif; }",
                            ".risks p { font-family: serif, 'Zapf Dingbats', serif; }",
                            "p { font-family: Some; }",
                            ".risks { border: 0 !important; }",
                            "section:first-child { margin: 0; }",
                            "@media (max-width: 99em) { p { margin: 0; } }"}) {
    style_breaks("P12", std::string_view(style));
  }
  style_breaks("P12", "@font-face { font-family: x; src: url(x.ttf); }");
}

TEST_CASE("P12 EPUB: words in the colour of their background, in either scheme") {
  style_breaks("P12", ".risks p { color: #fdf3f3; background-color: #fdf3f3; }");
  style_breaks("P12",
               std::string(kDark) + ".risks p { color: #222222; background-color: #222; } }");
  style_breaks("P12", "figcaption { color: #ffffff; background-color: #ffffff; }");
}

TEST_CASE("P12 EPUB: another style sheet") {
  breaks_only("P12", [](Alteration& it) {
    it.insert_before(kRisks, "</head>",
                     "<link rel=\"stylesheet\" href=\"https://example.org/x.css\"/>");
  });
  breaks_only("P12", [](Alteration& it) {
    it.insert_before(kRisks, "</head>", "<style>.risks { display: none }</style>");
  });
  breaks_only("P12", [](Alteration& it) {
    it.insert_before(kRisks, "<!DOCTYPE", "<?xml-stylesheet href=\"more.css\"?>");
  });
}
