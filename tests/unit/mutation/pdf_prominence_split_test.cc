// An exported PDF with one thing altered each time → refused by P10 for how its boxes are split.
#include "pdf_contract.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace clearleaf::mutation;

namespace {

/// Shows nothing after the first `most` lines, and leaves all else as it is.
std::string first_lines(const std::string& operators, int most) {
  std::istringstream lines(operators);
  std::string out;
  int begun = 0;
  for (std::string line; std::getline(lines, line);) {
    const bool begins = line.ends_with(" Td") && std::stod(line.substr(line.find(' '))) != 0;
    if (begins) ++begun;
    const bool shows = line.ends_with("Tj") || line.ends_with("TJ");
    if (!shows || begun <= most) out += line + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("P10 PDF: a box is split that would fit on a page, whatever notes it has") {
  for (const std::string_view fixture : {kLongRisks, kLongTables, kLongSummaries}) {
    CAPTURE(std::string(fixture));
    pdf_breaks_only("P10", fixture, [](AlteredPdf& pdf) {
      pdf.page(0).replaceKey("/MediaBox", AlteredPdf::parsed("[0 -1400 595.28 841.89]"));
    });
  }
}

TEST_CASE("P06 P10 PDF: rows on a further page, and those to be filled in, are accepted") {
  pdf_breaks_only(
      "P10", kLongTables, [](AlteredPdf&) {}, 0);
}

TEST_CASE("P10 PDF: a part of a box that is all notice goes on in the disclaimer's box") {
  pdf_breaks_only(
      "P10", kNoticeAlone, [](AlteredPdf&) {}, 0);
  pdf_breaks_only("P10", kNoticeAlone, [](AlteredPdf& pdf) {
    // "Warning, continued": the words of artifacts before the footer.
    std::string content = pdf.content(3);
    constexpr std::string_view kArtifact = "/Artifact<</Type/Layout>>BDC\n";
    for (std::size_t at = content.find(kArtifact); at != content.npos;
         at = content.find(kArtifact, at + 1)) {
      const std::size_t size = content.find("EMC\n", at) - at;
      content.replace(at, size, first_lines(content.substr(at, size), 0));
    }
    pdf.set_content(3, content);
  });
}

TEST_CASE("P10 PDF: a part of a box has four lines, but two rows") {
  pdf_breaks_only("P10", kLongTables, [](AlteredPdf& pdf) {
    for (const std::size_t cell : {34U, 35U}) {
      const PaintedMark mark = mark_of(pdf, element_in(pdf.element("Risks"), "TD", cell));
      repaint(pdf, mark, first_lines(painted(pdf, mark), 0));
    }
    QPDFObjectHandle row = element_in(pdf.element("Risks"), "TD", 35).getKey("/P");
    take_out(row.getKey("/P"), row);
  });
}

TEST_CASE("P10 PDF: a part of a box does not say that it goes on, or has too few lines") {
  const auto last_page = [](AlteredPdf& pdf) {
    return mark_of(pdf, element_in(pdf.element("Risks"), "LI", 27)).page;
  };
  pdf_breaks_only("P10", kLongRisks, [&](AlteredPdf& pdf) {
    std::string content = pdf.content(last_page(pdf));
    const std::size_t begin = content.find("BT\n");  // the only text before the page's own
    content.erase(begin, content.find("ET\n") + 3 - begin);
    pdf.set_content(last_page(pdf), content);
  });
  pdf_breaks_only("P10", kLongRisks, [&](AlteredPdf& pdf) {
    std::string content = pdf.content(last_page(pdf));
    const std::size_t begin = content.find("BT\n/Lbl");
    const std::size_t end = content.rfind("EMC\n", content.find("/H2<<", begin));
    content.replace(begin, end - begin, first_lines(content.substr(begin, end - begin), 2));
    pdf.set_content(last_page(pdf), content);
  });
}
