// Dates, and look-ups in the front matter.
#include "model/metadata.h"

#include <doctest/doctest.h>

namespace clearleaf {

TEST_CASE("dates are read as YYYY-MM-DD, days that exist only") {
  CHECK(parse_iso_date("2026-11-23") == Date{2026, 11, 23});
  CHECK(parse_iso_date("2024-02-29") == Date{2024, 2, 29});
  for (const char* wrong : {"", "2026-11-2", "2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01",
                            "2026/11/23", "23.11.2026", "2026-11-23 "}) {
    CAPTURE(wrong);
    CHECK(parse_iso_date(wrong) == std::nullopt);
  }
}

TEST_CASE("dates and moments are written as ISO 8601") {
  CHECK(to_iso(Date{7, 1, 2}) == "0007-01-02");
  CHECK(to_iso(Timestamp{{2026, 11, 23}, 4, 5, 6}) == "2026-11-23T04:05:06Z");
  CHECK(to_iso(Timestamp{}) == "1980-01-01T00:00:00Z");
}

TEST_CASE("seconds since 1970 are moments in UTC") {
  CHECK(to_iso(from_epoch(0)) == "1970-01-01T00:00:00Z");
  CHECK(to_iso(from_epoch(1'795'392'000)) == "2026-11-23T00:00:00Z");
  CHECK(to_iso(from_epoch(253'402'300'799)) == "9999-12-31T23:59:59Z");
}

TEST_CASE("the makers are the authors, else the organisation") {
  Metadata meta;
  CHECK(meta.creators().empty());
  meta.organisation.value = "A clinic";
  CHECK(meta.creators() == std::vector<std::string>{"A clinic"});
  meta.authors = {{"Ann", {}}, {"Bob", {}}};
  CHECK(meta.creators() == std::vector<std::string>{"Ann", "Bob"});
}

TEST_CASE("a disclaimer is found by its kind") {
  Metadata meta;
  CHECK(meta.disclaimer(DisclaimerKind::kRisks) == nullptr);
  meta.disclaimers.push_back({DisclaimerKind::kConclusion, {}, {}, {}});
  CHECK(meta.disclaimer(DisclaimerKind::kRisks) == nullptr);
  CHECK(meta.disclaimer(DisclaimerKind::kConclusion) == &meta.disclaimers[0]);
}

}  // namespace clearleaf
