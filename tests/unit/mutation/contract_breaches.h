// A report's breaches → those of the prominence contract.
#pragma once

#include "verify/report.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace clearleaf::test {

/// Whether a clause is a rule of the contract: "P09".
bool is_of_contract(std::string_view clause);

/// Expects so many breaches of the contract, all of this rule.
void check_contract(const verify::Report& report, const std::string& rule, std::size_t breaches);

}  // namespace clearleaf::test
