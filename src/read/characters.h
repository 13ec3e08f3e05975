// Code points → what XML 1.0 allows, and their names in messages.
#pragma once

#include <string>

namespace clearleaf::read {

/// Whether `c` is no Char of XML 1.0 (2.2): it cannot stand in an EPUB.
constexpr bool is_forbidden_in_xml(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  return (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF || c > 0x10FFFF;
}

/// "U+0008"
std::string code_point_name(char32_t c);

}  // namespace clearleaf::read
