// Glyph texts → bfchar and bfrange sections.
#include "pdf/to_unicode.h"

#include "base/utf8.h"
#include "pdf/syntax.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace clearleaf::pdf {

namespace {

// ISO 32000-1 9.7.5.4 by way of Adobe Technical Note 5014: at most 100 entries a section.
constexpr std::size_t kEntriesPerSection = 100;

/// Glyphs `first` to `last` stand for consecutive UTF-16 texts from `text` on.
struct Mapping {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::string text;  // UTF-16BE
};

std::string two_bytes(std::uint32_t value) {
  return {static_cast<char>(static_cast<unsigned char>(value >> 8U)),
          static_cast<char>(static_cast<unsigned char>(value & 0xFFU))};
}

/// Whether `text` is what the range would give `glyph`. Only the last byte counts up, of the code
/// and of the text, and neither may pass FF. A letter and its accent as two characters are never
/// counted up, which veraPDF reads as no character at all.
bool continues(const Mapping& range, std::uint32_t glyph, const std::string& text) {
  if (glyph != range.last + 1 || glyph >> 8U != range.first >> 8U) return false;
  if (text.size() != 2 || range.text.size() != 2) return false;
  const auto last_byte = static_cast<unsigned char>(range.text.back());
  return text.compare(0, text.size() - 1, range.text, 0, text.size() - 1) == 0 &&
         static_cast<unsigned char>(text.back()) == last_byte + (glyph - range.first);
}

std::vector<Mapping> mappings_of(const std::vector<GlyphUse>& glyphs) {
  std::vector<Mapping> out;
  for (std::uint32_t glyph = 0; glyph < glyphs.size(); ++glyph) {
    if (glyphs[glyph].text.empty()) continue;
    std::string text = to_utf16be(glyphs[glyph].text);
    if (!out.empty() && continues(out.back(), glyph, text)) {
      out.back().last = glyph;
    } else {
      out.push_back({glyph, glyph, std::move(text)});
    }
  }
  return out;
}

enum class Section { kChars, kRanges };

void append_sections(std::string& out, const std::vector<Mapping>& mappings, Section section) {
  const std::string name = section == Section::kChars ? "bfchar\n" : "bfrange\n";
  for (std::size_t begin = 0; begin < mappings.size(); begin += kEntriesPerSection) {
    const std::size_t end = std::min(begin + kEntriesPerSection, mappings.size());
    out += std::to_string(end - begin) + " begin" + name;
    for (std::size_t i = begin; i < end; ++i) {
      append_hex(out, two_bytes(mappings[i].first));
      if (section == Section::kRanges) append_hex(out, two_bytes(mappings[i].last));
      append_hex(out, mappings[i].text);
      out += '\n';
    }
    out += "end" + name;
  }
}

}  // namespace

std::string to_unicode_cmap(const std::vector<GlyphUse>& glyphs) {
  std::vector<Mapping> chars;
  std::vector<Mapping> ranges;
  for (Mapping& mapping : mappings_of(glyphs)) {
    (mapping.first == mapping.last ? chars : ranges).push_back(std::move(mapping));
  }
  std::string out =
      "/CIDInit /ProcSet findresource begin\n"
      "12 dict begin\n"
      "begincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n"
      "/CMapType 2 def\n"
      "1 begincodespacerange\n"
      "<0000><FFFF>\n"
      "endcodespacerange\n";
  append_sections(out, chars, Section::kChars);
  append_sections(out, ranges, Section::kRanges);
  out +=
      "endcmap\n"
      "CMapName currentdict /CMap defineresource pop\n"
      "end\n"
      "end\n";
  return out;
}

}  // namespace clearleaf::pdf
