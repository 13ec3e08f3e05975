// Breaches of the prominence contract as they are found → told in the order of judgement.
#pragma once

#include "verify/judgement.h"

#include <array>
#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace clearleaf::verify {

/// What is judged in a format.
struct JudgedRules {
  /// Whether a rule is judged on a part.
  bool (*is_judged_on)(Rule rule, Part part);
  /// The other parts in which the rule presumes what it presumes in its own.
  std::initializer_list<Part> (*also_presumes)(Rule rule);
};

/// Breaches as they are found, in whatever order.
class Findings {
 public:
  void add(Rule rule, Part part, std::string place, std::string message);
  bool has(Rule rule, Part part) const { return !of(rule, part).empty(); }
  /// Tells them, and what is not judged for their sake. `is_due`: whether a part is
  /// there or ought to be.
  void tell(const std::function<bool(Part)>& is_due, const JudgedRules& rules,
            Report& report) const;

 private:
  struct Finding {
    std::string place;
    std::string message;
  };
  using List = std::vector<Finding>;

  const List& of(Rule rule, Part part) const;

  std::array<std::array<List, kParts>, kRules> found_;
};

}  // namespace clearleaf::verify
