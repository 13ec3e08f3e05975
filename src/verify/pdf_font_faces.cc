// Names and flags of fonts.
#include "verify/pdf_font_faces.h"

#include "base/utf8.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace clearleaf::verify {

namespace {

bool is_named(const PdfFont& font, std::initializer_list<std::string_view> faces) {
  const std::string name = ascii_lower(font.name);
  return std::ranges::any_of(faces,
                             [&](std::string_view face) { return name.find(face) != name.npos; });
}

constexpr std::uint32_t kItalic = 1U << 6U;
constexpr std::uint32_t kForceBold = 1U << 18U;

}  // namespace

bool is_bold(const PdfFont& font, const TextRun& run) {
  constexpr double kBolder = 0.02;  // of the size
  if (run.size > 0 && run.outline >= kBolder * run.size) return true;
  return (font.flags & kForceBold) != 0 || is_named(font, {"bold", "black", "heavy"});
}

bool is_italic(const PdfFont& font) {
  return (font.flags & kItalic) != 0 || is_named(font, {"italic", "oblique"});
}

}  // namespace clearleaf::verify
