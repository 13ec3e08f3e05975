// A character → whether it is part of a word that blanks part from others.
#pragma once

#include "base/marks.h"
#include "base/utf8.h"

#include <cstddef>
#include <string_view>

namespace clearleaf::verify {

/// Letters and digits of scripts that part words by blanks: ASCII, Latin, Greek, Cyrillic,
/// Armenian, Hebrew, Arabic, the scripts of India. (Not Thai to Khmer, Chinese, Japanese.) Marks do
/// not count: they stand where their letter is, not where text goes on.
inline bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  if (c == 0xAD || c == 0xD7 || c == 0xF7) return false;
  return ((c >= 0xC0 && c < 0x0E00) || (c >= 0x1E00 && c < 0x2000)) && !is_mark(c);
}

/// Whether `is` holds for a code point of `text`.
template <class Is>
bool has_any(std::string_view text, const Is& is) {
  for (std::size_t at = 0; at < text.size();) {
    if (is(next_code_point(text, at))) return true;
  }
  return false;
}

/// Whether the last character of `a` and the first of `b` are parts of words; neither is empty.
inline bool words_meet(std::string_view a, std::string_view b) {
  std::size_t last = a.size() - 1;
  while (last > 0 && (static_cast<unsigned char>(a[last]) & 0xC0U) == 0x80) --last;
  std::size_t first = 0;
  return is_word_character(next_code_point(a, last)) &&
         is_word_character(next_code_point(b, first));
}

}  // namespace clearleaf::verify
