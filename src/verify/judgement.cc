// What each rule presumes, and the breaches that follow from it.
#include "verify/judgement.h"

#include <algorithm>
#include <utility>

namespace clearleaf::verify {

namespace {

struct RuleFacts {
  std::string_view name;
  /// Rules without which this one has nothing to judge: text that is not there, is no section of
  /// the body or is hidden has no size, colour or box to speak of.
  std::initializer_list<Rule> presumes;
};

const std::array<RuleFacts, kRules>& facts() {
  using enum Rule;
  static const std::array<RuleFacts, kRules> kFacts{{
      {"P01", {}},
      {"P09", {kP01}},
      {"P12", {kP01, kP09}},
      {"P02", {kP01, kP09, kP12}},
      {"P03", {kP01, kP09, kP12}},
      {"P08", {kP01, kP09}},
      {"P11", {kP01, kP09, kP12}},
      {"P13", {kP01, kP09}},
      {"P06", {kP01, kP09, kP12}},
      {"P04", {kP01, kP09, kP12}},
      {"P05", {kP01, kP09, kP12}},
      {"P07", {kP01, kP09, kP12}},
      {"P10", {kP01, kP09, kP12, kP02, kP06}},
      {"P14", {kP01, kP09}},
  }};
  return kFacts;
}

std::size_t index(Rule rule) {
  return static_cast<std::size_t>(rule);
}

}  // namespace

std::string_view name_of(Rule rule) {
  return facts().at(index(rule)).name;
}

std::string_view id_of(Part part) {
  switch (part) {
    case Part::kKeyInformation: return "key-information";
    case Part::kRisks: return "disclaimer-risks";
    case Part::kConclusion: return "disclaimer-conclusion";
    case Part::kPublication: return "";
  }
  return "";
}

bool Judgement::presumed(Rule rule, Part part) {
  for (const Rule earlier : facts().at(index(rule)).presumes) {
    if (!broken(earlier, part)) continue;
    report_.leave_unjudged(name_of(rule), name_of(earlier), id_of(part));
    return false;
  }
  return true;
}

void Judgement::breach(Rule rule, Part part, std::string place, std::string message) {
  broken_.at(index(rule)).at(static_cast<std::size_t>(part)) = true;
  report_.add(name_of(rule), std::move(place), std::move(message));
}

bool Judgement::broken(Rule rule, Part part) const {
  return broken_.at(index(rule)).at(static_cast<std::size_t>(part));
}

}  // namespace clearleaf::verify
