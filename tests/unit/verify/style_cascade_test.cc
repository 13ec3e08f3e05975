// Style sheets and elements → computed styles, against what CSS says they are.
#include "verify/style_cascade.h"

#include "doctest/doctest.h"

#include <cmath>

using namespace clearleaf::verify;

namespace {

/// The styles of the element of id "x" in a body.
class Sample {
 public:
  Sample(std::string_view css, std::string_view body)
      : sheet_(read_style_sheet(css, "style.css")), cascade_({&sheet_}) {
    Report report;
    const std::string xml =
        std::string("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>").append(body) +
        "</body></html>";
    tree_ = parse_xml(xml, "a.xhtml", report);
    REQUIRE(report.accepted());
    std::vector<const Cascade::Context*> contexts(tree_.size());
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
      if (tree_[i].is_text()) continue;
      const auto parent = tree_[i].parent();
      contexts[i] = cascade_.enter(parent ? contexts[parent->index()] : nullptr, tree_[i]);
      if (tree_[i].value("id") == "x") found_ = contexts[i];
    }
    REQUIRE(found_ != nullptr);
  }

  const ComputedStyle& on(Screen screen) const {
    return Cascade::styles_of(*found_).at(static_cast<std::size_t>(screen));
  }
  const ComputedStyle& style() const { return on(Screen::kLight); }

 private:
  StyleSheet sheet_;
  XmlTree tree_;
  Cascade cascade_;
  const Cascade::Context* found_ = nullptr;
};

double size_of(std::string_view css, std::string_view body) {
  return std::round(static_cast<double>(Sample(css, body).style().font_size) * 1000) / 1000;
}

constexpr StyleColor kRed{255, 0, 0};
constexpr StyleColor kBlue{0, 0, 255};

}  // namespace

TEST_CASE("em is of the size around, rem of the root's") {
  constexpr std::string_view kNested = "<div><p><code id=\"x\">y</code></p></div>";
  CHECK(size_of("code { font-family: \"M\", monospace; }", kNested) == 1);
  CHECK(size_of("div { font-size: 0.9em; } code { font-size: 0.9em; }", kNested) == 0.81);
  CHECK(size_of("div { font-size: 0.9em; } code { font-size: 0.9rem; }", kNested) == 0.9);
  CHECK(size_of("div { font-size: 2em; } p { font-size: 1em; } code { font-size: 1em; }",
                kNested) == 2);
}

TEST_CASE("reading systems have sizes of their own") {
  CHECK(size_of("", "<code id=\"x\">y</code>") == 0.813);
  CHECK(size_of("", "<p>a<sup id=\"x\">2</sup></p>") == 0.833);
  CHECK(size_of("", "<h2 id=\"x\">y</h2>") == 1.5);
  CHECK(size_of("h2 { font-size: 1.2em; }", "<h2 id=\"x\">y</h2>") == 1.2);
}

TEST_CASE("a class counts for more than types, a later rule for more than an earlier one") {
  constexpr std::string_view kBody = "<div class=\"box\"><p class=\"a\" id=\"x\">y</p></div>";
  const auto color_by = [&](std::string_view css) { return Sample(css, kBody).style().color; };
  CHECK(color_by("p { color: #f00; } p { color: #00f; }") == kBlue);
  CHECK(color_by(".a { color: #f00; } p { color: #00f; }") == kRed);
  CHECK(color_by(".a { color: #f00; } div p { color: #00f; }") == kRed);
  CHECK(color_by(".box p { color: #ff0000; } .a { color: #00f; }") == kRed);
  CHECK(color_by("p.a { color: #f00; } .a { color: #00f; }") == kRed);
  CHECK(color_by(".box .a { color: #f00; } p.a { color: #00f; }") == kRed);
  CHECK(color_by(".other p { color: #f00; } .box .b { color: #f00; }") == std::nullopt);
}

TEST_CASE("what is inherited, and what is not") {
  const Sample sample(
      "div { color: #f00; background-color: #00f; font-style: italic; font-weight: bold; "
      "text-align: center; hyphens: none; text-decoration: underline; padding: 1em; "
      "border: 2px solid #f00; }",
      "<div><p id=\"x\">y</p></div>");
  const ComputedStyle& style = sample.style();
  CHECK(style.color == kRed);
  CHECK(style.background == kBlue);  // it shines through
  CHECK(style.is_italic);
  CHECK(style.is_bold);
  CHECK(style.align == TextAlign::kCenter);
  CHECK(style.hyphens == Hyphens::kNone);
  CHECK(style.is_underlined);
  CHECK(style.side(Side::kBlockStart).padding == 0);
  CHECK(style.side(Side::kBlockStart).border == 0);
}

TEST_CASE("an underline is not taken off words inside") {
  CHECK(Sample("p { text-decoration: underline; } em { text-decoration: none; }",
               "<p><em id=\"x\">y</em></p>")
            .style()
            .is_underlined);
  CHECK_FALSE(
      Sample("abbr { text-decoration: none; }", "<abbr id=\"x\">y</abbr>").style().is_underlined);
  CHECK(Sample("", "<abbr id=\"x\">y</abbr>").style().is_underlined);
}

