// Fonts → breaches of embedding, metrics and Unicode maps.
#include "verify/cff_program.h"
#include "verify/font_program.h"
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace clearleaf::verify {

namespace {

bool is_composite(const PdfFont& font) {
  return font.subtype == "Type0";
}
std::string place_of_font(const PdfFont& font) {
  return fmt::format("object {}", font.object);
}

void check_type(const PdfFont& font, Report& report) {
  const bool is_known = is_composite(font) && (font.descendant_subtype == "CIDFontType2" ||
                                               font.descendant_subtype == "CIDFontType0");
  if (is_known) return;
  report.add("ISO 14289-1 7.21.2", place_of_font(font),
             fmt::format("the font {} is of type {}, which is not judged here", font.name,
                         is_composite(font) ? font.descendant_subtype : font.subtype));
}

/// The same name in the font, its descendant and its descriptor (ISO 32000-1 9.6.4, 9.8.1).
void check_names(const PdfFont& font, Report& report) {
  const bool agrees =
      font.descriptor_name == font.descendant_name &&
      (font.name == font.descendant_name || font.name.starts_with(font.descendant_name + "-"));
  if (agrees) return;
  report.add("ISO 32000-1 9.7.6.1", place_of_font(font),
             fmt::format("the font is called {}, {} and {}", font.name, font.descendant_name,
                         font.descriptor_name));
}

void check_cmap(const PdfFont& font, Report& report) {
  if (font.encoding == "Identity-H" || font.encoding == "Identity-V") return;
  report.add("ISO 14289-1 7.21.3.3", place_of_font(font),
             fmt::format("the encoding of {} is \"{}\", not Identity", font.name, font.encoding));
}

void check_cid_system(const PdfFont& font, Report& report) {
  if (!font.registry.empty() && !font.ordering.empty()) return;
  report.add("ISO 14289-1 7.21.3.1", place_of_font(font), font.name + " has no CIDSystemInfo");
}

void check_cid_to_gid(const PdfFont& font, Report& report) {
  if (font.descendant_subtype != "CIDFontType2") return;
  if (font.cid_to_gid == "Identity" || font.cid_to_gid == "stream") return;
  report.add("ISO 14289-1 7.21.3.2", place_of_font(font), font.name + " has no CIDToGIDMap");
}

/// Whether the program is one that the font's type takes (ISO 32000-1 table 126).
bool has_right_program(const PdfFont& font) {
  if (font.descendant_subtype == "CIDFontType2") {
    return font.program_key == "FontFile2" ||
           (font.program_key == "FontFile3" && font.program_subtype == "OpenType");
  }
  return font.program_key == "FontFile3" &&
         (font.program_subtype == "CIDFontType0C" || font.program_subtype == "OpenType");
}

bool check_is_embedded(const PdfFont& font, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 7.21.4.1";
  if (font.program_key.empty() || font.program.empty()) {
    report.add(kClause, place_of_font(font), "the font " + font.name + " is not embedded");
  } else if (!has_right_program(font)) {
    report.add(kClause, place_of_font(font),
               fmt::format("{} is embedded as {} {}, which a {} cannot be", font.name,
                           font.program_key, font.program_subtype, font.descendant_subtype));
  } else {
    return true;
  }
  return false;
}

void check_subset(const PdfFont& font, Report& report) {
  if (!font.has_cid_set && !font.has_char_set) return;
  report.add("ISO 14289-1 7.21.4.2", place_of_font(font),
             font.name + " has a CIDSet or CharSet, which is not judged here");
}

/// The glyph a CID is drawn with (ISO 32000-1 9.7.4.2).
std::uint32_t glyph_of(const PdfFont& font, std::uint32_t cid) {
  if (font.cid_to_gid != "stream") return cid;
  const std::size_t at = std::size_t{cid} * 2;
  if (at + 1 >= font.cid_to_gid_map.size()) return 0;
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(font.cid_to_gid_map[i]));
  };
  return byte(at) << 8U | byte(at + 1);
}

double stated_width(const PdfFont& font, std::uint32_t cid) {
  const auto found =
      std::ranges::lower_bound(font.widths, cid, {}, &std::pair<std::uint32_t, double>::first);
  return found != font.widths.end() && found->first == cid ? found->second : font.default_width;
}

/// What a font program says of a glyph that is shown.
struct GlyphFacts {
  std::uint32_t glyph = 0;
  std::optional<double> width;  // in thousandths of the em; none: not known
  bool has_outline = false;
};

