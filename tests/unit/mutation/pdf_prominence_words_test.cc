// Other words in a disclaimer of an exported PDF → P11, and P18 between editions.
#include "leaflet.h"
#include "pdf_contract.h"
#include "verify/verify.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>

using namespace clearleaf;
using namespace clearleaf::mutation;

namespace {

using Alter = std::function<void(AlteredPdf&)>;

verify::FileReading read_altered(const Alter& alter) {
  AlteredPdf pdf(test::exported_leaflet(".pdf"));
  alter(pdf);
  return verify::read_back_pdf(pdf.bytes());
}

/// The rules of the contract that the pair of an altered PDF and the leaflet's EPUB breaks.
std::string broken_by(const Alter& alter) {
  const verify::FileReading pdf = read_altered(alter);
  verify::Report report = pdf.report;
  report.add(
      verify::judge_pair(pdf, verify::read_back_epub(test::exported_leaflet(".epub")), nullptr));
  std::string rules;
  for (const verify::Breach& breach : report.breaches()) {
    if (breach.clause.front() == 'P') rules += (rules.empty() ? "" : " ") + breach.clause;
  }
  return rules;
}

void say_another_word(AlteredPdf& pdf) {
  const char* words =
      "Most people can walk on the first day, and most walk well after three weeks. We do not know "
      "which plan is a good one. Go slowly, rest often, and ask your nurse before you do more than "
      "the plan says.";
  element_in(pdf.element("Conclusion"), "P")
      .replaceKey("/ActualText", QPDFObjectHandle::newString(words));
}

void leave_out_an_item(AlteredPdf& pdf) {
  QPDFObjectHandle list = element_in(pdf.element("Risks"), "L");
  take_out(list, element_in(list, "LI", 2));
}

}  // namespace

TEST_CASE("P11 PDF: what was exported says the same as the EPUB") {
  CHECK(broken_by([](AlteredPdf&) {}).empty());
}

TEST_CASE("P11 PDF: a disclaimer says something else than in the EPUB") {
  CHECK(broken_by(say_another_word) == "P11");
  CHECK(broken_by(leave_out_an_item) == "P11");
}

TEST_CASE("P11 PDF: is not judged where a disclaimer is no section") {
  const Alter alter = [](AlteredPdf& pdf) {
    pdf.element("Risks").replaceKey("/S", QPDFObjectHandle::newName("/Sect"));
  };
  CHECK(broken_by(alter) == "P09");
  const verify::FileReading epub = verify::read_back_epub(test::exported_leaflet(".epub"));
  const auto left = verify::judge_pair(read_altered(alter), epub, nullptr).not_judged();
  CHECK(std::ranges::find(left, verify::NotJudged{"P11", "P09", "disclaimer-risks"}) != left.end());
}

TEST_CASE("P18 PDF: other words in one edition give another hash") {
  const auto hashes = [](const Alter& alter) {
    return verify::disclaimer_hashes(read_altered(alter).spoken);
  };
  const auto of_export = hashes([](AlteredPdf&) {});
  REQUIRE(of_export.size() == 4);
  CHECK(of_export != hashes(say_another_word));
  CHECK(of_export != hashes(leave_out_an_item));
}
