// Findings of the stages → one ordered list.
#include "base/diagnostics.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace clearleaf {

namespace {

std::size_t errors_in(const std::vector<Diagnostic>& items) {
  return static_cast<std::size_t>(
      std::ranges::count(items, Severity::kError, &Diagnostic::severity));
}

/// Takes over what `other` says of editions that `diagnostic` does not name yet.
void add_editions(Diagnostic& diagnostic, Diagnostic& other) {
  for (std::string& each : other.in_editions) {
    if (std::ranges::find(diagnostic.in_editions, each) != diagnostic.in_editions.end()) continue;
    diagnostic.in_editions.push_back(std::move(each));
  }
}

}  // namespace

std::string Diagnostic::told() const {
  std::string out = message;
  for (const std::string& each : in_editions) {
    out += (&each == &in_editions.front() ? ": " : "; ") + each;
  }
  return out;
}

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

void Diagnostics::join_editions() {
  std::map<std::tuple<std::string_view, std::size_t, std::size_t, std::string>, std::size_t> known;
  std::vector<Diagnostic> joined;
  for (Diagnostic& item : items_) {
    const auto [place, is_new] = known.try_emplace(
        {item.rule.name, item.span.begin, item.span.end, item.message}, joined.size());
    if (is_new) {
      joined.push_back(std::move(item));
    } else {
      add_editions(joined[place->second], item);
    }
  }
  items_ = std::move(joined);
  errors_ = errors_in(items_);
}

void Diagnostics::sort_by_place() {
  std::stable_sort(items_.begin(), items_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.span.begin < b.span.begin;
  });
}

}  // namespace clearleaf
