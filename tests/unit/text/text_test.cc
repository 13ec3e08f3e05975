// Fonts, shaping, fallback and line-break opportunities.
#include "base/environment_error.h"
#include "text/cff_charset.h"
#include "text/font_runs.h"
#include "text/font_set.h"
#include "text/hyphenator.h"
#include "text/line_breaker.h"
#include "text/shape_cache.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace clearleaf;
using namespace clearleaf::text;

namespace {

FontCatalog catalog() {
  const std::string folder = "/usr/share/fonts/truetype/noto/";
  const auto upright = [&](const char* file) {
    return FontFile{FontWeight::kRegular, FontSlant::kUpright, folder + file, 0, ""};
  };
  FontCatalog out;
  out.families.push_back(
      {"Noto Sans", "fonts-noto-core", "", "", {upright("NotoSans-Regular.ttf")}});
  out.fallback.push_back(out.families.push_back({"Noto Sans Devanagari",
                                                 "fonts-noto-core",
                                                 "",
                                                 "",
                                                 {upright("NotoSansDevanagari-Regular.ttf")}}));
  out.families.push_back({"Missing", "fonts-missing", "", "", {upright("Missing.ttf")}});
  return out;
}

const FontRequest kSans{"Noto Sans", FontWeight::kRegular, FontSlant::kUpright};

std::vector<std::string> pieces(const std::string& text, const std::string& lang = "en") {
  LineBreaker breaker;
  std::vector<std::uint32_t> ends;
  breaker.find(text, lang, ends);
  std::vector<std::string> out;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : ends) {
    out.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

using Pieces = std::vector<std::string>;

}  // namespace

TEST_CASE("metrics are those of the font") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  const FontMetrics& metrics = fonts.metrics(fonts.font(kSans));
  CHECK(metrics.postscript_name == "NotoSans-Regular");
  CHECK(metrics.units_per_em == 1000);
  CHECK(metrics.ascender == 1069);
  CHECK(metrics.descender == -293);
  CHECK(metrics.pitch == FontMetrics::Pitch::kProportional);
}

TEST_CASE("a missing font file names its Debian package") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  try {
    fonts.font({"Missing", FontWeight::kRegular, FontSlant::kUpright});
    FAIL("no error");
  } catch (const EnvironmentError& error) {
    CHECK(error.cause == "install the Debian package fonts-missing");
  }
  CHECK_THROWS_AS(fonts.font({"Unknown", FontWeight::kRegular, FontSlant::kUpright}),
                  EnvironmentError);
}

TEST_CASE("a font file with another digest is told") {
  FontCatalog fonts_yaml = catalog();
  fonts_yaml.families.begin()->files[0].sha256 = "00";
  FontSet fonts(fonts_yaml);
  fonts.font(kSans);
  REQUIRE(fonts.unexpected_files().size() == 1);
  CHECK(fonts.unexpected_files()[0].find("NotoSans-Regular.ttf") != std::string::npos);
}

TEST_CASE("a slant that a family lacks falls to the nearest") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  CHECK(fonts.font({"Noto Sans", FontWeight::kRegular, FontSlant::kItalic}) == fonts.font(kSans));
}

TEST_CASE("a bold face that a family lacks is its regular one, to be drawn bolder") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  FontRequest bold = kSans;
  bold.weight = FontWeight::kBold;
  CHECK(fonts.metrics(fonts.font(bold)).emboldened);
  CHECK_FALSE(fonts.metrics(fonts.font(kSans)).emboldened);
  const auto of_fallback = fonts.font_for(bold, U'\u0915', "hi");
  REQUIRE(of_fallback);
  CHECK(fonts.metrics(*of_fallback).emboldened);
  CHECK(of_fallback != fonts.font_for(kSans, U'\u0915', "hi"));
}

TEST_CASE("shaping kerns, and keeps the blank at the end apart") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  const FontId sans = fonts.font(kSans);
  const ShapedRun pair = fonts.shape(sans, {.text = "AV", .lang = "en"});
  const ShapedRun a = fonts.shape(sans, {.text = "A", .lang = "en"});
  const ShapedRun v = fonts.shape(sans, {.text = "V", .lang = "en"});
  CHECK(pair.advance < a.advance + v.advance);
  const ShapedRun word = fonts.shape(sans, {.text = "word ", .lang = "en"});
  CHECK(word.trailing_blank == fonts.shape(sans, {.text = " ", .lang = "en"}).advance);
  CHECK(word.glyphs.size() == 5);
  CHECK(word.glyphs[2].cluster == 2);
}

