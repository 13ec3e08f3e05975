// A report's breaches → the clauses that an alteration was expected to break.
#pragma once

#include "verify/report.h"

#include <cstddef>
#include <set>
#include <string>

namespace clearleaf::test {

using Clauses = std::set<std::string>;

/// The clauses that are broken, rules of the prominence contract among them.
Clauses clauses_of(const verify::Report& report);

/// Expects these clauses to be broken, each as often as may be, and no others.
void check_clauses(const verify::Report& report, const Clauses& wanted);

/// Expects so many breaches of the prominence contract, all of this rule; what is no rule of the
/// contract is passed over.
void check_contract(const verify::Report& report, const std::string& rule, std::size_t breaches);

}  // namespace clearleaf::test
