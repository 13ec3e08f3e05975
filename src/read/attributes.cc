// Braces → attributes, by their first word.
#include "read/attributes.h"

#include "base/utf8.h"

namespace clearleaf::read {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool beyond_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// "#id", ".class" or "key=": what attributes begin with.
bool begins_attribute(std::string_view word) {
  if (word.size() < 2) return false;
  if (word[0] == '#') return true;
  if (word[0] == '.') return is_letter(word[1]) || beyond_ascii(word[1]);
  std::size_t end = 0;
  while (end < word.size() && is_name_character(word[end])) ++end;
  return is_letter(word[0]) && end < word.size() && word[end] == '=' && end + 1 < word.size();
}

}  // namespace

std::size_t attributes_length(std::string_view text) {
  const auto end = text.find_first_of("}\n");
  if (!text.starts_with('{') || end == std::string_view::npos || text[end] != '}') return 0;
  std::string_view inside = text.substr(1, end - 1);
  if (inside.starts_with(':')) inside.remove_prefix(1);
  inside = trimmed(inside);
  return begins_attribute(inside.substr(0, inside.find(' '))) ? end + 1 : 0;
}

std::optional<TextRange> trailing_attributes(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) {
    text.remove_suffix(1);
  }
  if (!text.ends_with('}')) return std::nullopt;
  const auto begin = text.rfind('{');
  if (begin == std::string_view::npos) return std::nullopt;
  const bool apart = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '\t';
  if (!apart || begin + attributes_length(text.substr(begin)) != text.size()) return std::nullopt;
  return TextRange{begin, text.size()};
}

std::optional<std::string_view> only_id(std::string_view attributes) {
  if (!attributes.starts_with("{#")) return std::nullopt;
  const std::string_view id = attributes.substr(2, attributes.size() - 3);
  if (id.find(" .") != std::string_view::npos || id.find('=') != std::string_view::npos) {
    return std::nullopt;
  }
  return trimmed(id);
}

}  // namespace clearleaf::read