TEST_CASE("a word is shaped once for one font and language") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  IdVec<ShapedRun> runs;
  ShapeCache cache(fonts, runs);
  const FontId sans = fonts.font(kSans);
  CHECK(cache.shape(sans, {.text = "pain ", .lang = "en"}) ==
        cache.shape(sans, {.text = "pain ", .lang = "en"}));
  CHECK(cache.shape(sans, {.text = "pain ", .lang = "fr"}) !=
        cache.shape(sans, {.text = "pain ", .lang = "en"}));
  CHECK(runs.size() == 2);
}

TEST_CASE("text is split where its own font ends; marks and blanks stay with what they follow") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  std::vector<FontStretch> stretches;
  const std::string text = "pain \u0926\u0930\u094D\u0926 e\u0301";
  CHECK(split_by_font(fonts, kSans, text, "en", stretches).empty());
  REQUIRE(stretches.size() == 3);
  CHECK(text.substr(stretches[1].begin, stretches[1].end - stretches[1].begin) ==
        "\u0926\u0930\u094D\u0926 ");
  CHECK(stretches[2].end == text.size());
  CHECK(stretches[0].font == stretches[2].font);
}

TEST_CASE("characters that no font has are named") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  std::vector<FontStretch> stretches;
  const auto missing = split_by_font(fonts, kSans, "a\U00013000b", "en", stretches);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0] == U'\U00013000');
}

TEST_CASE("a subset keeps glyph ids and is smaller") {
  const FontCatalog fonts_yaml = catalog();
  FontSet fonts(fonts_yaml);
  const FontId sans = fonts.font(kSans);
  const ShapedRun run = fonts.shape(sans, {.text = "Warning", .lang = "en"});
  std::set<std::uint32_t> glyphs;
  for (const ShapedGlyph& glyph : run.glyphs) glyphs.insert(glyph.glyph);
  const FontProgram program = fonts.subset(sans, glyphs);
  CHECK(program.outlines == FontMetrics::Outlines::kTrueType);
  CHECK(program.bytes.size() > 1000);
  CHECK(program.bytes.size() < 60000);
  CHECK(fonts.nominal_text(sans, run.glyphs[0].glyph) == "W");
}

TEST_CASE("lines end after blanks and hyphens, not before punctuation") {
  CHECK(pieces("one two") == Pieces{"one ", "two"});
  CHECK(pieces("well-known fact.") == Pieces{"well-", "known ", "fact."});
  CHECK(pieces("(see below), then") == Pieces{"(see ", "below), ", "then"});
  CHECK(pieces("a\u00A0b c") == Pieces{"a\u00A0b ", "c"});
}

TEST_CASE("the short way for plain words finds what ICU finds") {
  LineBreaker breaker;
  for (const std::string text :
       {"plain words only", "Ends. Here, now", "a .b", "two  blanks", "x"}) {
    std::vector<std::uint32_t> plain;
    breaker.find(text, "en", plain);
    std::vector<std::uint32_t> whole;
    breaker.find(text + "\u2060", "en", whole);  // a word joiner: no longer plain
    whole.back() -= 3;
    CHECK(plain == whole);
  }
}

TEST_CASE("a number is not parted from its unit") {
  CHECK(pieces("take 5 mg, not 10 %.", "en") == Pieces{"take ", "5 mg, ", "not ", "10 %."});
  CHECK(pieces("37.5 °C (5 km)", "en") == Pieces{"37.5 °C ", "(5 km)"});
  CHECK(pieces("in 2026 many", "en") == Pieces{"in ", "2026 ", "many"});
  CHECK(pieces("mg 5", "en") == Pieces{"mg ", "5"});
  CHECK(pieces("5 people, 5 mornings", "en") == Pieces{"5 ", "people, ", "5 ", "mornings"});
}

