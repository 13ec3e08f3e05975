// Characters → fonts by coverage, joined to the longest stretches.
#include "text/font_runs.h"

#include "base/marks.h"
#include "base/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace clearleaf::text {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Characters that need no glyph of their own: joiners, selectors, soft hyphens.
bool is_invisible(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace

std::vector<char32_t> split_by_font(FontSet& fonts, const FontRequest& request,
                                    std::string_view text, std::string_view lang,
                                    std::vector<FontStretch>& out) {
  const FontId own = fonts.font(request);
  const auto end = checked<std::uint32_t>(text.size());
  if (is_ascii(text)) {
    out.push_back({own, 0, end});
    return {};
  }
  std::vector<char32_t> missing;
  const std::size_t first = out.size();
  bool after_letter = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto begin = checked<std::uint32_t>(offset);
    const char32_t c = next_code_point(text, offset);
    const bool follows = out.size() > first;
    const bool attaches = is_mark(c) || (c == ' ' && after_letter);
    after_letter = attaches || u_isalpha(static_cast<UChar32>(c)) != 0;
    if (follows && (is_invisible(c) || (attaches && fonts.has_glyph(out.back().font, c)))) {
      out.back().end = checked<std::uint32_t>(offset);
      continue;
    }
    FontId font = own;
    if (!is_invisible(c)) {
      if (const auto found = fonts.font_for(request, c, lang)) {
        font = *found;
      } else {
        missing.push_back(c);
      }
    }
    if (follows && out.back().font == font) {
      out.back().end = checked<std::uint32_t>(offset);
    } else {
      out.push_back({font, begin, checked<std::uint32_t>(offset)});
    }
  }
  return missing;
}

}  // namespace clearleaf::text
