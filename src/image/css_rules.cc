// CSS Syntax 3 §5, for flat sheets.
#include "image/css_rules.h"

#include "base/utf8.h"

#include <algorithm>
#include <optional>

namespace clearleaf::image {

namespace {

/// Where in `css` from `at` on the first of `stops` stands outside of strings and brackets; its end
/// where there is none.
std::size_t find_outside(std::string_view css, std::size_t at, std::string_view stops) {
  std::size_t open = 0;
  for (; at < css.size(); ++at) {
    const char c = css[at];
    if (open == 0 && stops.find(c) != std::string_view::npos) return at;
    if (c == '"' || c == '\'') at = std::min(css.find(c, at + 1), css.size() - 1);
    if (c == '(' || c == '[') ++open;
    if ((c == ')' || c == ']') && open > 0) --open;
  }
  return css.size();
}

bool is_property_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

/// Brackets and strings of it are closed, and nothing of a rule's own is in it.
bool is_whole(std::string_view value) {
  std::string open;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (c == '"' || c == '\'') {
      at = value.find(c, at + 1);
      if (at == std::string_view::npos) return false;
    } else if (c == '(' || c == '[') {
      open += c;
    } else if (c == ')' || c == ']') {
      if (open.empty() || open.back() != (c == ')' ? '(' : '[')) return false;
      open.pop_back();
    } else if (c == '{' || c == '}' || c == ';') {
      return false;
    }
  }
  return open.empty() && !value.empty();
}

/// "name:value", or none for what is no declaration or may not stay.
std::optional<std::string> plain_declaration(std::string_view text, PlainRules& out) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view name = trimmed(text.substr(0, colon));
  const std::string_view value = trimmed(text.substr(colon + 1));
  if (!is_property_name(name) || !is_whole(value)) return std::nullopt;
  const std::string lower = ascii_lower(name);
  const bool is_direction = lower == "direction" || lower == "unicode-bidi";
  out.lost_direction |= is_direction;
  if (is_direction || lower == "position") return std::nullopt;
  return std::string(name) + ":" + std::string(value);
}

}  // namespace

PlainRules plain_rules(std::string_view css) {
  PlainRules out;
  for (std::size_t at = 0; at < css.size();) {
    const std::size_t open = find_outside(css, at, "{");
    const std::string_view selector = trimmed(css.substr(at, open - at));
    std::string block;
    for (at = open; at < css.size() && (at == open || css[at] == ';');) {
      const std::size_t end = find_outside(css, at + 1, ";{}");
      const auto declaration = plain_declaration(css.substr(at + 1, end - at - 1), out);
      if (declaration) block += (block.empty() ? "" : ";") + *declaration;
      at = end;
      // A block in a block is no part of flat CSS: the whole rule is passed over.
      if (at < css.size() && css[at] == '{') {
        block.clear();
        at = find_outside(css, at, "}");
      }
    }
    if (at < css.size()) ++at;
    if (is_whole(selector) && !block.empty()) {
      out.text.append(selector).append("{").append(block).append("}\n");
    }
  }
  return out;
}

}  // namespace clearleaf::image
