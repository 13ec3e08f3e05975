// Code points → letters and digits, small letters; words → quoted.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf::read {

/// Whether `c` is a letter, a digit or a mark that belongs to one. Beyond ASCII this is told by the
/// blocks that Unicode reserves for punctuation and symbols: everything else there is a letter.
bool is_word_character(char32_t c);
/// The small letter of a Latin, Greek, Cyrillic or Armenian capital; any other as it is.
char32_t small_letter(char32_t c);
/// The text in double quotes, for messages.
std::string quoted(std::string_view text);
/// Whether the code point that ends just before `offset`, or begins at it, is a word character.
bool word_character_before(std::string_view text, std::size_t offset);
bool word_character_at(std::string_view text, std::size_t offset);

}  // namespace clearleaf::read
