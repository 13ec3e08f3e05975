// The grammar of link destinations, titles and labels (CommonMark 4.7 and 6.3), as cmark reads it.
#include "read/link_syntax.h"

namespace clearleaf::read {

namespace {

constexpr int kMaxParentheses = 32;
constexpr std::size_t kMaxLabel = 1000;

using End = std::optional<std::size_t>;  // where a piece ends; none: there is no such piece

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f';
}

char at(std::string_view text, std::size_t pos) {
  return pos < text.size() ? text[pos] : '\0';
}

bool is_escape(std::string_view text, std::size_t pos) {
  return at(text, pos) == '\\' && pos + 1 < text.size() && is_ascii_punct(text[pos + 1]);
}

std::size_t skip_spaces(std::string_view text, std::size_t pos) {
  while (pos < text.size() && is_space(text[pos])) ++pos;
  return pos;
}

std::size_t skip_blanks(std::string_view text, std::size_t pos) {
  while (at(text, pos) == ' ' || at(text, pos) == '\t') ++pos;
  return pos;
}

/// Blanks with at most one line end among them.
std::size_t skip_blanks_and_line_end(std::string_view text, std::size_t pos) {
  pos = skip_blanks(text, pos);
  if (at(text, pos) == '\n') pos = skip_blanks(text, pos + 1);
  return pos;
}

End angle_destination(std::string_view text, std::size_t pos) {
  for (++pos; pos < text.size(); ++pos) {
    if (text[pos] == '>') return pos + 1;
    if (text[pos] == '\\') {
      ++pos;
    } else if (text[pos] == '\n' || text[pos] == '<') {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

End destination(std::string_view text, std::size_t pos) {
  if (at(text, pos) == '<') return angle_destination(text, pos);
  const std::size_t begin = pos;
  int open = 0;
  while (pos < text.size()) {
    const char c = text[pos];
    if (is_escape(text, pos)) {
      pos += 2;
      continue;
    }
    if (c == '(' && ++open > kMaxParentheses) return std::nullopt;
    if (c == ')' && --open < 0) return pos;
    if (is_space(c)) return pos == begin ? End() : End(pos);
    ++pos;
  }
  return pos == begin ? End() : End(pos);
}

/// An escaped closing mark closes after all where no other one follows: cmark takes the longest
/// text that its expression matches.
End title(std::string_view text, std::size_t pos) {
  const char open = at(text, pos);
  if (open != '"' && open != '\'' && open != '(') return std::nullopt;
  const char close = open == '(' ? ')' : open;
  End escaped_close;
  for (++pos; pos < text.size(); ++pos) {
    if (text[pos] == close) return pos + 1;
    if (open == '(' && text[pos] == '(') return escaped_close;
    if (!is_escape(text, pos)) continue;
    ++pos;
    if (text[pos] == close) escaped_close = pos + 1;
  }
  return escaped_close;
}

End label(std::string_view text, std::size_t pos) {
  if (at(text, pos) != '[') return std::nullopt;
  const std::size_t begin = ++pos;
  for (; pos < text.size() && pos - begin <= kMaxLabel; ++pos) {
    if (text[pos] == ']') return pos + 1;
    if (text[pos] == '[') return std::nullopt;
    if (is_escape(text, pos)) ++pos;
  }
  return std::nullopt;
}

std::optional<LinkTail> inline_tail(std::string_view text, std::size_t pos) {
  if (at(text, pos) != '(') return std::nullopt;
  const End address = destination(text, skip_spaces(text, pos + 1));
  if (!address) return std::nullopt;
  LinkTail tail;
  std::size_t end = skip_spaces(text, *address);
  if (end > *address) {
    if (const End after = title(text, end)) {
      tail.title = TextRange{end + 1, *after - 1};
      end = skip_spaces(text, *after);
    }
  }
  if (at(text, end) != ')') return std::nullopt;
  tail.end = end + 1;
  return tail;
}

/// Past blanks and the end of the line or of the text.
End line_end(std::string_view text, std::size_t pos) {
  pos = skip_blanks(text, pos);
  if (pos >= text.size()) return pos;
  return text[pos] == '\n' ? End(pos + 1) : End();
}

End definition(std::string_view text, std::size_t pos) {
  const End name = label(text, pos);
  if (!name || skip_spaces(text, pos + 1) + 1 == *name || at(text, *name) != ':') {
    return std::nullopt;
  }
  const std::size_t begin = skip_blanks_and_line_end(text, *name + 1);
  const End address = destination(text, begin);
  if (!address) return std::nullopt;
  const std::size_t before_title = skip_blanks_and_line_end(text, *address);
  if (before_title > *address) {
    if (const End after = title(text, before_title)) {
      if (const End end = line_end(text, *after)) return end;
    }
  }
  // What looked like a title is not one: the definition ends with its address.
  return line_end(text, *address);
}

}  // namespace

bool is_ascii_punct(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

LinkTail link_tail(std::string_view text, std::size_t pos) {
  if (auto tail = inline_tail(text, pos)) return *tail;
  if (const End name = label(text, pos)) return {*name, std::nullopt};
  return {pos, std::nullopt};
}

std::size_t skip_definitions(std::string_view text) {
  std::size_t pos = 0;
  while (at(text, pos) == '[') {
    const End end = definition(text, pos);
    if (!end) break;
    pos = *end;
  }
  return pos;
}

}  // namespace clearleaf::read
