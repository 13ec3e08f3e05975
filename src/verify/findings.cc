// Findings by rule and part, asked rule after rule.
#include "verify/findings.h"

#include <algorithm>
#include <utility>

namespace clearleaf::verify {

namespace {

bool is_presumed(Judgement& judgement, const JudgedRules& rules, Rule rule, Part part) {
  const auto also = rules.also_presumes(rule);
  return judgement.presumed(rule, part) &&
         std::ranges::all_of(also, [&](Part each) { return judgement.presumed(rule, each); });
}

}  // namespace

void Findings::add(Rule rule, Part part, std::string place, std::string message) {
  found_.at(static_cast<std::size_t>(rule))
      .at(static_cast<std::size_t>(part))
      .push_back({std::move(place), std::move(message)});
}

const Findings::List& Findings::of(Rule rule, Part part) const {
  return found_.at(static_cast<std::size_t>(rule)).at(static_cast<std::size_t>(part));
}

void Findings::tell(const std::function<bool(Part)>& is_due, const JudgedRules& rules,
                    Report& report) const {
  std::array<bool, kParts> parts{};
  for (std::size_t p = 0; p < kParts; ++p) parts.at(p) = is_due(static_cast<Part>(p));
  Judgement judgement(report);
  for (std::size_t r = 0; r < kRules; ++r) {
    const auto rule = static_cast<Rule>(r);
    for (std::size_t p = 0; p < kParts; ++p) {
      const auto part = static_cast<Part>(p);
      if (!parts.at(p) || !rules.is_judged_on(rule, part)) continue;
      if (!is_presumed(judgement, rules, rule, part)) continue;
      for (const Finding& each : of(rule, part)) {
        judgement.breach(rule, part, each.place, each.message);
      }
    }
  }
}

}  // namespace clearleaf::verify
