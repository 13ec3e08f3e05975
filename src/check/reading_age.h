// English text → how old a reader must be to follow it (Flesch–Kincaid).
#pragma once

#include "check/passages.h"
#include "check/words.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::check {

/// Syllables of an English word, at least 1, by its spelling: each run of vowels (a, e, i, o, u,
/// and y unless a vowel follows it at the word's beginning or between vowels) is one, apart from
/// these. An e is silent at the end after a consonant ("make"; not "table", "centre"), in "-es" and
/// "-ed" where English does not sound it ("takes", "helped"; not "faces", "needed"), before -ly,
/// -ful, -less, -ness and -ment ("safely"), and in "some…". Two vowels count twice where they are
/// mostly sounded apart ("via", "radio", "usual", "lithium", "being", "quiet", "science", "idea",
/// "create"), and
/// "-sm" and "-dn't", "-sn't" add one. Some words are spelled otherwise than they sound and are
/// counted wrong ("business", "anyone").
std::size_t count_syllables(std::string_view word);

/// What Flesch and Kincaid count of a text.
struct Reading {
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t syllables = 0;

  /// 0.39 words/sentences + 11.8 syllables/words − 15.59 (Kincaid and others, 1975), and 5 years.
  /// Only where there are words.
  double age() const;
};

/// A sentence as people count it: with numbers, names and abbreviations.
struct LongSentence {
  SourceSpan span;  // of its passage
  std::size_t words = 0;
  std::string beginning;  // its first words
};

/// A sentence of more words is told.
inline constexpr std::size_t kLongestSentence = 25;

struct ReadingOfText {
  Reading reading;
  std::vector<LongSentence> long_sentences;
  std::vector<std::string> hard_words;  // the first five different ones of four syllables or more
};

/// Counts the passages, headings and code left out. Each passage ends a sentence. In `reading`
/// these words are left out: numbers (with a digit), names (with a capital, not first in their
/// sentence), abbreviations (declared, or two capitals and more), words in another language, and
/// those with other letters than A to Z.
ReadingOfText read_passages(const std::vector<Passage>& passages, TextBreaker& breaker);

}  // namespace clearleaf::check
