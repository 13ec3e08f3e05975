// CSS text → rules: comments and strings as CSS Syntax has them, all else as narrow as P12.
#include "verify/style_rules.h"

#include "base/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name(std::string_view text) {
  return !text.empty() && is_name_start(text.front()) && std::ranges::all_of(text, [](char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/// Runs of white space as one blank, none at the ends.
std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// "p.byline" → type and classes; false: it is more than that.
bool read_step(std::string_view text, StyleStep& step) {
  const std::size_t dot = text.find('.');
  const std::string_view type = text.substr(0, dot);
  if (!type.empty() && !is_name(type)) return false;
  step.type = type;
  while (text.find('.') != text.npos) {
    text.remove_prefix(text.find('.') + 1);
    const std::string_view name = text.substr(0, text.find('.'));
    if (!is_name(name)) return false;
    step.classes.emplace_back(name);
  }
  return !step.type.empty() || !step.classes.empty();
}

class Parser {
 public:
  Parser(std::string_view css, StyleSheet& sheet) : css_(css), sheet_(sheet) {}

  void parse() {
    if (css_.starts_with(kCharset)) at_ = kCharset.size();
    if (css_.find('\\') != css_.npos || css_.find('\0') != css_.npos) {
      return refuse("has an escape, which can stand for anything");
    }
    // Between its brackets a comment is none: two parsers may read what follows differently.
    if (ascii_lower(css_).find("url(") != css_.npos) {
      return refuse("has url(), which brings in another file");
    }
    while (skip_space(), at_ < css_.size()) {
      if (css_[at_] == '@') {
        read_media();
      } else {
        read_rule("");
      }
    }
  }

 private:
  static constexpr std::string_view kCharset = "@charset \"utf-8\";";

  /// The line of `at_`. It only grows, so lines are counted once.
  unsigned line() {
    for (; counted_ < at_ && counted_ < css_.size(); ++counted_) line_ += css_[counted_] == '\n';
    return line_;
  }

  void refuse(const std::string& message) { sheet_.faults.push_back({line(), message}); }

  void skip_comment() {
    const std::size_t end = css_.find("*/", at_ + 2);
    if (end == css_.npos) {
      refuse("has a comment without an end");
      at_ = css_.size();
    } else {
      at_ = end + 2;
    }
  }

  void skip_space() {
    while (at_ < css_.size()) {
      if (is_space(css_[at_])) {
        ++at_;
      } else if (css_.substr(at_, 2) == "/*") {
        skip_comment();
      } else {
        return;
      }
    }
  }

  /// What stands from here to one of `stops`, which is left standing; comments count as a blank.
  std::string text_until(std::string_view stops) {
    std::string out;
    while (at_ < css_.size() && stops.find(css_[at_]) == stops.npos) {
      if (css_.substr(at_, 2) == "/*") {
        skip_comment();
        out += ' ';
      } else if (css_[at_] == '"' || css_[at_] == '\'') {
        const std::size_t end = css_.find_first_of(std::string{css_[at_], '\n'}, at_ + 1);
        const std::size_t length = end == css_.npos ? css_.size() - at_ : end - at_ + 1;
        if (end == css_.npos || css_[end] == '\n') refuse("has a string without an end");
        out += css_.substr(at_, length);
        at_ += length;
      } else {
        out += css_[at_++];
      }
    }
    return single_spaced(out);
  }

  /// Past a block that is not read, and all blocks in it.
  void skip_block() {
    int depth = 0;
    while (at_ < css_.size()) {
      text_until("{};");
      if (at_ >= css_.size()) return;
      const char c = css_[at_++];
      if (c == ';' && depth == 0) return;
      if (c == '{') ++depth;
      if (c == '}' && --depth <= 0) return;
    }
  }

  void read_media() {
    const std::size_t begin = at_;
    const std::string head = text_until("{};");
    constexpr std::string_view kMedia = "@media ";
    if (!head.starts_with(kMedia) || at_ >= css_.size() || css_[at_] != '{') {
      refuse(fmt::format("has the at-rule \"{}\"", head.substr(0, head.find(' '))));
      at_ = begin;
      return skip_block();
    }
    ++at_;
    while (skip_space(), at_ < css_.size() && css_[at_] != '}') {
      if (css_[at_] == '@') {
        refuse("has an at-rule inside another");
        skip_block();
      } else {
        read_rule(head.substr(kMedia.size()));
      }
    }
    if (at_ >= css_.size()) refuse("has a block without an end");
    ++at_;
  }

  void read_rule(std::string_view media) {
    StyleRule rule;
    rule.line = line();
    rule.media = media;
    const std::string head = text_until("{};");
    if (at_ >= css_.size() || css_[at_] != '{') {
      refuse(fmt::format("has \"{}\" where a rule should stand", head.substr(0, 40)));
      ++at_;
      return;
    }
    read_selectors(head, rule);
    ++at_;
    while (skip_space(), at_ < css_.size() && css_[at_] != '}') read_declaration(rule);
    if (at_ >= css_.size()) refuse("has a block without an end");
    ++at_;
    sheet_.rules.push_back(std::move(rule));
  }

  void read_selectors(std::string_view head, StyleRule& rule) {
    for (;;) {
      const std::size_t comma = head.find(',');
      read_selector(trimmed(head.substr(0, comma)), rule);
      if (comma == head.npos) return;
      head.remove_prefix(comma + 1);
    }
  }

  void read_selector(std::string_view text, StyleRule& rule) {
    StyleSelector selector;
    selector.text = text;
    bool is_plain = !text.empty();
    while (is_plain && !text.empty()) {
      const std::size_t blank = text.find(' ');
      is_plain = read_step(text.substr(0, blank), selector.steps.emplace_back());
      text.remove_prefix(blank == text.npos ? text.size() : blank + 1);
    }
    if (is_plain && selector.steps.size() <= 2) {
      rule.selectors.push_back(std::move(selector));
    } else {
      refuse(fmt::format("has the selector \"{}\", which is not of types and classes with one step",
                         selector.text));
    }
  }

  void read_declaration(StyleRule& rule) {
    StyleDeclaration declaration;
    declaration.line = line();
    declaration.property = ascii_lower(text_until(":{};"));
    if (at_ >= css_.size() || css_[at_] != ':') {
      refuse(fmt::format("has \"{}\" where a declaration should stand", declaration.property));
      if (at_ < css_.size() && css_[at_] == '{') {
        skip_block();
      } else if (at_ < css_.size() && css_[at_] == ';') {
        ++at_;
      }
      return;
    }
    ++at_;
    declaration.value = text_until("{};");
    if (at_ < css_.size() && css_[at_] == '{') {
      refuse("has a rule inside a rule");
      return skip_block();
    }
    if (at_ < css_.size() && css_[at_] == ';') ++at_;
    rule.declarations.push_back(std::move(declaration));
  }

  std::string_view css_;
  StyleSheet& sheet_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;
  unsigned line_ = 1;
};

}  // namespace

StyleSheet read_style_sheet(std::string_view css, std::string path) {
  StyleSheet sheet;
  sheet.path = std::move(path);
  if (const auto invalid = first_invalid_utf8(css)) {
    sheet.faults.push_back({1, fmt::format("is not UTF-8 at byte {}", *invalid)});
    return sheet;
  }
  Parser(css, sheet).parse();
  return sheet;
}

}  // namespace clearleaf::verify
