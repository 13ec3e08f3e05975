// Findings of the stages → one ordered list.
#include "base/diagnostics.h"

#include <algorithm>
#include <utility>

namespace clearleaf {

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::kError) ++errors_;
  items_.push_back(std::move(diagnostic));
}

void Diagnostics::error(RuleId rule, SourceSpan span, std::string message, std::string hint,
                        std::string clause) {
  add({Severity::kError, rule, std::move(clause), span, std::move(message), std::move(hint)});
}

void Diagnostics::warning(RuleId rule, SourceSpan span, std::string message, std::string hint,
                          std::string clause) {
  add({Severity::kWarning, rule, std::move(clause), span, std::move(message), std::move(hint)});
}

void Diagnostics::note(RuleId rule, SourceSpan span, std::string message, std::string clause) {
  add({Severity::kNote, rule, std::move(clause), span, std::move(message), ""});
}

std::size_t Diagnostics::warning_count() const {
  return static_cast<std::size_t>(
      std::count_if(items_.begin(), items_.end(),
                    [](const Diagnostic& item) { return item.severity == Severity::kWarning; }));
}

void Diagnostics::raise_warnings() {
  for (Diagnostic& item : items_) {
    if (item.severity != Severity::kWarning || item.under_strict != UnderStrict::kError) continue;
    item.severity = Severity::kError;
    ++errors_;
  }
}

void Diagnostics::drop_notes() {
  std::erase_if(items_, [](const Diagnostic& item) { return item.severity == Severity::kNote; });
}

void Diagnostics::sort_by_place() {
  std::stable_sort(items_.begin(), items_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin < b.span.begin;
  });
}

}  // namespace clearleaf
