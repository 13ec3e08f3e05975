// A language → the direction its writing runs in.
#pragma once

#include <string_view>

namespace clearleaf {

enum class Direction : unsigned char { kLeftToRight, kRightToLeft };

inline constexpr Direction opposite(Direction direction) {
  return direction == Direction::kLeftToRight ? Direction::kRightToLeft : Direction::kLeftToRight;
}

/// Of a BCP 47 tag: by the script it names, else by the one the language is mostly written in.
Direction direction_of_language(std::string_view lang);

}  // namespace clearleaf