/// `facts_of` gives std::optional<GlyphFacts> of a CID; none: the program has no such glyph.
template <class FactsOf>
void check_glyphs(const PdfFont& font, const FactsOf& facts_of, Report& report) {
  constexpr double kSlack = 1;  // thousandths of the em
  bool has_outlines = false;
  for (const std::uint32_t cid : font.used) {
    const std::optional<GlyphFacts> facts = facts_of(cid);
    if (!facts) {
      report.add("ISO 14289-1 7.21.4.1", place_of_font(font),
                 fmt::format("{} has no glyph {}, which is shown", font.name, glyph_of(font, cid)));
      return;
    }
    has_outlines = has_outlines || facts->has_outline;
    const double stated = stated_width(font, cid);
    if (!facts->width || std::abs(stated - *facts->width) <= kSlack) continue;
    report.add("ISO 14289-1 7.21.5", place_of_font(font),
               fmt::format("the glyph {} of {} is {:.0f} wide, the file says {:.0f}", facts->glyph,
                           font.name, *facts->width, stated));
    return;
  }
  constexpr std::size_t kMostBlanks = 4;  // glyphs that a font used for blanks alone may show
  if (has_outlines || font.used.size() <= kMostBlanks) return;
  report.add("ISO 14289-1 7.21.4.1", place_of_font(font),
             font.name + " has no outlines: its text cannot be seen");
}

void report_unreadable(const PdfFont& font, Report& report) {
  report.add("ISO 14289-1 7.21.4.1", place_of_font(font),
             "the font program of " + font.name + " cannot be read");
}

/// A bare CFF program has no hmtx: each glyph's charstring begins with its width.
void check_cff(const PdfFont& font, Report& report) {
  const auto program = read_cff_program(font.program);
  if (!program) return report_unreadable(font, report);
  check_glyphs(
      font,
      [&](std::uint32_t cid) -> std::optional<GlyphFacts> {
        const auto glyph = program->glyph(cid);
        if (!glyph) return std::nullopt;
        return GlyphFacts{cid, glyph->width, glyph->has_outline};
      },
      report);
}

void check_sfnt(const PdfFont& font, Report& report) {
  const auto program = read_font_program(font.program);
  if (!program) return report_unreadable(font, report);
  check_glyphs(
      font,
      [&](std::uint32_t cid) -> std::optional<GlyphFacts> {
        const std::uint32_t glyph = glyph_of(font, cid);
        if (glyph >= program->glyph_count()) return std::nullopt;
        return GlyphFacts{glyph, program->width(glyph), program->has_outline(glyph)};
      },
      report);
}

void check_program(const PdfFont& font, Report& report) {
  if (font.program_subtype == "CIDFontType0C") return check_cff(font, report);
  check_sfnt(font, report);
}

void check_unicode(const PdfFont& font, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 7.21.7";
  if (!font.has_to_unicode) {
    report.add(kClause, place_of_font(font), font.name + " has no ToUnicode");
  }
  if (!font.bad_unicode.empty()) {
    report.add(kClause, place_of_font(font),
               fmt::format("ToUnicode of {} maps the code {} to 0, U+FEFF or U+FFFE", font.name,
                           font.bad_unicode.front()));
  }
}

/// Text whose characters no reader can know, or that the font has no glyphs for.
void check_runs(const PdfFile& file, Report& report) {
  for (const PdfPage& page : file.pages) {
    bool has_unknown = false;
    bool has_notdef = false;
    for (const TextRun& run : page.content.runs) {
      has_unknown = has_unknown || (run.without_unicode > 0 && file.fonts[run.font].has_to_unicode);
      has_notdef = has_notdef || run.notdef > 0;
    }
    if (has_unknown) {
      report.add("ISO 14289-1 7.21.7", place_of(page),
                 "a character code is shown that ToUnicode does not know");
    }
    if (has_notdef) report.add("ISO 14289-1 7.21.8", place_of(page), "glyph 0 is shown");
  }
}

void check_font(const PdfFont& font, Report& report) {
  check_unicode(font, report);
  if (font.used.empty()) return;  // shown nowhere, or only invisibly
  check_type(font, report);
  if (!check_is_embedded(font, report) || !is_composite(font)) return;
  check_names(font, report);
  check_cmap(font, report);
  check_cid_system(font, report);
  check_cid_to_gid(font, report);
  check_subset(font, report);
  check_program(font, report);
}

}  // namespace

void check_pdf_fonts(const PdfFile& file, Report& report) {
  for (const PdfFont& font : file.fonts) check_font(font, report);
  check_runs(file, report);
}

}  // namespace clearleaf::verify
