// Room between ideographs and letters, and justified lines of Chinese and Japanese.
#include "layout/ideographs.h"

#include "unit/layout/page_lines.h"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

constexpr const char* kSentence =
    "患者は歩く練習を続けてください。しかし、医師は「安静」という言葉について話し合います。";

struct Placed {
  std::string text;
  double left = 0, right = 0, y = 0;
};

/// All tagged runs of the first page with the given text size.
std::vector<Placed> placed(const text::FontSet& fonts, const PageList& pages, Pt size) {
  std::vector<Placed> out;
  for (const PageItem& item : pages.pages[0].items) {
    const auto* glyphs = std::get_if<GlyphRun>(&item.content);
    if (glyphs == nullptr || !std::holds_alternative<LeafId>(item.role) || glyphs->size != size) {
      continue;
    }
    const text::ShapedRun& run = pages.runs[glyphs->run];
    std::int64_t advance = 0;
    for (std::uint32_t i = 0; i < glyphs->count; ++i) {
      advance += run.glyphs[glyphs->first + i].x_advance;
    }
    const double width =
        static_cast<double>(advance) * size.value / fonts.metrics(run.font).units_per_em;
    out.push_back({std::string(text::text_of_glyphs(run, glyphs->first, glyphs->count)),
                   glyphs->origin.x.value, glyphs->origin.x.value + width, glyphs->origin.y.value});
  }
  return out;
}

/// Where each line of the body ends, from above.
std::map<double, double> line_ends(const std::vector<Placed>& runs) {
  std::map<double, double> ends;
  for (const Placed& run : runs) {
    ends[run.y] = std::max(ends[run.y], run.right);
  }
  return ends;
}

FontCatalog japanese_fonts() {
  FontCatalog catalog = font_catalog();
  catalog.fallback.push_back(catalog.families.push_back(
      {"Noto Sans CJK JP",
       "fonts-noto-cjk",
       "",
       "OFL-1.1",
       {{FontWeight::kRegular, FontSlant::kUpright,
         "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 0, ""},
        {FontWeight::kBold, FontSlant::kUpright,
         "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 0, ""}}}));
  return catalog;
}

struct Japanese {
  Sample sample;
  FontCatalog catalog = japanese_fonts();
  text::FontSet fonts{catalog};

  explicit Japanese(std::string words) {
    sample.meta.lang.value = "ja";
    sample.text(Construct::kParagraph, sample.section("見出し"), std::move(words));
  }
  LayoutResult set() {
    return lay_out({sample.tree, sample.meta, sample.words, sample.look, sample.images}, fonts,
                   sample.diagnostics);
  }
};

}  // namespace

TEST_CASE("characters are told apart by what stands beside them") {
  CHECK(spacing_of(U'漢') == Spacing::kIdeograph);
  CHECK(spacing_of(U'か') == Spacing::kIdeograph);
  CHECK(spacing_of(U'々') == Spacing::kIdeograph);
  CHECK(spacing_of(U'「') == Spacing::kOpening);
  CHECK(spacing_of(U'。') == Spacing::kClosing);
  CHECK(spacing_of(U'7') == Spacing::kLetter);
  CHECK(spacing_of(U'é') == Spacing::kLetter);
  CHECK(spacing_of(U' ') == Spacing::kOther);
  CHECK(spacing_of(U'한') == Spacing::kOther);  // Korean parts its words by blanks
}

TEST_CASE("between ideographs and letters there is room that no reader takes for a blank") {
  Japanese japanese("紙はA4判です");
  const Sample& sample = japanese.sample;
  const LayoutResult result = japanese.set();
  REQUIRE(!sample.diagnostics.has_errors());
  const auto runs = placed(japanese.fonts, result.pages, sample.look.body_size);
  std::string text;
  std::size_t with_room = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    text += runs[i].text;
    if (i == 0) continue;
    const double gap = (runs[i].left - runs[i - 1].right) / sample.look.body_size.value;
    CHECK(gap > -0.001);
    CHECK(gap < 0.1);
    const bool beside = runs[i].text == "A4" || runs[i - 1].text == "A4";
    CHECK((gap > 0.05) == beside);
    with_room += gap > 0.05 ? 1 : 0;
  }
  CHECK(text == "紙はA4判です");
  CHECK(with_room == 2);
}

TEST_CASE("lines of Japanese end at the edge where the edition justifies") {
  std::string words;
  for (int i = 0; i < 8; ++i) words += kSentence;
  for (const TextFill fill : {TextFill::kRagged, TextFill::kJustified}) {
    Japanese japanese(words);
    japanese.sample.look.fill = fill;
    const Sample& sample = japanese.sample;
    const LayoutResult result = japanese.set();
    REQUIRE(!sample.diagnostics.has_errors());
    const auto runs = placed(japanese.fonts, result.pages, sample.look.body_size);
    const auto ends = line_ends(runs);
    REQUIRE(ends.size() > 5);
    const double edge = (sample.look.page.size.width - sample.look.page.margin_right).value;
    std::size_t at_edge = 0;
    std::size_t line = 0;
    for (const auto& [y, end] : ends) {
      if (++line < ends.size()) at_edge += std::abs(end - edge) < 0.05 ? 1 : 0;
    }
    CHECK((at_edge == ends.size() - 1) == (fill == TextFill::kJustified));
    double widest = 0;
    for (std::size_t i = 1; i < runs.size(); ++i) {
      if (runs[i].y == runs[i - 1].y) widest = std::max(widest, runs[i].left - runs[i - 1].right);
    }
    CHECK(widest < 0.1 * sample.look.body_size.value);
  }
}
