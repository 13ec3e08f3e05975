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

void Diagnostics::raise_warnings() {
  for (Diagnostic& item : items_) item.severity = Severity::kError;
  errors_ = items_.size();
}

void Diagnostics::sort_by_place() {
  std::stable_sort(items_.begin(), items_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin < b.span.begin;
  });
}

}  // namespace clearleaf
