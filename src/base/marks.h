// Characters and the marks over, under and beside them.
#pragma once

namespace clearleaf {

/// Whether the character is a mark on another one (general category M): an accent, a vowel sign.
bool is_mark(char32_t c);
/// The letter that the character is without its marks, by canonical decomposition: "e" of "é".
char32_t without_marks(char32_t c);

}  // namespace clearleaf
