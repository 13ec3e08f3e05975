// Text → stretches that one font can set.
#pragma once

#include "text/font_set.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace clearleaf::text {

/// Bytes [begin, end) of the text, set in `font`.
struct FontStretch {
  FontId font;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Appends the stretches of `text` to `out`: the request's own family where it can, else the first
/// fallback that has the character, for the language `lang`. Marks, invisible characters and, after
/// letters, blanks stay with what they follow.
/// Returns the characters that no font has; they are left to the request's own font.
std::vector<char32_t> split_by_font(FontSet& fonts, const FontRequest& request,
                                    std::string_view text, std::string_view lang,
                                    std::vector<FontStretch>& out);

}  // namespace clearleaf::text
