// Javanese and Balinese text → the places between syllables where a line may end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace clearleaf::text {

/// Adds to `breaks` (byte offsets, ascending) those before each orthographic syllable that follows
/// another directly: both scripts put no blanks between words and break lines after any syllable
/// (UAX 14, revision 51, LB28a; ICU 72 takes their letters for alphabetic ones and never breaks).
void add_syllable_breaks(std::string_view text, std::vector<std::uint32_t>& breaks);

}  // namespace clearleaf::text
