// Subtags, one after the other → a language tag or not.
#include "read/language_tag.h"

#include <vector>

namespace clearleaf::read {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

template <class Is>
bool all(std::string_view text, Is&& is) {
  for (const char c : text) {
    if (!is(c)) return false;
  }
  return true;
}

bool letters(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most && all(text, is_letter);
}

bool letters_or_digits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         all(text, [](char c) { return is_letter(c) || is_digit(c); });
}

std::vector<std::string_view> subtags(std::string_view tag) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t pos = 0; pos <= tag.size(); ++pos) {
    if (pos < tag.size() && tag[pos] != '-') continue;
    out.push_back(tag.substr(begin, pos - begin));
    begin = pos + 1;
  }
  return out;
}

/// Walks over subtags as the grammar names them.
class SubtagWalk {
 public:
  explicit SubtagWalk(std::vector<std::string_view> tags) : tags_(std::move(tags)) {}

  bool done() const { return at_ == tags_.size(); }
  template <class Is>
  bool take(Is&& is) {
    if (done() || !is(tags_[at_])) return false;
    ++at_;
    return true;
  }
  template <class Is>
  std::size_t take_many(std::size_t most, Is&& is) {
    std::size_t count = 0;
    while (count < most && take(is)) ++count;
    return count;
  }

 private:
  std::vector<std::string_view> tags_;
  std::size_t at_ = 0;
};

bool is_region(std::string_view tag) {
  return letters(tag, 2, 2) || (tag.size() == 3 && all(tag, is_digit));
}

bool is_variant(std::string_view tag) {
  return letters_or_digits(tag, 5, 8) || (letters_or_digits(tag, 4, 4) && is_digit(tag[0]));
}

bool is_private_mark(std::string_view tag) {
  return tag == "x" || tag == "X";
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  constexpr std::size_t kMany = 16;
  SubtagWalk walk(subtags(tag));
  // The grammar allows 4 to 8 letters too, for languages that nobody has registered: "french".
  if (!walk.take([](auto t) { return letters(t, 2, 3); })) return false;
  walk.take_many(3, [](auto t) { return letters(t, 3, 3); });
  walk.take([](auto t) { return letters(t, 4, 4); });
  walk.take(is_region);
  walk.take_many(kMany, is_variant);
  while (walk.take([](auto t) { return letters_or_digits(t, 1, 1) && !is_private_mark(t); })) {
    if (walk.take_many(kMany, [](auto t) { return letters_or_digits(t, 2, 8); }) == 0) return false;
  }
  if (walk.take(is_private_mark) &&
      walk.take_many(kMany, [](auto t) { return letters_or_digits(t, 1, 8); }) == 0) {
    return false;
  }
  return walk.done();
}

}  // namespace clearleaf::read
