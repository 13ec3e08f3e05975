// What is no rule of the contract is passed over.
#include "contract_breaches.h"

#include <doctest/doctest.h>

namespace clearleaf::test {

bool is_of_contract(std::string_view clause) {
  return clause.size() == 3 && clause.front() == 'P';
}

void check_contract(const verify::Report& report, const std::string& rule, std::size_t breaches) {
  std::string told;
  std::size_t count = 0;
  bool others = false;
  for (const verify::Breach& breach : report.breaches()) {
    if (!is_of_contract(breach.clause)) continue;
    told += breach.clause + " " + breach.place + ": " + breach.message + "\n";
    others |= breach.clause != rule;
    ++count;
  }
  CAPTURE(rule);
  CAPTURE(told);
  CHECK_FALSE(others);
  CHECK(count == breaches);
}

}  // namespace clearleaf::test
