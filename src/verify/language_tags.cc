// Subtags, one after the other → a language tag or not.
#include "verify/language_tags.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_either(char c) {
  return is_letter(c) || is_digit(c);
}
bool letters(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most && std::ranges::all_of(text, is_letter);
}
bool letters_or_digits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most && std::ranges::all_of(text, is_either);
}

/// The rest of a tag, subtag by subtag.
class Subtags {
 public:
  explicit Subtags(std::string_view tag) : rest_(tag), done_(false) {}
  bool done() const { return done_; }
  std::string_view next() const { return rest_.substr(0, rest_.find('-')); }
  bool take(bool wanted) {
    if (done_ || !wanted) return false;
    const std::size_t end = rest_.find('-');
    done_ = end == rest_.npos;
    if (!done_) rest_.remove_prefix(end + 1);
    return true;
  }

 private:
  std::string_view rest_;
  bool done_;
};

bool is_variant(std::string_view tag) {
  return letters_or_digits(tag, 5, 8) || (letters_or_digits(tag, 4, 4) && is_digit(tag[0]));
}

bool is_region(std::string_view tag) {
  return letters(tag, 2, 2) || (tag.size() == 3 && std::ranges::all_of(tag, is_digit));
}

/// "u-co-phonebk", "x-mine": a single character and what belongs to it.
bool take_extensions(Subtags& tags) {
  while (!tags.done() && tags.next().size() == 1) {
    const bool is_private = tags.next() == "x" || tags.next() == "X";
    if (!tags.take(is_either(tags.next()[0]))) return false;
    const std::size_t least = is_private ? 1 : 2;
    if (!tags.take(letters_or_digits(tags.next(), least, 8))) return false;
    while (tags.take(letters_or_digits(tags.next(), least, 8))) {
    }
    if (is_private) return tags.done();
  }
  return true;
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  Subtags tags(tag);
  if (tags.take(letters(tags.next(), 2, 3))) {
    for (int i = 0; i < 3; ++i) tags.take(letters(tags.next(), 3, 3));
  } else if (!tags.take(letters(tags.next(), 4, 8))) {
    return false;
  }
  tags.take(letters(tags.next(), 4, 4));
  tags.take(is_region(tags.next()));
  while (tags.take(is_variant(tags.next()))) {
  }
  return take_extensions(tags) && tags.done();
}

}  // namespace clearleaf::verify
