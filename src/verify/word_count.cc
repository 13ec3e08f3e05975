// Words by ICU's break iterator.
#include "verify/word_count.h"

#include "base/checked.h"
#include "base/invariant.h"
#include "base/shortened.h"
#include "base/utf8.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace clearleaf::verify {

namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), checked<std::int32_t>(text.size())};
}

bool is_mark(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  return u_ispunct(point) != 0 || u_isUWhiteSpace(point) != 0;
}

/// Whether a word has three letters or more and none that is small.
bool is_in_capitals(std::string_view word) {
  constexpr int kFewest = 3;
  int capitals = 0;
  for (std::size_t offset = 0; offset < word.size();) {
    const auto c = static_cast<UChar32>(next_code_point(word, offset));
    if (u_isUUppercase(c) != 0) {
      ++capitals;
    } else if (u_isalpha(c) != 0) {
      return false;
    }
  }
  return capitals >= kFewest;
}

}  // namespace

std::size_t count_words(std::string_view text, std::string_view lang) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(piece(lang), status);
  if (U_FAILURE(status)) locale = icu::Locale::getRoot();
  status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(locale, status));
  INVARIANT(U_SUCCESS(status), "ICU has its word rules");
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(piece(text));
  words->setText(units);
  std::size_t count = 0;
  while (words->next() != icu::BreakIterator::DONE) {
    if (words->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) ++count;  // below stand blanks and marks
  }
  return count;
}

std::string_view without_end_marks(std::string_view text) {
  std::size_t end = 0;  // of the last character that is no mark
  for (std::size_t offset = 0; offset < text.size();) {
    if (!is_mark(next_code_point(text, offset))) end = offset;
  }
  return text.substr(0, end);
}

bool begin_alike(std::string_view a, std::string_view b) {
  const auto [end, other] = std::ranges::mismatch(a, b);
  const auto length = static_cast<std::size_t>(end - a.begin());
  const std::string_view same =
      a.substr(0, length < a.size() ? code_point_begin(a, length) : length);
  constexpr std::size_t kShortest = 3;  // bytes: "Rat", or one of Chinese
  return without_end_marks(same).size() >= kShortest;
}

std::string running_capitals(std::string_view text) {
  std::string_view before;  // a word in capitals on this line
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!word.empty()) {
      const bool is_loud = is_in_capitals(word);
      if (is_loud && !before.empty()) return std::string(before).append(" ").append(word);
      before = is_loud ? word : std::string_view();
    }
    if (end < text.size() && text[end] == '\n') before = {};
    begin = end + 1;
  }
  return "";
}

}  // namespace clearleaf::verify
