// What is told to the author: every finding of every stage, in the order it was found.
#pragma once

#include "base/source_span.h"

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf {

/// A note says what could not be judged; it is told by `check` alone, and nothing raises it.
enum class Severity { kNote, kWarning, kError };
/// Whether `--strict` makes an error of a warning.
enum class UnderStrict : unsigned char { kError, kWarning };

/// The name of a rule, as printed: "heading-level-skipped", "P01". Rules are constants with static
/// storage, one per check.
struct RuleId {
  std::string_view name;

  bool operator==(const RuleId&) const = default;
};

/// `message` says what is wrong in the author's words; `hint` says what to type; `clause` names the
/// standard's clause or the contract's rule behind it and may be empty. Where editions differ in
/// what is wrong, `message` says what they have in common, and `in_editions` the rest of each.
struct Diagnostic {
  Severity severity = Severity::kError;
  RuleId rule;
  std::string clause;
  SourceSpan span;
  std::string message;
  std::string hint;
  UnderStrict under_strict = UnderStrict::kError;
  std::vector<std::string> in_editions{};

  /// The message and what is so in each edition.
  std::string told() const;
};

/// Collects diagnostics; a stage only appends.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void error(RuleId rule, SourceSpan span, std::string message, std::string hint,
             std::string clause = "");
  void warning(RuleId rule, SourceSpan span, std::string message, std::string hint,
               std::string clause = "");
  void note(RuleId rule, SourceSpan span, std::string message, std::string clause = "");

  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  const std::vector<Diagnostic>& items() const { return items_; }
  std::size_t warning_count() const;
  /// Makes every warning an error that may become one (`--strict`).
  void raise_warnings();
  void drop_notes();
  /// Makes one finding of all that say the same of one place, each of another edition.
  void join_editions();
  /// Orders by place in the source; findings at one place keep their order.
  void sort_by_place();

 private:
  std::vector<Diagnostic> items_;
  std::size_t errors_ = 0;
};

}  // namespace clearleaf
