// A disclaimer → its texts, block by block, with what each word is.
#pragma once

#include "check/survey.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::check {

/// Words by what they are: kForeign in another language, kCode as a program has them.
enum class WordKind : unsigned char { kPlain, kAbbreviation, kForeign, kCode };

/// The words of one block, cell or caption; those of blocks inside it are passages of their own.
struct Passage {
  enum class Of : unsigned char { kText, kHeading } of = Of::kText;
  SourceSpan span;
  std::string text;  // UTF-8
  struct Piece {
    std::size_t begin;  // byte of `text`; it goes on to the next one's
    WordKind kind;
  };
  std::vector<Piece> pieces;
  std::string struck = {};  // its words that are struck through, and blanks between them

  /// What the byte `at` of the text belongs to.
  WordKind kind_at(std::size_t at) const;
};

/// One text that readers of a disclaimer meet: its section or its summary.
struct DisclaimerText {
  DisclaimerKind kind = DisclaimerKind::kRisks;
  enum class Part : unsigned char { kSection, kSummary } part = Part::kSection;
  SourceSpan span;  // of the section's heading, or of the summary
  std::vector<Passage> passages;
};

/// "risks" or "conclusion", as in the front matter.
std::string_view kind_name(DisclaimerKind kind);

/// The texts of all disclaimers that are declared and there, without text alternatives and notes.
std::vector<DisclaimerText> disclaimer_texts(const Survey& survey);

}  // namespace clearleaf::check
