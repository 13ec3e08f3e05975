// What is told of breaches that were not expected, or that are missing.
#include "breaches.h"

#include <doctest/doctest.h>

#include <string_view>

namespace clearleaf::test {

namespace {

/// "P09"; no standard's clause is as short.
bool is_of_contract(std::string_view clause) {
  return clause.size() == 3 && clause.front() == 'P';
}

std::string listed(const verify::Breach& breach) {
  return breach.clause + " " + breach.place + ": " + breach.message + "\n";
}

std::string joined(const Clauses& clauses) {
  std::string out;
  for (const std::string& clause : clauses) out += (out.empty() ? "" : "; ") + clause;
  return out;
}

}  // namespace

Clauses clauses_of(const verify::Report& report) {
  Clauses clauses;
  for (const verify::Breach& breach : report.breaches()) clauses.insert(breach.clause);
  return clauses;
}

void check_clauses(const verify::Report& report, const Clauses& wanted) {
  constexpr std::size_t kMost = 8;
  std::string told;
  for (std::size_t i = 0; i < report.breaches().size(); ++i) {
    if (i == kMost) told += "…\n";
    if (i < kMost) told += listed(report.breaches()[i]);
  }
  CAPTURE(told);
  CHECK(joined(clauses_of(report)) == joined(wanted));
}

void check_contract(const verify::Report& report, const std::string& rule, std::size_t breaches) {
  std::string told;
  std::size_t count = 0;
  bool others = false;
  for (const verify::Breach& breach : report.breaches()) {
    if (!is_of_contract(breach.clause)) continue;
    told += listed(breach);
    others |= breach.clause != rule;
    ++count;
  }
  CAPTURE(rule);
  CAPTURE(told);
  CHECK_FALSE(others);
  CHECK(count == breaches);
}

}  // namespace clearleaf::test
