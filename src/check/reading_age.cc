// Words by their spelling, sentences by UAX 29.
#include "check/reading_age.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clearleaf::check {

namespace {

using namespace std::string_view_literals;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// ---- syllables ----

/// A word in small letters, asked letter by letter.
class Spelling {
 public:
  explicit Spelling(std::string_view word) : word_(word) {}

  /// Of the sound: a y before a vowel is none.
  bool is_vowel(std::size_t at) const {
    if (at >= word_.size()) return false;
    if (word_[at] != 'y') return is_plain_vowel(at);
    const bool before_vowel = at + 1 < word_.size() && is_plain_vowel(at + 1);
    return !before_vowel || (at > 0 && !is_plain_vowel(at - 1));
  }
  bool is_consonant(std::size_t at) const { return at < word_.size() && !is_vowel(at); }
  /// Whether a vowel stands before `at`.
  bool sounds_before(std::size_t at) const {
    for (std::size_t i = 0; i < at; ++i) {
      if (is_vowel(i)) return true;
    }
    return false;
  }
  std::size_t vowel_runs() const {
    std::size_t runs = 0;
    for (std::size_t i = 0; i < word_.size(); ++i) {
      if (is_vowel(i) && (i == 0 || !is_vowel(i - 1))) ++runs;
    }
    return runs;
  }

 private:
  bool is_plain_vowel(std::size_t at) const {
    return "aeiou"sv.find(word_[at]) != std::string_view::npos;
  }
  std::string_view word_;
};

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [word](std::string_view end) { return word.ends_with(end); });
}

/// Whether the e that ends `stem` is one without a sound: after a consonant that is not the l of
/// "table" or the r of "centre", and not the word's only vowel.
bool ends_in_silent_e(std::string_view stem) {
  const Spelling spelling(stem);
  const std::size_t e = stem.size() - 1;
  if (stem.size() < 3 || stem[e] != 'e' || !spelling.is_consonant(e - 1)) return false;
  const bool sounded = (stem[e - 1] == 'l' || stem[e - 1] == 'r') && spelling.is_consonant(e - 2);
  return !sounded && spelling.sounds_before(e - 1);
}

std::size_t silent_in_the_end(std::string_view word) {
  if (word.ends_with('e')) return ends_in_silent_e(word) ? 1 : 0;
  const std::string_view stem = word.substr(0, word.size() - 1);
  if (word.ends_with("es")) {
    const bool hissed = ends_with_any(stem, {"se", "ze", "xe", "ce", "ge", "che", "she"});
    return !hissed && word != "diabetes" && ends_in_silent_e(stem) ? 1 : 0;
  }
  if (word.ends_with("ed")) {
    return !ends_with_any(stem, {"te", "de"}) && ends_in_silent_e(stem) ? 1 : 0;
  }
  return 0;
}

/// An e that a suffix has left without a sound: "safe-ly", "care-ful", "some-thing".
std::size_t silent_inside(std::string_view word) {
  for (const std::string_view suffix : {"ly"sv, "ful"sv, "less"sv, "ness"sv, "ment"sv, "ments"sv}) {
    if (!word.ends_with(suffix)) continue;
    const std::string_view stem = word.substr(0, word.size() - suffix.size());
    const bool element = suffix.starts_with("ment") && stem.ends_with("le");
    return stem.size() >= 3 && !element && ends_in_silent_e(stem) ? 1 : 0;
  }
  const bool some = word.starts_with("some") && word.size() > 5 && Spelling(word).is_consonant(4);
  return some ? 1 : 0;
}

/// Letters of which the vowels are sounded apart, unless one of `not_after` stands before them or
/// `not_before` behind.
struct Apart {
  std::string_view letters;
  std::string_view not_after;
  std::string_view not_before;
};
constexpr auto kApart = std::to_array<Apart>({{"ia", "ctgs", "ge"},
                                              {"io", "ctsgxnl", "?"},
                                              {"iu", "", "?"},
                                              {"iet", "", "?"},
                                              {"ua", "qg", "?"},
                                              {"uou", "", "?"},
                                              {"eou", "gct", "?"},
                                              {"eum", "", "?"},
                                              {"creat", "", "ure"},
                                              {"react", "", "?"},
                                              {"poe", "", "?"},
                                              {"scien", "", "?"},
                                              {"clien", "", "?"},
                                              {"rien", "f", "?"},
                                              {"dien", "", "?"}});

std::size_t sounded_apart(std::string_view word) {
  std::size_t count = 0;
  for (const Apart& apart : kApart) {
    const std::size_t size = apart.letters.size();
    for (std::size_t at = word.find(apart.letters); at != std::string_view::npos;
         at = word.find(apart.letters, at + size)) {
      const bool joined = at > 0 && apart.not_after.find(word[at - 1]) != std::string_view::npos;
      if (!joined && !word.substr(at + size).starts_with(apart.not_before)) ++count;
    }
  }
  return count;
}

