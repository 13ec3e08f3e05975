// Breaches → their list.
#include "verify/report.h"

#include <algorithm>
#include <utility>

namespace clearleaf::verify {

void Report::add(std::string_view clause, std::string place, std::string message,
                 std::optional<SourceSpan> source) {
  if (full()) return;
  const bool known = std::ranges::any_of(breaches_, [&](const Breach& breach) {
    return breach.clause == clause && breach.place == place && breach.message == message;
  });
  if (known) return;
  breaches_.push_back({std::string(clause), std::move(place), std::move(message), source});
}

void Report::add(const Report& other) {
  for (const Breach& breach : other.breaches_) {
    add(breach.clause, breach.place, breach.message, breach.source);
  }
  for (const NotJudged& each : other.not_judged_) {
    leave_unjudged(each.rule, each.because, each.part);
  }
}

void Report::leave_unjudged(std::string_view rule, std::string_view because,
                            std::string_view part) {
  NotJudged each{std::string(rule), std::string(because), std::string(part)};
  if (std::ranges::find(not_judged_, each) == not_judged_.end()) {
    not_judged_.push_back(std::move(each));
  }
}

bool Report::names(std::string_view clause) const {
  return std::ranges::any_of(breaches_,
                             [&](const Breach& breach) { return breach.clause == clause; });
}

}  // namespace clearleaf::verify
