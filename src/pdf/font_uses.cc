// Clusters of shaped glyphs → the ToUnicode text and width of every glyph used.
#include "pdf/font_uses.h"

#include "base/invariant.h"
#include "base/utf8.h"
#include "pdf/glyph_widths.h"

#include <algorithm>
#include <cmath>

namespace clearleaf::pdf {

namespace {

/// As W will say it, or glyphs would stand where the reader does not expect them.
double rounded_width(double per_mille) {
  const double steps = std::pow(10.0, kWidthDecimals);
  return std::round(per_mille * steps) / steps;
}

/// Characters drawn with the blank's glyph, or with none: they may not lend a glyph their text, or
/// every blank after the first no-break space would need ActualText.
bool shares_a_glyph(char32_t c) {
  if (c == ' ') return false;
  return is_breaking_space(c) || c == 0xA0 || c == 0x2007 || c == 0x202F || c == 0xAD ||
         c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// What a ToUnicode entry may not hold (ISO 14289-1 7.21.7, ISO 19005-2 6.2.11.7.2).
bool is_forbidden(char32_t c) {
  return c == 0 || c == 0xFEFF || c == 0xFFFE;
}

bool is_single(std::string_view text) {
  return !text.empty() && utf8_length(text.front()) == text.size();
}

char32_t first_code_point(std::string_view text) {
  std::size_t offset = 0;
  return text.empty() ? 0 : next_code_point(text, offset);
}

}  // namespace

std::set<std::uint32_t> FontUse::used_glyphs() const {
  std::set<std::uint32_t> out;
  for (const GlyphUse& use : glyphs) {
    if (!use.text.empty()) out.insert(out.end(), use.glyph);
  }
  return out;
}

/// The text of a glyph at its first use: of a cluster of one glyph that cluster's text ("fi" of a
/// ligature); of several the character the font has for the glyph, else what the others leave.
std::string FontUses::own_text(text::FontId font, std::uint32_t glyph,
                               std::span<const text::ShapedGlyph> cluster,
                               std::string_view text) const {
  const char32_t first = first_code_point(text);
  const bool takes_all =
      cluster.size() == 1 && !is_forbidden(first) && !(is_single(text) && shares_a_glyph(first));
  if (takes_all) return std::string(text);
  std::string out = fonts_.nominal_text(font, glyph);
  if (!out.empty() && !is_forbidden(first_code_point(out))) return out;
  out.clear();
  if (cluster.size() > 1) out = left_over(font, cluster, text);
  if (out.empty()) append_utf8(out, is_forbidden(first) ? U'\uFFFD' : first);
  return out;
}

/// Of a cluster's text what no glyph of it stands for by itself: the letter below its marks, say.
std::string FontUses::left_over(text::FontId font, std::span<const text::ShapedGlyph> cluster,
                                std::string_view text) const {
  std::vector<char32_t> told;
  for (const text::ShapedGlyph& shaped : cluster) {
    const std::string nominal = fonts_.nominal_text(font, shaped.glyph);
    for (std::size_t at = 0; at < nominal.size();) told.push_back(next_code_point(nominal, at));
  }
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    const auto known = std::ranges::find(told, c);
    if (known != told.end()) {
      told.erase(known);
    } else if (!is_forbidden(c) && !shares_a_glyph(c)) {
      append_utf8(out, c);
    }
  }
  return out;
}

GlyphUse& FontUses::glyph_use(text::FontId font, std::uint32_t glyph) {
  if (font.index() >= uses_.size()) uses_.resize(font.index() + 1);
  auto& use = uses_[font.index()];
  if (!use) use = FontUse{font, {}};
  const std::uint32_t shown = code(font, glyph);
  if (shown >= use->glyphs.size()) use->glyphs.resize(shown + 1);
  use->glyphs[shown].glyph = glyph;
  return use->glyphs[shown];
}

Readable FontUses::note_cluster(text::FontId font, std::span<const text::ShapedGlyph> glyphs,
                                std::string_view text) {
  std::size_t matched = 0;
  bool readable = true;
  for (const text::ShapedGlyph& shaped : glyphs) {
    INVARIANT(shaped.glyph != 0, "ISO 14289-1 7.21.8: .notdef is never shown");
    GlyphUse& use = glyph_use(font, shaped.glyph);
    if (use.text.empty()) {
      use.text = own_text(font, shaped.glyph, glyphs, text);
      const double units = fonts_.advance(font, shaped.glyph);
      use.width = rounded_width(units * 1000 / units_per_em(font));
    }
    readable = readable && text.substr(matched, use.text.size()) == use.text;
    if (readable) matched += use.text.size();
  }
  return readable && matched == text.size() ? Readable::kFromGlyphs : Readable::kNeedsActualText;
}

double FontUses::width(text::FontId font, std::uint32_t glyph) {
  const GlyphUse& use = glyph_use(font, glyph);
  INVARIANT(!use.text.empty(), "a glyph is noted before it is shown");
  return use.width;
}

std::vector<const FontUse*> FontUses::used() const {
  std::vector<const FontUse*> out;
  for (const auto& use : uses_) {
    if (use) out.push_back(&*use);
  }
  return out;
}

std::string FontUses::resource_name(text::FontId font) {
  std::string name("F");
  return name += std::to_string(font.index() + 1);
}

}  // namespace clearleaf::pdf
