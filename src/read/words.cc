// Code points → letters and digits, by ranges.
#include "read/words.h"

#include "base/shortened.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace clearleaf::read {

namespace {

struct Range {
  char32_t first, last;
};

// Punctuation, symbols, spaces and controls beyond ASCII, by Unicode block.
constexpr std::array kNotWords{
    Range{0x80, 0xA9},       Range{0xAB, 0xB4},     Range{0xB6, 0xB9},     Range{0xBB, 0xBF},
    Range{0xD7, 0xD7},       Range{0xF7, 0xF7},     Range{0x2B9, 0x2DF},   Range{0x37E, 0x37E},
    Range{0x387, 0x387},     Range{0x55A, 0x55F},   Range{0x589, 0x58F},   Range{0x5BE, 0x5BE},
    Range{0x5C0, 0x5C0},     Range{0x5C3, 0x5C3},   Range{0x5F3, 0x5F4},   Range{0x600, 0x60F},
    Range{0x61B, 0x61F},     Range{0x66A, 0x66D},   Range{0x6D4, 0x6D4},   Range{0x964, 0x965},
    Range{0xE3F, 0xE3F},     Range{0x1680, 0x1680}, Range{0x2000, 0x203E}, Range{0x2041, 0x2053},
    Range{0x2055, 0x2070},   Range{0x2074, 0x207E}, Range{0x2080, 0x208E}, Range{0x20A0, 0x20CF},
    Range{0x2100, 0x2BFF},   Range{0x2E00, 0x2E7F}, Range{0x3000, 0x3004}, Range{0x3008, 0x3020},
    Range{0x3030, 0x3030},   Range{0x30FB, 0x30FB}, Range{0xE000, 0xF8FF}, Range{0xFD3E, 0xFD3F},
    Range{0xFE10, 0xFE1F},   Range{0xFE30, 0xFE6F}, Range{0xFEFF, 0xFF0F}, Range{0xFF1A, 0xFF20},
    Range{0xFF3B, 0xFF40},   Range{0xFF5B, 0xFF65}, Range{0xFFE0, 0xFFFF}, Range{0x1F000, 0x1FAFF},
    Range{0xE0000, 0x10FFFF}};

bool in_word_block(char32_t c) {
  const auto after = std::upper_bound(kNotWords.begin(), kNotWords.end(), c,
                                      [](char32_t value, Range r) { return value < r.first; });
  return after == kNotWords.begin() || c > std::prev(after)->last;
}

bool in(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

/// Blocks where capitals and small letters take turns, the capital on an even code point.
bool even_capital(char32_t c) {
  return in(c, 0x100, 0x137) || in(c, 0x14A, 0x177) || in(c, 0x1DE, 0x1EF) || in(c, 0x1F8, 0x21F) ||
         in(c, 0x222, 0x233) || in(c, 0x3D8, 0x3EF) || in(c, 0x460, 0x481) || in(c, 0x48A, 0x4BF) ||
         in(c, 0x4D0, 0x52F) || in(c, 0x1E00, 0x1E95) || in(c, 0x1EA0, 0x1EFF);
}

bool odd_capital(char32_t c) {
  return in(c, 0x139, 0x148) || in(c, 0x179, 0x17E) || in(c, 0x1CD, 0x1DC) || in(c, 0x4C1, 0x4CE);
}

}  // namespace

bool is_word_character(char32_t c) {
  if (c < 0x80) return in(c, '0', '9') || in(c, 'a', 'z') || in(c, 'A', 'Z');
  return in_word_block(c);
}

char32_t small_letter(char32_t c) {
  if (in(c, 'A', 'Z') || (in(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  if (c == 0x386) return 0x3AC;
  if (in(c, 0x388, 0x38A)) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (in(c, 0x38E, 0x38F)) return c + 0x3F;
  if (in(c, 0x391, 0x3AB) && c != 0x3A2) return c + 0x20;
  if (in(c, 0x400, 0x40F)) return c + 0x50;
  if (in(c, 0x410, 0x42F)) return c + 0x20;
  if (in(c, 0x531, 0x556)) return c + 0x30;
  if (c == 0x1E9E) return 0xDF;
  if (even_capital(c)) return c | 1U;
  if (odd_capital(c) && c % 2 == 1) return c + 1;
  return c;
}

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

bool word_character_before(std::string_view text, std::size_t offset) {
  if (offset == 0) return false;
  std::size_t begin = code_point_begin(text, offset - 1);
  return is_word_character(next_code_point(text, begin));
}

bool word_character_at(std::string_view text, std::size_t offset) {
  return offset < text.size() && is_word_character(next_code_point(text, offset));
}

}  // namespace clearleaf::read
