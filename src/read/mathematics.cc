// Dollar signs outside code and addresses → errors where they enclose mathematics.
#include "read/mathematics.h"

#include "base/utf8.h"
#include "read/link_syntax.h"
#include "read/rules.h"
#include "read/words.h"

#include <string_view>

namespace clearleaf::read {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

bool is_latin(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool has_command(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '\\' && is_latin(text[i + 1])) return true;
  }
  return false;
}

/// Letters that stand alone, joined by operators: "a+b", "x", "2n - 1". Not words: "5/kg or 5".
bool is_formula(std::string_view text) {
  std::size_t letters = 0;
  std::size_t in_run = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    const bool digit = c < 0x80 && is_digit(static_cast<char>(c));
    if (is_word_character(c) && !digit) {
      ++letters;
      if (++in_run > 1) return false;
      continue;
    }
    in_run = 0;
    const bool known = digit || (c < 0x80 && std::string_view(" +-*/<>()[]|!,.'\n")
                                                     .find(static_cast<char>(c)) !=
                                                 std::string_view::npos);
    if (!known && c < 0x80) return false;
  }
  return letters > 0;
}

bool looks_like_mathematics(std::string_view text) {
  return text.find_first_of("^_={") != std::string_view::npos || has_command(text) ||
         is_formula(text);
}

/// Walks over one text.
class Scan {
 public:
  Scan(const MappedText& content, Reading& reading)
      : content_(content), text_(content.text()), reading_(reading) {}

  void run() {
    std::size_t pos = 0;
    while (pos < text_.size()) pos = step(pos);
  }

 private:
  char at(std::size_t pos) const { return pos < text_.size() ? text_[pos] : '\0'; }

  /// Past the sign at `pos`, and what it opens if that holds no words.
  std::size_t step(std::size_t pos) {
    switch (text_[pos]) {
      case '\\': return pos + (is_ascii_punct(at(pos + 1)) ? 2 : 1);
      case '`': return after_code(pos);
      case '<': return after_address(pos);
      case ']': return at(pos + 1) == '(' ? link_tail(text_, pos + 1).end : pos + 1;
      case '$': return at(pos + 1) == '$' ? after_display(pos) : after_inline(pos);
      default: return pos + 1;
    }
  }

  std::size_t after_code(std::size_t pos) const {
    std::size_t ticks = 0;
    while (at(pos + ticks) == '`') ++ticks;
    for (std::size_t i = pos + ticks; i < text_.size();) {
      std::size_t run = 0;
      while (at(i + run) == '`') ++run;
      i += run == 0 ? 1 : run;
      if (run == ticks) return i;
    }
    return pos + ticks;
  }

  std::size_t after_address(std::size_t pos) const {
    const auto end = text_.find_first_of("> \t\n<", pos + 1);
    return end != std::string_view::npos && text_[end] == '>' ? end + 1 : pos + 1;
  }

  std::size_t after_display(std::size_t pos) {
    const auto end = text_.find("$$", pos + 2);
    if (end == std::string_view::npos || trimmed(text_.substr(pos + 2, end - pos - 2)).empty()) {
      return pos + 2;
    }
    refuse(pos, end + 2);
    return end + 2;
  }

  std::size_t after_inline(std::size_t pos) {
    std::size_t end = pos + 1;
    while (end < text_.size() && text_[end] != '$') {
      end += text_[end] == '\\' && is_ascii_punct(at(end + 1)) ? 2 : 1;
    }
    const bool encloses = at(end) == '$' && end > pos + 1 && !is_space(text_[pos + 1]) &&
                          !is_space(text_[end - 1]) && !is_digit(at(end + 1));
    if (!encloses || !looks_like_mathematics(text_.substr(pos + 1, end - pos - 1))) return pos + 1;
    refuse(pos, end + 1);
    return end + 1;
  }

  void refuse(std::size_t begin, std::size_t end) {
    reading_.error(kMathematics, content_.span(begin, end), "mathematics is not read",
                   "write it in words, or as an image with a text alternative; for dollar signs "
                   "as text write \\$");
  }

  const MappedText& content_;
  std::string_view text_;
  Reading& reading_;
};

}  // namespace

void judge_mathematics(const MappedText& content, Reading& reading) {
  if (content.text().find('$') != std::string_view::npos) Scan(content, reading).run();
}

}  // namespace clearleaf::read
