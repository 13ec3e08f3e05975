// Text turned into glyphs of one font.
#pragma once

#include "base/id.h"

#include <cstdint>
#include <string>
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

enum class Direction : unsigned char { kLeftToRight, kRightToLeft };

/// Glyphs in visual order, left to right.
struct ShapedRun {
  FontId font;
  std::string text;  // UTF-8, in logical order; the line end's blank included
  std::vector<ShapedGlyph> glyphs;
  Direction direction = Direction::kLeftToRight;
  std::int64_t advance = 0;         // of all glyphs, font units
  std::int64_t trailing_blank = 0;  // of the white space at its end, included in `advance`
};
using ShapedRunId = Id<ShapedRun>;

}  // namespace clearleaf::text
