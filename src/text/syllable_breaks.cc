// A syllable is a letter with its marks; after a virama the next letter belongs to it as well.
#include "text/syllable_breaks.h"

#include "base/checked.h"
#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace clearleaf::text {

namespace {

bool is_in_script(char32_t c) {
  return (c >= 0x1B00 && c <= 0x1B7F) || (c >= 0xA980 && c <= 0xA9DF);
}

bool is_virama(char32_t c) {
  return c == 0x1B44 || c == 0xA9C0;
}

bool is_letter(char32_t c) {
  return is_in_script(c) && u_charType(static_cast<UChar32>(c)) == U_OTHER_LETTER;
}

bool is_mark(char32_t c) {
  return is_in_script(c) && (U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK) != 0;
}

/// Whether the first byte of one of the scripts' letters stands in the text: hardly any has one.
bool may_have_syllables(std::string_view text) {
  return text.find("\xEA\xA6") != text.npos || text.find("\xE1\xAC") != text.npos;
}

}  // namespace

void add_syllable_breaks(std::string_view text, std::vector<std::uint32_t>& breaks) {
  if (!may_have_syllables(text)) return;
  const std::size_t known = breaks.size();
  bool in_syllable = false;
  bool goes_on = false;  // the last character was a virama
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool letter = is_letter(c);
    if (letter && in_syllable && !goes_on) breaks.push_back(checked<std::uint32_t>(begin));
    in_syllable = letter || (in_syllable && is_mark(c));
    goes_on = is_virama(c);
  }
  std::inplace_merge(breaks.begin(), breaks.begin() + static_cast<std::ptrdiff_t>(known),
                     breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
}

}  // namespace clearleaf::text
