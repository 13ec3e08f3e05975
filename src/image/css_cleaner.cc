// One pass over CSS (CSS Syntax 3, as far as its tokens matter here).
#include "image/css_cleaner.h"

#include "base/utf8.h"
#include "image/css_rules.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace clearleaf::image {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::optional<std::uint32_t> hex_value(char c) {
  const std::size_t at = kHex.find(ascii_lower({&c, 1}).front());
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

bool is_blank_char(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// Escapes that stand for name characters are resolved (CSS Syntax 4.3.7); all others are dropped:
/// what they stand for would have a meaning of its own.
std::string without_escapes(std::string_view css) {
  std::string out;
  for (std::size_t i = 0; i < css.size(); ++i) {
    if (css[i] != '\\') {
      out += css[i];
      continue;
    }
    std::uint32_t code = 0;
    std::size_t digits = 0;
    while (digits < 6 && i + 1 < css.size() && hex_value(css[i + 1])) {
      code = code * 16 + *hex_value(css[++i]);
      ++digits;
    }
    if (digits == 0) continue;
    if (i + 1 < css.size() && is_blank_char(css[i + 1])) ++i;
    const bool is_name = code >= 0x80 ? code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF)
                                      : is_name_char(static_cast<char>(code));
    if (is_name) append_utf8(out, code);
  }
  return out;
}

/// Functions that fetch what they name.
bool fetches(std::string_view function) {
  static constexpr std::string_view kFetching[] = {
      "url", "src", "image", "image-set", "-webkit-image-set", "expression", "attr", "element"};
  return std::find(std::begin(kFetching), std::end(kFetching), function) != std::end(kFetching);
}

class CssCleaner {
 public:
  CssCleaner(std::string_view css, const NewName& new_name) : css_(css), new_name_(new_name) {}

  CleanCss clean() {
    while (at_ < css_.size()) step();
    return std::move(out_);
  }

 private:
  void step();
  void take_name();
  void take_string();
  void drop_comment();
  void drop_at_rule();
  void take_function(const std::string& name);
  std::string_view skip_parentheses();
  void skip_string();
  std::string_view rest() const { return css_.substr(at_); }

  std::string_view css_;
  const NewName& new_name_;
  std::size_t at_ = 0;
  CleanCss out_;
};

void CssCleaner::step() {
  const char c = css_[at_];
  if (rest().starts_with("/*")) return drop_comment();
  if (rest().starts_with("<!--")) {
    at_ += 4;
    out_.text += ' ';
  } else if (c == '"' || c == '\'') {
    take_string();
  } else if (c == '@') {
    drop_at_rule();
    out_.text += ' ';  // what stood around it must not become one word
  } else if (is_name_char(c)) {
    take_name();
  } else {
    out_.text += c;
    ++at_;
  }
}

void CssCleaner::drop_comment() {
  const std::size_t end = css_.find("*/", at_ + 2);
  at_ = end == std::string_view::npos ? css_.size() : end + 2;
  out_.text += ' ';
}

void CssCleaner::skip_string() {
  const char quote = css_[at_++];
  while (at_ < css_.size() && css_[at_] != quote) ++at_;
  if (at_ < css_.size()) ++at_;
}

void CssCleaner::take_string() {
  const std::size_t begin = at_;
  skip_string();
  out_.text += css_.substr(begin, at_ - begin);
  // A string that is not closed must not swallow what follows it.
  if (css_[at_ - 1] != css_[begin] || at_ - begin < 2) out_.text += css_[begin];
}

void CssCleaner::take_name() {
  const std::size_t begin = at_;
  while (at_ < css_.size() && is_name_char(css_[at_])) ++at_;
  const std::string_view name = css_.substr(begin, at_ - begin);
  if (at_ < css_.size() && css_[at_] == '(') {
    take_function(std::string(name));
  } else {
    out_.text += name;
  }
}

void CssCleaner::take_function(const std::string& name) {
  const std::string lower = ascii_lower(name);
  if (!fetches(lower)) {
    out_.text += name;
    return;
  }
  std::string_view target = trimmed(skip_parentheses());
  if (target.size() >= 2 && (target[0] == '"' || target[0] == '\'')) {
    target = trimmed(target.substr(1, target.size() - 2));
  }
  if (lower == "url" && target.starts_with('#')) {
    out_.text += "url(#" + new_name_(target.substr(1)) + ")";
    return;
  }
  out_.text += "none";
  out_.losses.outside = true;
}

/// What stands between "(" here and its ")".
std::string_view CssCleaner::skip_parentheses() {
  const std::size_t begin = ++at_;
  for (std::size_t open = 1; at_ < css_.size();) {
    const char c = css_[at_];
    if (c == '"' || c == '\'') {
      skip_string();
      continue;
    }
    if (c == '(') ++open;
    if (c == ')' && --open == 0) break;
    ++at_;
  }
  const std::string_view inner = css_.substr(begin, at_ - begin);
  if (at_ < css_.size()) ++at_;
  return inner;
}

/// To its ";", or over its block.
void CssCleaner::drop_at_rule() {
  const std::size_t begin = ++at_;
  while (at_ < css_.size() && is_name_char(css_[at_])) ++at_;
  const std::string rule = ascii_lower(css_.substr(begin, at_ - begin));
  out_.losses.import |= rule == "import";
  out_.losses.font |= rule == "font-face";
  out_.losses.animation |= rule.ends_with("keyframes");
  std::size_t open = 0;
  while (at_ < css_.size()) {
    const char c = css_[at_];
    if (c == '"' || c == '\'') {
      skip_string();
      continue;
    }
    ++at_;
    if (c == ';' && open == 0) return;
    if (c == '{') ++open;
    if (c == '}' && (open == 0 || --open == 0)) return;
  }
}

}  // namespace

CleanCss clean_css(std::string_view css, CssPlace place, const NewName& new_name) {
  const std::string plain = without_escapes(css);
  CleanCss clean = CssCleaner(plain, new_name).clean();
  if (place == CssPlace::kSheet) {
    PlainRules rules = plain_rules(clean.text);
    clean.text = std::move(rules.text);
    clean.losses.direction = rules.lost_direction;
  }
  return clean;
}

}  // namespace clearleaf::image
