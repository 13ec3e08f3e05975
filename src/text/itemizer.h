// Paragraph text → stretches of one direction and one script (UAX 9, UAX 24).
#pragma once

#include "base/direction.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::text {

/// An embedding level of UAX 9: even from left to right, odd from right to left.
using Level = std::uint8_t;
inline constexpr Level kNoLevel = 0xFF;

inline constexpr Direction direction_of(Level level) {
  return level % 2 == 0 ? Direction::kLeftToRight : Direction::kRightToLeft;
}

/// The level of a paragraph's own text (UAX 9, P3).
inline constexpr Level base_level(Direction direction) {
  return direction == Direction::kLeftToRight ? 0 : 1;
}

/// The bytes up to `end`, from the item before.
struct TextItem {
  std::uint32_t end = 0;
  Level level = 0;
  std::uint32_t script = 0;  // ISO 15924's four letters as big-endian bytes
};

/// Signs around text that keeps its own direction within a paragraph of the other one (UAX 9 2.4).
inline constexpr char32_t kLeftToRightIsolate = 0x2066;
inline constexpr char32_t kRightToLeftIsolate = 0x2067;
inline constexpr char32_t kPopDirectionalIsolate = 0x2069;

/// Finds items with ICU; text that is plainly of one direction costs no more than a look at it.
class Itemizer {
 public:
  /// The items of a paragraph whose base direction is `base`, in the order of the text; `out` is
  /// overwritten. Signs and marks that many scripts share belong to the script before them.
  void find(std::string_view text, Direction base, std::vector<TextItem>& out);

 private:
  void find_levels(std::string_view text, Direction base);

  struct LevelRun {
    std::uint32_t end = 0;
    Level level = 0;
  };
  std::vector<LevelRun> levels_;  // kept between calls, as are the next two
  std::u16string units_;
  std::vector<std::uint32_t> offsets_;  // of each unit: the byte its character begins at
};

/// The order in which pieces of a line with these levels stand, from the line's start edge: places
/// in `levels` (rule L2, seen from the edge where the paragraph begins).
std::vector<std::size_t> order_from_start(const std::vector<Level>& levels, Level base);

}  // namespace clearleaf::text