TEST_CASE("a number is not parted from its unit, its currency or what it numbers in any language") {
  const std::vector<std::pair<std::string, std::string>> whole{
      {"en", "£ 5"},         {"en", "5 mg/kg"},  {"en", "(US$ 5)"}, {"en", "No. 5"},
      {"de", "5 €"},         {"de", "5 kWh."},   {"de", "Nr. 5"},   {"de", "§ 5"},
      {"de", "18 Uhr,"},     {"fr", "10 000 €"}, {"fr", "n° 5"},    {"fr", "20 °C"},
      {"sv", "5 kr"},        {"pl", "5 zł"},     {"cs", "5 Kč"},    {"ru", "№ 5"},
      {"ru", "5 кг"},        {"el", "5 γρ."},    {"he", "5 מ״ג"},   {"ar", "٥ ملغ"},
      {"ar", "5 كغ،"},       {"hi", "५ किग्रा"},  {"th", "5 มก."},   {"zh", "5 克。"},
      {"ja", "5 kg、"},      {"ko", "5 mg"},     {"fr", "« oui »"}, {"fr-CA", "quoi ?"},
      {"fr", "ceci : cela"}, {"en", "1 234 567"}};
  for (const auto& [lang, text] : whole) {
    CAPTURE(text);
    const std::size_t allowed = lang == "fr" && text == "ceci : cela" ? 2 : 1;
    CHECK(pieces(text, lang).size() == allowed);
  }
  // What only looks like it.
  CHECK(pieces("»Wort« und »Wort«", "de").size() == 3);
  CHECK(pieces("in 1990 3000 people", "en").size() == 4);
  CHECK(pieces("page 5", "en").size() == 2);
}

TEST_CASE("Thai is broken by dictionary, Chinese between characters") {
  CHECK(pieces("ภาษาไทย", "th") == Pieces{"ภาษา", "ไทย"});
  CHECK(pieces("中文。字", "zh") == Pieces{"中", "文。", "字"});
}

TEST_CASE("Japanese lines do not begin with what may not stand there") {
  const auto found =
      pieces("\u30b3\u30fc\u30d2\u30fc\u3068\u300c\u30ad\u30e3\u30c3\u300d\u3002", "ja");
  // ko-, hi-, to, "kya small-tsu": no long-vowel sign, small kana or closing mark begins a piece.
  CHECK(found == std::vector<std::string>{"\u30b3\u30fc", "\u30d2\u30fc", "\u3068",
                                          "\u300c\u30ad\u30e3\u30c3\u300d\u3002"});
}

TEST_CASE("no line begins or ends with what may not stand there in Chinese, Japanese and Korean") {
  const auto code_points = [](const char* all) {
    std::vector<std::string> out;
    for (const char* c = all; *c != '\0';) {
      std::string one(1, *c++);
      while ((static_cast<unsigned char>(*c) & 0xC0U) == 0x80U) one += *c++;
      out.push_back(one);
    }
    return out;
  };
  // JIS X 4051 and JLREQ 3.1.7 (small kana included), CLREQ 3.1.4, and Latin marks.
  const std::string starts =
      "、。，．・：；？！ー）」』】〕］｝〉》’”々〻゛゜ヽヾゝゞ‐゠–〜～…‥‼⁇⁈⁉％℃"
      "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
      "ｧｨｩｪｫｬｭｮｯｰ｡､｣·,.:;!?)]}%";
  const std::string ends = "（「『【〔［｛〈《‘“￥＄￡｢([{$£";
  const std::vector<std::pair<std::string, std::string>> letters{
      {"ja", "あ"}, {"ja", "日"}, {"zh", "中"}, {"ko", "한"}};
  for (const auto& [lang, letter] : letters) {
    for (const std::string& mark : code_points(starts.c_str())) {
      CAPTURE(mark);
      for (const std::string& piece : pieces(letter + letter + mark + letter, lang)) {
        CHECK_FALSE(piece.starts_with(mark));
      }
    }
    for (const std::string& mark : code_points(ends.c_str())) {
      CAPTURE(mark);
      for (const std::string& piece : pieces(letter + mark + letter + letter, lang)) {
        CHECK_FALSE(piece.ends_with(mark));
      }
    }
  }
}

TEST_CASE("Javanese and Balinese are broken between syllables, which a virama joins") {
  // na, ga with a vowel sign, ka with a pangkon and the letter below it, a full stop
  CHECK(pieces("\ua9a4\ua992\ua9b6\ua98f\ua9c0\ua9b1\ua9c9", "jv-Java") ==
        Pieces{"\ua9a4", "\ua992\ua9b6", "\ua98f\ua9c0\ua9b1\ua9c9"});
  CHECK(pieces("\u1b13\u1b44\u1b31\u1b13 \u1b31", "ban-Bali") ==
        Pieces{"\u1b13\u1b44\u1b31", "\u1b13 ", "\u1b31"});
}

