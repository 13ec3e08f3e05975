// Whatever the bytes are, reading ends, and nothing but a report comes of it.
#include "doctest/doctest.h"
#include "unit/verify/written_pdf.h"
#include "verify/pdf_reader.h"
#include "verify/pdf_spoken.h"
#include "verify/pdf_tags.h"

#include <string>

using namespace clearleaf::verify;

namespace {

std::vector<std::string> sample() {
  auto objects = tagged_objects(
      "/H1 <</MCID 0>> BDC BT /F 20 Tf 10 200 Td [(Ti) -3 (tle)] TJ ET EMC\n"
      "/Link <</MCID 1>> BDC BT /F 10 Tf 10 100 Td (Words) Tj ET EMC /Artifact BMC q 1 0 0 rg "
      "1 2 3 4 re f Q EMC",
      {"<</S/Document/P 7 0 R/K[9 0 R 10 0 R]>>", "<</S/H1/P 8 0 R/Pg 3 0 R/K 0/Alt(x)>>",
       "<</S/Link/P 8 0 R/Pg 3 0 R/K[1<</Type/OBJR/Obj 11 0 R>>]>>",
       "<</Subtype/Link/Rect[1 2 3 4]/StructParent 1/Dest[3 0 R/XYZ 0 150 0]>>"},
      "[9 0 R 10 0 R]1 10 0 R");
  objects[kPageObject - 1].insert(objects[kPageObject - 1].size() - 2, "/Annots[11 0 R]");
  return objects;
}

/// Reads and tells; that it comes back is what counts.
std::size_t told(const std::string& bytes) {
  Report report;
  const PdfFile file = read_pdf(bytes, report);
  return to_text(spoken_of(file)).size() + tags_text(file).size() + report.breaches().size();
}

}  // namespace

TEST_CASE("the sample itself is read without a breach") {
  for (const std::string& bytes : {written_pdf(sample()), written_in_object_stream(sample())}) {
    Report report;
    const PdfFile file = read_pdf(bytes, report);
    CHECK(report.accepted());
    CHECK(to_text(spoken_of(file)) ==
          "heading 1: ⟦page 1⟧Title\nparagraph: ⟦link to paragraph \"Words\"⟧Words⟦end⟧\n");
  }
}

TEST_CASE("cut off at any byte, it is read to an end") {
  for (const std::string& bytes : {written_pdf(sample()), written_in_object_stream(sample())}) {
    for (std::size_t size = 0; size + 8 < bytes.size(); ++size) {
      Report report;
      read_pdf(std::string_view(bytes).substr(0, size), report);
      REQUIRE_FALSE(report.accepted());
    }
  }
}

TEST_CASE("with any byte turned into another, it is read to an end") {
  for (const std::string& bytes : {written_pdf(sample()), written_in_object_stream(sample())}) {
    std::string changed = bytes;
    std::size_t sum = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (const char other : {'9', '<', static_cast<char>(bytes[at] ^ 1)}) {
        changed[at] = other;
        sum += told(changed);
      }
      changed[at] = bytes[at];
    }
    CHECK(sum > 0);
  }
}

TEST_CASE("numbers out of all proportion do no harm") {
  const std::string good = written_pdf(sample());
  constexpr std::string_view kLarge = "99999999999999999999";
  std::size_t sum = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    const bool begins =
        good[at] >= '0' && good[at] <= '9' && (at == 0 || good[at - 1] < '0' || good[at - 1] > '9');
    if (!begins) continue;
    std::string bytes = good;
    bytes.replace(at, 1, kLarge);
    sum += told(bytes);
    bytes.replace(at, kLarge.size(), "-7");
    sum += told(bytes);
    bytes.replace(at, 2, "2147483647");
    sum += told(bytes);
  }
  CHECK(sum > 0);
}

TEST_CASE("content that nests and repeats without end is stopped") {
  const auto page = [](std::string_view content) {
    return tagged_pdf(content, {"<</S/Document>>"}, "[]");
  };
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "q /P BMC ";
  told(page(deep));
  told(page(std::string(300'000, '[')));
  std::string operands;
  for (int i = 0; i < 200'000; ++i) operands += "1 ";
  told(page(operands));

  // Forms that each draw the next one twice: 2^18 times in all.
  auto objects = tagged_objects("/N Do", {"<</S/Document>>"}, "[]");
  objects[kPageObject - 1].replace(objects[kPageObject - 1].find("/Font<<"), 7,
                                   "/XObject<</N 9 0 R>>/Font<<");
  for (int i = 0; i < 30; ++i) {
    objects.push_back(stream_object(
        "/Subtype/Form/Resources<</XObject<</N " + std::to_string(10 + i) + " 0 R>>>>",
        "/N Do /N Do"));
  }
  Report report;
  const PdfFile file = read_pdf(written_pdf(objects), report);
  CHECK_FALSE(file.pages[file.pages.id_at(0)].content.breaches.empty());
}
