#include "base/invariant.h"
#include "pdf/clusters.h"
#include "pdf/font_uses.h"
#include "pdf/glyph_widths.h"
#include "pdf/to_unicode.h"
#include "sample.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace clearleaf::pdf {

namespace {

std::vector<GlyphUse> glyphs(std::initializer_list<std::pair<std::size_t, GlyphUse>> used) {
  std::vector<GlyphUse> out;
  for (const auto& [glyph, use] : used) {
    out.resize(glyph + 1);
    out[glyph] = use;
  }
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

struct Shaped {
  FontCatalog catalog = sample_fonts();
  text::FontSet fonts{catalog};
  text::FontId font = fonts.font({"Noto Sans"});
  FontUses uses{fonts};

  std::vector<RunPiece> split(const std::string& text) {
    const text::ShapedRun run = fonts.shape(font, {.text = text, .lang = "en"});
    const auto count = static_cast<std::uint32_t>(run.glyphs.size());
    return split_run(run, {text::ShapedRunId(0), 0, count, 0, {}, 10_pt, {}}, uses);
  }
};

}  // namespace

TEST_CASE("the most frequent width is said once, the others by glyph") {
  CHECK(glyph_widths(glyphs({{3, {260, " "}}, {36, {639, "A"}}, {37, {639, "B"}}})) ==
        "/DW 639/W[3[260]]");
  CHECK(glyph_widths(glyphs({{5, {600, "a"}}})) == "/DW 600/W[]");
  CHECK(glyph_widths({}) == "/DW 1000/W[]");
}

TEST_CASE("neighbours share a list, runs of one width a range") {
  CHECK(glyph_widths(glyphs({{1, {500, "a"}},
                             {2, {300, "b"}},
                             {3, {310.25, "c"}},
                             {5, {320, "d"}},
                             {7, {500, "e"}},
                             {9, {500, "e"}},
                             {11, {500, "e"}},
                             {13, {500, "e"}},
                             {20, {250, "f"}},
                             {21, {250, "g"}},
                             {22, {250, "h"}},
                             {23, {250, "i"}}})) == "/DW 500/W[2[300 310.25]5[320]20 23 250]");
}

TEST_CASE("a CMap has single glyphs and, where codes and texts count up together, ranges") {
  const std::string cmap = to_unicode_cmap(glyphs({{0x24, {1, "A"}},
                                                   {0x25, {1, "B"}},
                                                   {0x26, {1, "C"}},
                                                   {0x30, {1, "ffi"}},
                                                   {0x31, {1, "\U0001F600"}},
                                                   {0xFF, {1, "x"}},
                                                   {0x100, {1, "y"}}}));
  CHECK(has(cmap,
            "4 beginbfchar\n<0030><006600660069>\n<0031><D83DDE00>\n<00FF><0078>\n"
            "<0100><0079>\nendbfchar\n"));
  CHECK(has(cmap, "1 beginbfrange\n<0024><0026><0041>\nendbfrange\n"));
}

TEST_CASE("a section of a CMap has at most a hundred entries") {
  std::vector<GlyphUse> many(201);
  for (std::size_t i = 0; i < many.size(); ++i) many[i].text.assign(1, i % 2 == 0 ? 'a' : 'b');
  many[0].text.clear();
  const std::string cmap = to_unicode_cmap(many);
  // Each "a" and the "b" after it are a range; the first "b" and the last "a" stand alone.
  CHECK(has(cmap, "2 beginbfchar\n<0001><0062>\n"));
  CHECK(has(cmap, "99 beginbfrange\n"));
}

TEST_CASE("letters with accents of their own are told one by one") {
  // Counting the accent up from U+0300 to U+0301 is right by 9.10.3, but veraPDF finds no text there.
  const std::string cmap =
      to_unicode_cmap(glyphs({{0xA2, {1, "a\u0300"}}, {0xA3, {1, "a\u0301"}}}));
  CHECK(cmap.find("bfrange") == std::string::npos);
  CHECK(cmap.find("<00A2><00610300>\n<00A3><00610301>") != std::string::npos);
}

TEST_CASE("plain text and ligatures are read from their glyphs") {
  Shaped shaped;
  CHECK(shaped.split("Plain words").size() == 1);
  const auto pieces = shaped.split("efficient waffles");
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].readable == Readable::kFromGlyphs);
}

TEST_CASE("a blank keeps its text, whatever blank is used first") {
  Shaped shaped;
  shaped.split("a\u00A0b\u2003c");
  const auto pieces = shaped.split("a b");
  REQUIRE(pieces.size() == 1);
  CHECK(pieces[0].readable == Readable::kFromGlyphs);
}

TEST_CASE("another character on the same glyph needs ActualText") {
  Shaped shaped;
  REQUIRE(shaped.split("K").front().readable == Readable::kFromGlyphs);
  const auto pieces = shaped.split("K\u212A\u212AK");  // Kelvin signs
  if (pieces.size() == 1) return;                      // this font draws them with their own glyph
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[1].readable == Readable::kNeedsActualText);
  CHECK(pieces[1].actual_text == "\u212A\u212A");
}

TEST_CASE("a soft hyphen that is not drawn is left out") {
  Shaped shaped;
  const auto pieces = shaped.split("soft\u00ADhyphen");
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].last + 1 == pieces[1].first);
  CHECK(pieces[1].readable == Readable::kFromGlyphs);
}

TEST_CASE("a missing glyph is never shown") {
  Shaped shaped;
  CHECK_THROWS_AS(shaped.split("\u05D0"), InvariantError);  // Hebrew, which Noto Sans lacks
}

TEST_CASE("widths are the font's, in thousandths of an em") {
  Shaped shaped;
  shaped.split("A");
  const auto used = shaped.uses.used();
  REQUIRE(used.size() == 1);
  const auto glyph_ids = used[0]->used_glyphs();
  REQUIRE(glyph_ids.size() == 1);
  CHECK(shaped.uses.width(shaped.font, *glyph_ids.begin()) ==
        doctest::Approx(shaped.fonts.advance(shaped.font, *glyph_ids.begin())));
}

}  // namespace clearleaf::pdf
