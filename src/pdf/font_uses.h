// What pages draw → which glyphs of which fonts are used, how wide they are and what text they
// stand for.
#pragma once

#include "text/font_set.h"
#include "text/shaped_run.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::pdf {

/// A glyph that is used: its advance in thousandths of an em, as the W array says it, and its text
/// in the ToUnicode CMap.
struct GlyphUse {
  double width = 0;
  std::string text;  // UTF-8; empty: the glyph is not used
  std::uint32_t glyph = 0;
};

/// One font's glyphs, by the codes that show them.
struct FontUse {
  text::FontId font;
  std::vector<GlyphUse> glyphs;

  std::set<std::uint32_t> used_glyphs() const;
};

/// Whether the text of a cluster can be read from its glyphs' ToUnicode entries.
enum class Readable : unsigned char { kFromGlyphs, kNeedsActualText };

class FontUses {
 public:
  explicit FontUses(const text::FontSet& fonts) : fonts_(fonts) {}

  /// Notes that one cluster's glyphs stand for `text`. A glyph keeps the text of its first use.
  Readable note_cluster(text::FontId font, std::span<const text::ShapedGlyph> glyphs,
                        std::string_view text);
  /// The glyph's advance in thousandths of an em, rounded as in the W array.
  double width(text::FontId font, std::uint32_t glyph);
  const text::FontMetrics& metrics(text::FontId font) const { return fonts_.metrics(font); }
  double units_per_em(text::FontId font) const { return metrics(font).units_per_em; }

  /// The code by which text shows the glyph: its CID.
  std::uint32_t code(text::FontId font, std::uint32_t glyph) const {
    return fonts_.cid(font, glyph);
  }

  /// The fonts used so far, by their ids.
  std::vector<const FontUse*> used() const;
  /// The font's name in Resources: "F3".
  static std::string resource_name(text::FontId font);

 private:
  GlyphUse& glyph_use(text::FontId font, std::uint32_t glyph);
  std::string own_text(text::FontId font, std::uint32_t glyph,
                       std::span<const text::ShapedGlyph> cluster, std::string_view text) const;
  std::string left_over(text::FontId font, std::span<const text::ShapedGlyph> cluster,
                        std::string_view text) const;

  const text::FontSet& fonts_;
  std::vector<std::optional<FontUse>> uses_;  // by FontId
};

}  // namespace clearleaf::pdf
