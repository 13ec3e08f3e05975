// Characters and the marks over, under and beside them.
#pragma once

#include <cstddef>
#include <string_view>

namespace clearleaf {

/// Whether the character is a mark on another one (general category M): an accent, a vowel sign.
bool is_mark(char32_t c);
/// The letter that the character is without its marks, by canonical decomposition: "e" of "é".
char32_t without_marks(char32_t c);

/// Bytes of the longest letter of UTF-8 text, with its marks and with the signs that joiners make
/// one with it. Beyond about 30 marks it is no letter any more (UAX 15, stream-safe text).
std::size_t longest_letter(std::string_view text);

}  // namespace clearleaf
