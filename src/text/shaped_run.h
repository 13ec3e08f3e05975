// Text turned into glyphs of one font.
#pragma once

#include "base/direction.h"
#include "base/id.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::text {

struct Font;
using FontId = Id<Font>;

/// One glyph, in font units, y up. `cluster` is the byte offset in the run's text of the characters
/// it stands for; glyphs of one cluster stand together.
struct ShapedGlyph {
  std::uint32_t glyph = 0;
  std::int32_t x_advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
  std::uint32_t cluster = 0;
};

/// What shaping needs to know besides the font.
struct ShapeRequest {
  std::string_view text;
  std::string_view lang;     // BCP 47
  std::uint32_t script = 0;  // ISO 15924's four letters as big-endian bytes; 0: by the letters
  Direction direction = Direction::kLeftToRight;
  std::string_view before{}, after{};  // what a word goes on from and with, of a joining script
};

/// Glyphs in visual order, left to right.
struct ShapedRun {
  FontId font;
  std::string text;  // UTF-8, in logical order; the line end's blank included
  std::vector<ShapedGlyph> glyphs;
  Direction direction = Direction::kLeftToRight;
  std::int64_t advance = 0;         // of all glyphs, font units
  std::int64_t trailing_blank = 0;  // of the white space at its end, included in `advance`
  // How far its ink goes over and under the base line (positive), where letters stand in storeys;
  // else 0.
  std::int32_t ink_above = 0;
  std::int32_t ink_below = 0;
};
using ShapedRunId = Id<ShapedRun>;

/// The part of the run's text that `count` glyphs from `first` on stand for, whole clusters.
std::string_view text_of_glyphs(const ShapedRun& run, std::uint32_t first, std::uint32_t count);

}  // namespace clearleaf::text
