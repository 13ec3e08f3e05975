// Runs of text → why they are not seen, or not read.
#include "verify/pdf_hidden_text.h"

#include "doctest/doctest.h"
#include "unit/verify/written_pdf.h"
#include "verify/pdf_reader.h"

#include <string>

using namespace clearleaf;
using namespace clearleaf::verify;

namespace {

/// A page of 200 × 300 points with this content, turned by `degrees`.
PdfFile read_page(std::string_view content, const std::string& degrees = "0") {
  auto objects = tagged_objects(content, {"<</S/Document>>"}, "[]");
  objects[kPageObject - 1] = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Rotate " + degrees +
                             "/Resources<</Font<</F 5 0 R>>>>>>";
  Report report;
  PdfFile file = read_pdf(written_pdf(objects), report);
  REQUIRE(report.breaches().empty());
  return file;
}

const PdfPage& page_of(const PdfFile& file) {
  return file.pages[file.pages.id_at(0)];
}

/// What is said of the last run.
std::string distorted(std::string_view content, const std::string& degrees = "0") {
  const PdfFile file = read_page(content, degrees);
  return std::string(distorted_by(page_of(file), page_of(file).content.runs.back()));
}

bool runs_into_other(std::string_view content) {
  const PdfFile file = read_page(content);
  const PageContent& drawn = page_of(file).content;
  return DrawnText(drawn).runs_into_other(drawn.runs.back());
}

}  // namespace

TEST_CASE("P12: text as it is written is not distorted") {
  CHECK(distorted("BT /F 10 Tf 20 200 Td (words) Tj ET").empty());
  CHECK(distorted("BT /F 10 Tf 20 200 Td 90 Tz -0.5 Tc [(wo) 40 (rds)] TJ ET").empty());
  CHECK(distorted("q 2 0 0 2 0 0 cm BT /F 10 Tf 1 0 0 1 10 100 Tm (words) Tj ET Q").empty());
  CHECK(distorted("BT /F -10 Tf -1 0 0 -1 10 100 Tm (words) Tj ET").empty());
}

TEST_CASE("P12: text is turned, slanted or mirrored") {
  for (const char* matrix : {"0 1 -1 0 50 50", "-1 0 0 -1 90 90", "-1 0 0 1 90 90",
                             "1 0 0 -1 20 90", "1 0.2 0 1 20 90", "1 0 0.4 1 20 90"}) {
    CAPTURE(std::string(matrix));
    CHECK(distorted(std::string("BT /F 10 Tf ") + matrix + " Tm (words) Tj ET") == "is turned");
  }
  for (const char* degrees : {"90", "180", "-90"}) {
    CHECK(distorted("BT /F 10 Tf 20 200 Td (words) Tj ET", degrees) == "is turned");
  }
  CHECK(distorted("BT /F 10 Tf 20 200 Td (words) Tj ET", "360").empty());
}

TEST_CASE("P12: text is squeezed, or its letters stand on one another") {
  CHECK(distorted("BT /F 10 Tf 20 200 Td 70 Tz (words) Tj ET") == "is squeezed");
  CHECK(distorted("BT /F 10 Tf 0.5 0 0 1 20 200 Tm (words) Tj ET") == "is squeezed");
  CHECK(distorted("BT /F 10 Tf 20 200 Td -3 Tc (words) Tj ET") == "has letters on one another");
  CHECK(distorted("BT /F 10 Tf 20 200 Td [(w) 400 (o) 400 (r) 400 (d)] TJ ET") ==
        "has letters on one another");
}

TEST_CASE("P12: text is cut off by a clip, a path's or a text's") {
  constexpr const char* kWords = " BT /F 10 Tf 20 200 Td (words) Tj ET";
  const auto clipped = [&](const std::string& clip) {
    return distorted("q " + clip + kWords + " Q");
  };
  CHECK(clipped("0 0 200 300 re W n").empty());
  CHECK(clipped("0 0 30 300 re W n") == "is cut off");
  CHECK(clipped("0 0 200 204 re W n") == "is cut off");
  CHECK(clipped("0 0 200 300 re W n 25 0 200 300 re W n") == "is cut off");
  CHECK(clipped("0 0 m 200 0 l 100 300 l h W n") == "is cut off");  // what it leaves is not known
  CHECK(clipped("0 0 200 300 re 20 190 100 30 re W* n") == "is cut off");
  CHECK(clipped("BT /F 99 Tf 7 Tr 0 150 Td (x) Tj ET 0 Tr") == "is cut off");
}

TEST_CASE("P12: text runs into other text") {
  const std::string words = "BT /F 10 Tf 20 200 Td (some words) Tj ";
  CHECK_FALSE(runs_into_other(words + "0 -12 Td (some words) Tj ET"));
  CHECK_FALSE(runs_into_other(words + "50 0 Td (some words) Tj ET"));
  CHECK_FALSE(runs_into_other(words + "0 3 Td (a) Tj ET"));  // as marks of some scripts are shown
  CHECK_FALSE(runs_into_other("BT /F 10 Tf 20 197 Td (      ) Tj ET " + words + "ET"));
  CHECK(runs_into_other(words + "0 -3 Td (some words) Tj ET"));
  CHECK(runs_into_other(words + "30 0 Td (some words) Tj ET"));
  CHECK(runs_into_other(words + "0 -7 Td (some words) Tj ET"));
}