TEST_CASE("Thai, Lao and Khmer are broken between words that no blank parts") {
  CHECK(pieces("\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22", "th").size() == 2);
  CHECK(pieces("\u0e9e\u0eb2\u0eaa\u0eb2\u0ea5\u0eb2\u0ea7", "lo").size() >= 2);
  CHECK(pieces("\u1781\u17d2\u1789\u17bb\u17c6\u1791\u17c5\u1795\u17d2\u179f\u17b6\u179a", "km")
            .size() >= 2);
}

TEST_CASE(
    "a division leaves two letters before it and three behind, or what the patterns ask for") {
  Hyphenator hyphenator;
  REQUIRE(hyphenator.knows("en-GB"));
  std::size_t found = 0;
  for (const std::string word :
       {"international", "understanding", "abandoned", "evaluated", "identity", "beauty", "opened",
        "unopened", "ideology", "readily", "anyone", "well-understood", "abc-identity"}) {
    const std::size_t hyphen = word.find('-');
    for (const std::uint32_t at : hyphenator.find(word, "en-GB")) {
      const bool in_second = hyphen != word.npos && at > hyphen;
      const std::size_t begin = in_second ? hyphen + 1 : 0;
      const std::size_t end = in_second || hyphen == word.npos ? word.size() : hyphen;
      CHECK(at >= begin + 2);
      CHECK(at + 3 <= end);
      ++found;
    }
  }
  CHECK(found > 10);
  CHECK(hyphenator.find("other", "en-GB").empty());  // short words stay whole
}

TEST_CASE("a CFF font's glyphs are named by CIDs where it says so") {
  // Header; Name INDEX of one name; Top DICT INDEX of one dictionary: ROS, charset at 39; the
  // charset.
  const auto cff = [](const std::string& dict, const std::string& charset) {
    std::string out("\x01\x00\x04\x01", 4);
    out += std::string(
        "\x00\x01\x01\x01\x02"
        "A",
        6);
    out += std::string("\x00\x01\x01\x01", 4) + static_cast<char>(dict.size() + 1) + dict;
    out.resize(39, '\0');
    return out + charset;
  };
  const std::string ros("\x8B\x8B\x8B\x0C\x1E", 5);                     // 0 0 0 ROS
  const std::string at_39("\xB2\x0F", 2);                               // 39 charset
  const std::string ranges("\x02\x00\x05\x00\x01\x00\x09\x00\x00", 9);  // 5, 6, then 9
  const CffKeys keys = read_cff_keys(cff(ros + at_39, ranges), 4);
  CHECK(keys.is_cid_keyed);
  CHECK(keys.cids == std::vector<std::uint16_t>{0, 5, 6, 9});
  const std::string identity("\x02\x00\x01\x00\x02", 5);
  const CffKeys same = read_cff_keys(cff(ros + at_39, identity), 4);
  CHECK(same.is_cid_keyed);
  CHECK(same.cids.empty());
  CHECK_FALSE(read_cff_keys(cff(at_39, ranges), 4).is_cid_keyed);
  CHECK_FALSE(read_cff_keys(cff(ros + at_39, "\x02"), 4).is_cid_keyed);
  CHECK_FALSE(read_cff_keys("", 4).is_cid_keyed);
}

TEST_CASE("Chinese, Japanese and Korean text has its own language's forms of the characters") {
  FontCatalog fonts_yaml = catalog();
  const std::string file = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
  const auto add = [&](const char* name, std::uint32_t face, const char* lang) {
    FontFamily family{name,
                      "fonts-noto-cjk",
                      "",
                      "",
                      {FontFile{FontWeight::kRegular, FontSlant::kUpright, file, face, ""}}};
    family.scripts = {"Hani", "Hira", "Kana", "Hang"};
    family.languages = {lang};
    fonts_yaml.fallback.push_back(fonts_yaml.families.push_back(std::move(family)));
  };
  add("JP", 0, "ja");
  add("SC", 2, "zh");
  FontSet fonts(fonts_yaml);
  const auto japanese = fonts.font_for(kSans, U'\u76F4', "ja");
  const auto chinese = fonts.font_for(kSans, U'\u76F4', "zh-Hans-CN");
  REQUIRE(japanese);
  REQUIRE(chinese);
  CHECK(*japanese != *chinese);
  CHECK(fonts.font_for(kSans, U'\u76F4', "en") == japanese);  // the first of the list
  CHECK(fonts.metrics(*japanese).outlines == FontMetrics::Outlines::kCff);
  const ShapedRun run = fonts.shape(*chinese, {.text = "\u76F4", .lang = "zh"});
  const FontProgram program = fonts.subset(*chinese, {run.glyphs.front().glyph});
  CHECK(program.bytes.size() < 5'000);
}
