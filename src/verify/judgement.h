// Breaches of the prominence contract → a report, in the order in which the rules are judged.
#pragma once

#include "verify/report.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace clearleaf::verify {

/// The rules that finished files are judged by, in their order of judgement (PROMINENCE.md).
enum class Rule : std::uint8_t {
  kP01, kP09, kP12, kP02, kP03, kP08, kP11, kP13, kP06, kP04, kP05, kP07, kP10, kP14,
};
inline constexpr std::size_t kRules = 14;
/// "P09".
std::string_view name_of(Rule rule);

/// What a rule is judged on: a disclaimer, or the publication as a whole.
enum class Part : std::uint8_t { kKeyInformation, kRisks, kConclusion, kPublication };
inline constexpr std::size_t kParts = 4;
/// Its ID in both formats: "disclaimer-risks"; empty for the publication.
std::string_view id_of(Part part);

/// Judges one file, rule after rule. A rule that presumes one that is broken is not judged on that
/// part: it would find the same fault again. Rules have to be asked in their order.
class Judgement {
 public:
  explicit Judgement(Report& report) : report_(report) {}

  /// Whether `rule` can be judged on `part`; where it cannot, the report says "not judged".
  bool presumed(Rule rule, Part part);
  void breach(Rule rule, Part part, std::string place, std::string message);
  bool broken(Rule rule, Part part) const;

 private:
  Report& report_;
  std::array<std::array<bool, kParts>, kRules> broken_{};
};

}  // namespace clearleaf::verify