std::size_t sounded_in_the_end(std::string_view word) {
  std::size_t count = 0;
  const std::size_t size = word.size();
  const Spelling spelling(word);
  if (word.ends_with("ing") && size > 4 && spelling.is_vowel(size - 4)) ++count;
  if (ends_with_any(word, {"ier", "iers", "iest"}) && spelling.sounds_before(word.rfind("ie"))) {
    ++count;
  }
  if (word.ends_with("ea") && spelling.sounds_before(size - 2)) ++count;
  if (word.ends_with("eo") || word.ends_with("eos")) ++count;
  if (word.ends_with("sm") || word.ends_with("sms") || word.ends_with("thm")) ++count;
  if (word.ends_with("n't") && size > 4 && "ds"sv.find(word[size - 4]) != std::string_view::npos) {
    ++count;
  }
  return count;
}

// ---- words ----

/// The word with ' for ’, or "" where it has other letters than A to Z.
std::string plain_spelling(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i).starts_with("\u2019")) {
      out += '\'';
      i += 2;
    } else if (is_letter(word[i]) || word[i] == '\'' || word[i] == '.') {
      out += word[i];
    } else {
      return "";
    }
  }
  return out;
}

/// A word of so many syllables is worth a simpler one.
constexpr std::size_t kHardWord = 4;

enum class Place : unsigned char { kFirst, kLater };

/// The spelling of a word that counts, or "".
std::string counted(std::string_view word, WordKind kind, Place place) {
  if (kind != WordKind::kPlain || std::any_of(word.begin(), word.end(), is_digit)) return "";
  std::string spelling = plain_spelling(word);
  const auto capitals = std::count_if(spelling.begin(), spelling.end(), is_capital);
  const bool is_i = spelling == "I" || spelling.starts_with("I'");
  const bool is_name = place == Place::kLater && capitals > 0 && !is_i;
  // "e.g", "U.K": the last full stop is the sentence's.
  const bool is_abbreviation = capitals > 1 || spelling.find('.') != std::string::npos;
  return is_name || is_abbreviation ? "" : spelling;
}

/// The first words of a sentence, to find it by.
std::string beginning_of(const std::vector<std::string_view>& words) {
  constexpr std::size_t kShown = 4;
  const std::string_view& last = words[std::min(kShown, words.size()) - 1];
  const char* const begin = words.front().data();
  return {begin, static_cast<std::size_t>(last.data() + last.size() - begin)};
}

void note_hard_word(std::string word, ReadingOfText& out) {
  constexpr std::size_t kTold = 5;
  auto& known = out.hard_words;
  if (known.size() == kTold || std::find(known.begin(), known.end(), word) != known.end()) return;
  known.push_back(std::move(word));
}

void read_sentence(std::string_view sentence, const Passage& passage, TextBreaker& breaker,
                   ReadingOfText& out) {
  const auto words = breaker.words(sentence);
  if (words.size() > kLongestSentence) {
    out.long_sentences.push_back({passage.span, words.size(), beginning_of(words)});
  }
  const std::size_t before = out.reading.words;
  Place place = Place::kFirst;
  for (const std::string_view word : words) {
    const auto at = static_cast<std::size_t>(word.data() - passage.text.data());
    const std::string spelling = counted(word, passage.kind_at(at), place);
    place = Place::kLater;
    if (spelling.empty()) continue;
    const std::size_t syllables = count_syllables(spelling);
    ++out.reading.words;
    out.reading.syllables += syllables;
    if (syllables >= kHardWord) note_hard_word(ascii_lower(spelling), out);
  }
  if (out.reading.words > before) ++out.reading.sentences;
}

}  // namespace

std::size_t count_syllables(std::string_view word) {
  const std::string small = ascii_lower(word);
  const std::size_t sounded =
      Spelling(small).vowel_runs() + sounded_apart(small) + sounded_in_the_end(small);
  const std::size_t silent = silent_in_the_end(small) + silent_inside(small);
  return sounded > silent ? sounded - silent : 1;
}

double Reading::age() const {
  const auto count = static_cast<double>(words);
  return 0.39 * (count / static_cast<double>(sentences)) +
         11.8 * (static_cast<double>(syllables) / count) - 15.59 + 5;
}

ReadingOfText read_passages(const std::vector<Passage>& passages, TextBreaker& breaker) {
  ReadingOfText out;
  for (const Passage& passage : passages) {
    const bool code = !passage.pieces.empty() && passage.pieces.front().kind == WordKind::kCode &&
                      passage.pieces.size() == 1;
    if (passage.of == Passage::Of::kHeading || code) continue;
    for (const std::string_view sentence : breaker.sentences(passage.text)) {
      read_sentence(sentence, passage, breaker, out);
    }
  }
  return out;
}

}  // namespace clearleaf::check
