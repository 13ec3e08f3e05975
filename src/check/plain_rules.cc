// How disclaimers are worded → rules P07 (capitals, what is struck through or
// turned round) and P16 (reading age) of the contract.
#include "base/numbers.h"
#include "base/primary_subtag.h"
#include "base/utf8.h"
#include "check/passages.h"
#include "check/reading_age.h"
#include "check/rules.h"

#include <fmt/core.h>
#include <unicode/uchar.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clearleaf::check {

namespace {

constexpr RuleId kP07{"P07"};
constexpr RuleId kP16{"P16"};

std::string_view part_name(const DisclaimerText& text) {
  return text.part == DisclaimerText::Part::kSummary ? "the summary of the " : "the ";
}

// ---- P07 ----

/// Three letters or more, all of those that are small or capital being capitals.
bool is_in_capitals(std::string_view word) {
  constexpr std::size_t kFewest = 3;
  std::size_t letters = 0;
  bool any_capital = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto letter = static_cast<UChar32>(next_code_point(word, at));
    if (!u_isalpha(letter)) continue;
    ++letters;
    any_capital = any_capital || u_isUUppercase(letter) != 0;
    if (u_isULowercase(letter)) return false;
  }
  return any_capital && letters >= kFewest;
}

/// Words parted by blanks and by abbreviations, as one sees them: "CT/MRI" is one.
std::vector<std::string_view> seen_words(const Passage& passage) {
  const std::string_view text = passage.text;
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  WordKind kind = passage.kind_at(0);
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool blank = at == text.size() || text[at] == ' ' || text[at] == '\n' || text[at] == '\t';
    const bool new_kind =
        (passage.kind_at(at) == WordKind::kAbbreviation) != (kind == WordKind::kAbbreviation);
    if (!blank && !new_kind) continue;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    begin = blank ? at + 1 : at;
    kind = passage.kind_at(begin);
  }
  return words;
}

/// The first two of these words of the passage that run in capitals, or "".
std::string running_capitals(const Passage& passage, const std::vector<std::string_view>& words) {
  std::string_view before;  // the last word, where it is in capitals
  for (const std::string_view word : words) {
    const auto at = static_cast<std::size_t>(word.data() - passage.text.data());
    const bool capitals = passage.kind_at(at) != WordKind::kAbbreviation && is_in_capitals(word);
    if (capitals && !before.empty()) return std::string(before) + " " + std::string(word);
    before = capitals ? word : std::string_view{};
  }
  return "";
}

/// By what Unicode takes for words, and by what one sees.
std::string running_capitals(const Passage& passage, TextBreaker& breaker) {
  const std::string found = running_capitals(passage, breaker.words(passage.text));
  return found.empty() ? running_capitals(passage, seen_words(passage)) : found;
}

// ---- P16 ----

constexpr double kPlainAge = 11;
constexpr double kHighestAge = 14;

std::string simpler(const ReadingOfText& text) {
  std::string hint = "write shorter sentences";
  for (const std::string& word : text.hard_words) {
    hint +=
        (&word == &text.hard_words.front() ? " and simpler words than \"" : ", \"") + word + "\"";
  }
  return text.hard_words.empty() ? hint + " and shorter words" : hint;
}

void judge_age(const DisclaimerText& where, const ReadingOfText& text, Diagnostics& diagnostics) {
  if (text.reading.words == 0) return;
  const double age = text.reading.age();
  if (age <= kPlainAge) return;
  diagnostics.add({Severity::kWarning, kP16, "P16", where.span,
                   fmt::format("{}{} ask{} for a reading age of {}, and 11 is the highest that is "
                               "plain",
                               part_name(where), kind_name(where.kind),
                               where.part == DisclaimerText::Part::kSummary ||
                                       where.kind == DisclaimerKind::kConclusion
                                   ? "s"
                                   : "",
                               to_decimal(age, 1)),
                   simpler(text), age > kHighestAge ? UnderStrict::kError : UnderStrict::kWarning});
}

void judge_sentences(const ReadingOfText& text, Diagnostics& diagnostics) {
  for (const LongSentence& sentence : text.long_sentences) {
    diagnostics.warning(kP16, sentence.span,
                        fmt::format("the sentence \"{} …\" has {} words, and {} are the most that "
                                    "is plain",
                                    sentence.beginning, sentence.words, kLongestSentence),
                        "make two sentences of it", "P16");
  }
}

/// Tells of the passages of disclaimers for which `message_of` has one.
template <class MessageOf>
void judge_passages(const Question& question, const MessageOf& message_of, const std::string& hint,
                    Diagnostics& diagnostics) {
  for (const DisclaimerText& text : disclaimer_texts(question.survey)) {
    for (const Passage& passage : text.passages) {
      std::string message = message_of(passage);
      if (!message.empty()) diagnostics.error(kP07, passage.span, std::move(message), hint, "P07");
    }
  }
}

}  // namespace

void check_p07_capitals(const Question& question, Diagnostics& diagnostics) {
  TextBreaker breaker(question.meta().lang.value);
  const auto message_of = [&](const Passage& passage) {
    const std::string words = running_capitals(passage, breaker);
    return words.empty() ? "" : fmt::format("words in capitals are hard to read: \"{}\"", words);
  };
  judge_passages(question, message_of,
                 "type them in small letters, with ** around what must stand out; list "
                 "abbreviations under \"abbreviations:\"",
                 diagnostics);
}

void check_p07_struck(const Question& question, Diagnostics& diagnostics) {
  const auto message_of = [](const Passage& passage) {
    return passage.struck.empty()
               ? ""
               : fmt::format("who listens does not hear that words are struck through: \"{}\"",
                             passage.struck);
  };
  judge_passages(question, message_of,
                 "leave them out, or say in words what no longer holds; lowered letters are "
                 "<sub>2</sub>",
                 diagnostics);
}

void check_p07_turned(const Question& question, Diagnostics& diagnostics) {
  const auto message_of = [](const Passage& passage) -> std::string {
    if (!overrides_direction(passage.text)) return "";
    return "letters are turned round by U+202D or U+202E: who reads sees other words than who "
           "listens hears";
  };
  judge_passages(question, message_of, "take the character out; text finds its direction by itself",
                 diagnostics);
}

void check_p16_plain(const Question& question, Diagnostics& diagnostics) {
  const Spanned<std::string>& lang = question.meta().lang;
  if (question.meta().disclaimers.empty() || lang.value.empty()) return;
  if (primary_subtag(lang.value) != "en") {
    diagnostics.note(kP16, lang.span,
                     fmt::format("reading age: not measured (the language is \"{}\", and it can be "
                                 "measured in English alone)",
                                 lang.value),
                     "P16");
    return;
  }
  TextBreaker breaker(lang.value);
  for (const DisclaimerText& where : disclaimer_texts(question.survey)) {
    const ReadingOfText text = read_passages(where.passages, breaker);
    judge_age(where, text, diagnostics);
    judge_sentences(text, diagnostics);
  }
}

}  // namespace clearleaf::check
