// A character → whether it is part of a word that blanks part from others.
#pragma once

namespace clearleaf::verify {

/// Letters and digits of scripts that part words by blanks: ASCII, Latin, Greek, Cyrillic,
/// Armenian, Hebrew, Arabic, the scripts of India. (Not Thai to Khmer, Chinese, Japanese.) The
/// marks over and under Hebrew and Arabic letters do not count.
inline constexpr bool is_word_character(char32_t c) {
  if (c < 0x80) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  if (c == 0xAD || c == 0xD7 || c == 0xF7) return false;
  const bool is_mark = (c >= 0x591 && c <= 0x5C7 && c != 0x5BE) || (c >= 0x610 && c <= 0x61C) ||
                       (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED);
  if (is_mark) return false;
  return (c >= 0xC0 && c < 0x0E00) || (c >= 0x1E00 && c < 0x2000);
}

}  // namespace clearleaf::verify
