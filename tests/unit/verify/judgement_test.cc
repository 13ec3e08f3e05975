// Which rules of the prominence contract are judged once another is broken.
#include "verify/judgement.h"

#include "doctest/doctest.h"

using namespace clearleaf::verify;

TEST_CASE("a rule that presumes a broken one is told as not judged, on that part alone") {
  Report report;
  Judgement judgement(report);
  CHECK(judgement.presumed(Rule::kP09, Part::kRisks));
  judgement.breach(Rule::kP09, Part::kRisks, "page 2", "\"disclaimer-risks\" is an artifact");
  CHECK_FALSE(judgement.presumed(Rule::kP04, Part::kRisks));
  CHECK(judgement.presumed(Rule::kP04, Part::kConclusion));
  CHECK(judgement.presumed(Rule::kP05, Part::kPublication));
  REQUIRE(report.breaches().size() == 1);
  CHECK(report.breaches()[0].clause == "P09");
  CHECK(report.not_judged() == std::vector<NotJudged>{{"P04", "P09", "disclaimer-risks"}});
}

TEST_CASE("rules that do not presume each other are both judged") {
  Report report;
  Judgement judgement(report);
  judgement.breach(Rule::kP04, Part::kRisks, "page 2", "6 pt");
  CHECK(judgement.presumed(Rule::kP05, Part::kRisks));
  CHECK(report.not_judged().empty());
}

TEST_CASE("what is not judged is told once, also where reports are joined") {
  Report report;
  Judgement judgement(report);
  judgement.breach(Rule::kP01, Part::kPublication, "", "no risks");
  CHECK_FALSE(judgement.presumed(Rule::kP14, Part::kPublication));
  CHECK_FALSE(judgement.presumed(Rule::kP14, Part::kPublication));
  Report joined;
  joined.add(report);
  joined.add(report);
  CHECK(joined.not_judged().size() == 1);
  CHECK(joined.breaches().size() == 1);
}