TEST_CASE("borders and padding, whole and side by side") {
  constexpr std::string_view kBody = "<p id=\"x\">y</p>";
  const auto side = [&](std::string_view css, Side which) {
    return Sample(css, kBody).style().side(which);
  };
  CHECK(side("p { border: 2px solid #f00; }", Side::kInlineEnd).border == 2);
  CHECK(side("p { border: 2px solid #f00; }", Side::kInlineEnd).color == kRed);
  CHECK(side("p { border: solid #f00; }", Side::kInlineEnd).border == 3);
  CHECK(side("p { border: 2px #f00; }", Side::kInlineEnd).border == 0);
  CHECK(side("p { border: 0.25em solid #f00; }", Side::kBlockEnd).border == 4);
  CHECK(side("p { border-width: 2px; }", Side::kBlockStart).border == 0);
  CHECK(side("p { border-width: 2px; border-style: solid; }", Side::kBlockStart).border == 2);
  CHECK(side("p { border: 2px solid #f00; border-inline-start: 0; }", Side::kInlineStart).border ==
        0);
  CHECK(side("p { border: 2px solid #f00; border-inline-start: 0; }", Side::kInlineEnd).border ==
        2);
  CHECK(side("p { padding: 1em 2em 3em 4em; }", Side::kBlockStart).padding == 1);
  CHECK(side("p { padding: 1em 2em 3em 4em; }", Side::kInlineEnd).padding == 2);
  CHECK(side("p { padding: 1em 4em 3em 2em; }", Side::kInlineEnd).padding == 2);
  CHECK(side("p { padding: 1em 2em 3em 4em; }", Side::kBlockEnd).padding == 3);
  CHECK(side("p { padding: 1em 2em 3em 4em; }", Side::kInlineStart).padding == 2);
  CHECK(side("p { padding: 1em 2em; }", Side::kBlockEnd).padding == 1);
  CHECK(side("p { padding: 1em 2em; }", Side::kInlineStart).padding == 2);
  CHECK(side("p { padding: 1em 2em 3em; }", Side::kInlineStart).padding == 2);
  CHECK(side("p { padding: 8px; }", Side::kInlineStart).padding == 0.5);
  CHECK(side("p { font-size: 2em; padding: 1rem; }", Side::kInlineStart).padding == 0.5);
  CHECK(side("p { padding: 5%; }", Side::kInlineStart).padding == 0);
  CHECK(side("p { padding: 1em; padding-inline-start: 0; }", Side::kInlineStart).padding == 0);
}

TEST_CASE("colours of what is around, and a ground that lets them through") {
  const auto link = [](const std::string& style) {
    return Sample("p { color: #f00; background-color: #00f; } " + style,
                  "<p><a id=\"x\" href=\"#x\">y</a></p>")
        .style();
  };
  CHECK(link("").color != kRed);
  CHECK(link("a { color: inherit; }").color == kRed);
  for (const char* ground : {"transparent", "inherit"}) {
    const auto style =
        link("a { background-color: #fff; } a { background-color: " + std::string(ground) + "; }");
    CHECK(style.background == kBlue);
  }
}

TEST_CASE("each screen has its own rules") {
  const Sample sample(
      "p { color: #f00; } @media (prefers-color-scheme: dark) { p { color: #00f; } } "
      "@media (max-width: 30em) { p { font-size: 2em; } } @media print { p { font-size: 3em; } }",
      "<p id=\"x\">y</p>");
  CHECK(sample.on(Screen::kLight).color == kRed);
  CHECK(sample.on(Screen::kDark).color == kBlue);
  CHECK(sample.on(Screen::kDarkNarrow).color == kBlue);
  CHECK(sample.on(Screen::kDark).font_size == 1);
  CHECK(sample.on(Screen::kLightNarrow).font_size == 2);
  CHECK(sample.on(Screen::kDarkNarrow).font_size == 2);
}

TEST_CASE("the narrowest screens have the rules for both widths, in whatever order") {
  const Sample sample(
      "@media (max-width: 22em) { p { font-style: italic; } } "
      "@media (max-width: 30em) { p { font-size: 2em; } }",
      "<p id=\"x\">y</p>");
  CHECK_FALSE(sample.on(Screen::kLight).is_italic);
  CHECK(sample.on(Screen::kLightNarrow).font_size == 2);
  CHECK_FALSE(sample.on(Screen::kLightNarrow).is_italic);
  CHECK(sample.on(Screen::kDarkNarrowest).font_size == 2);
  CHECK(sample.on(Screen::kDarkNarrowest).is_italic);
}

TEST_CASE("what is outside the subset has no effect") {
  CHECK(size_of("p { font-size: 9px; }", "<p id=\"x\">y</p>") == 1);
  CHECK(Sample("p { color: red; }", "<p id=\"x\">y</p>").style().color == std::nullopt);
}

TEST_CASE("contrast as WCAG 2.2 counts it") {
  constexpr StyleColor kWhite{255, 255, 255};
  constexpr StyleColor kBlack{0, 0, 0};
  CHECK(contrast(kWhite, kBlack) == doctest::Approx(21));
  CHECK(contrast(kBlack, kWhite) == doctest::Approx(21));
  CHECK(contrast(kWhite, kWhite) == doctest::Approx(1));
  CHECK(contrast(kWhite, {0x77, 0x77, 0x77}) == doctest::Approx(4.478).epsilon(0.001));
  CHECK(contrast(kWhite, {0x59, 0x59, 0x59}) == doctest::Approx(7.0).epsilon(0.01));
  CHECK(read_color("#abc") == StyleColor{0xaa, 0xbb, 0xcc});
  CHECK(read_color("#A0b1C2") == StyleColor{0xa0, 0xb1, 0xc2});
  CHECK_FALSE(read_color("#ab").has_value());
  CHECK_FALSE(read_color("#abcdeg").has_value());
  CHECK_FALSE(read_color("abcdef0").has_value());
}
