// The bytes of an embedded TrueType or OpenType font → what a PDF has to agree with.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace clearleaf::verify {

/// The metrics of a font program (ISO/IEC 14496-22: head, hhea, hmtx, maxp, and, where it has them,
/// loca and glyf). A view, good as long as the bytes.
class FontProgram {
 public:
  std::uint32_t glyph_count() const { return glyph_count_; }
  /// Advance in thousandths of the em; `glyph` is less than glyph_count().
  double width(std::uint32_t glyph) const;
  /// Whether the glyph has an outline; true where the program has no loca. `glyph` as above.
  bool has_outline(std::uint32_t glyph) const;

 private:
  friend std::optional<FontProgram> read_font_program(std::string_view bytes);

  std::string_view advances_;  // hmtx
  std::string_view offsets_;   // loca
  std::uint32_t advance_count_ = 0;
  std::uint32_t glyph_count_ = 0;
  double units_per_em_ = 1000;
  bool long_offsets_ = false;
};

/// None: it is no such font, or a table it needs is missing or cut short.
std::optional<FontProgram> read_font_program(std::string_view bytes);

}  // namespace clearleaf::verify
