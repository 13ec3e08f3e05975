// One word altered in a disclaimer of an exported file → P11, and P18 between editions.
#include "altered_epub.h"
#include "leaflet.h"
#include "verify/verify.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace clearleaf;
using namespace clearleaf::test;

namespace {

/// The rules of the contract that the pair of the leaflet's PDF and an altered EPUB breaks.
std::string broken_by(const Alter& alter) {
  const verify::FileReading pdf = verify::read_back_pdf(exported_leaflet(".pdf"));
  const verify::FileReading epub = verify::read_back_epub(altered(alter));
  verify::Report report = epub.report;
  report.add(verify::judge_pair(pdf, epub, nullptr));
  std::string rules;
  for (const verify::Breach& breach : report.breaches()) {
    if (breach.clause.front() == 'P') rules += (rules.empty() ? "" : " ") + breach.clause;
  }
  return rules;
}

}  // namespace

TEST_CASE("P11 EPUB: what was exported says the same as the PDF") {
  CHECK(broken_by([](Alteration&) {}).empty());
}

TEST_CASE("P11 EPUB: one word of a disclaimer is another") {
  CHECK(broken_by([](Alteration& it) { it.replace(kRisks, "feels hot", "feels warm"); }) == "P11");
  CHECK(broken_by([](Alteration& it) { it.replace(kConclusion, "the best", "a good"); }) == "P11");
  CHECK(broken_by([](Alteration& it) { it.replace(kTitle, "at once", "soon"); }) == "P11");
  CHECK(broken_by([](Alteration& it) {
          it.replace(kRisks, "<li>The wound opens", "<li>It opens");
        }) == "P11");
}

TEST_CASE("P11 EPUB: is not judged where a disclaimer is not there") {
  const Alter alter = [](Alteration& it) { it.replace(kRisks, "\"disclaimer-risks\"", "\"x\""); };
  CHECK(broken_by(alter) == "P01");
  const verify::FileReading pdf = verify::read_back_pdf(exported_leaflet(".pdf"));
  const verify::FileReading epub = verify::read_back_epub(altered(alter));
  const auto left = verify::judge_pair(pdf, epub, nullptr).not_judged();
  CHECK(std::ranges::find(left, verify::NotJudged{"P11", "P01", "disclaimer-risks"}) != left.end());
}

TEST_CASE("P11 EPUB: a word outside the disclaimers is the parity's to tell") {
  CHECK(broken_by([](Alteration& it) { it.replace(kWalk, "flat soles", "thick soles"); }).empty());
}

TEST_CASE("P18 EPUB: other words in one edition give another hash") {
  const auto hashes = [](const Alter& alter) {
    return verify::disclaimer_hashes(verify::read_back_epub(altered(alter)).spoken);
  };
  const auto of_export = hashes([](Alteration&) {});
  REQUIRE(of_export.size() == 4);
  CHECK(of_export ==
        verify::disclaimer_hashes(verify::read_back_pdf(exported_leaflet(".pdf")).spoken));
  CHECK(of_export != hashes([](Alteration& it) { it.replace(kRisks, "feels hot", "feels warm"); }));
  CHECK(of_export == hashes([](Alteration& it) { it.append(kStyle, "p { margin: 0; }"); }));
}
