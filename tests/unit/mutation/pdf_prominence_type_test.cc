// An exported PDF with one thing altered each time → refused by P07 for how a disclaimer's lines
// begin and end.
#include "pdf_contract.h"

#include <doctest/doctest.h>

#include <string>

using namespace clearleaf::mutation;

namespace {

/// Moves the first words of an element of the risks that have one of everything.
void breaks_if_shifted(const std::string& type, std::size_t which, double right) {
  CAPTURE(type);
  CAPTURE(which);
  pdf_breaks_only("P07", kAllKinds, [&](AlteredPdf& pdf) {
    shift(pdf, mark_of(pdf, element_in(pdf.element("Risks"), type, which)), right, 0);
  });
}

/// Moves the second line of an element's words, and those after it.
void breaks_if_second_line_shifted(const std::string& type, std::size_t which) {
  CAPTURE(type);
  pdf_breaks_only("P07", kAllKinds, [&](AlteredPdf& pdf) {
    const PaintedMark mark = mark_of(pdf, element_in(pdf.element("Risks"), type, which));
    std::string operators = painted(pdf, mark);
    const std::size_t second = operators.find("\n0 -", operators.find("Td\n"));
    REQUIRE(second != std::string::npos);
    operators.insert(second + 1, "12 0 Td\n");
    repaint(pdf, mark, operators + "-12 0 Td\n");
  });
}

}  // namespace

TEST_CASE("P07 PDF: a disclaimer with one of everything is accepted as it was exported") {
  pdf_breaks_only(
      "P07", kAllKinds, [](AlteredPdf&) {}, 0);
}

TEST_CASE("P07 PDF: lines of a cell, of a caption or of code do not begin where the first does") {
  breaks_if_second_line_shifted("TD", 5);
  breaks_if_second_line_shifted("Caption", 1);
  breaks_if_second_line_shifted("Code", 0);
}

TEST_CASE("P07 PDF: a block of one line does not begin where the others do") {
  breaks_if_shifted("P", 2, 60);   // an item
  breaks_if_shifted("P", 11, 60);  // a notice
  breaks_if_shifted("P", 12, 90);  // a paragraph
  breaks_if_shifted("H3", 0, 90);
  breaks_if_shifted("Caption", 0, 90);
}

TEST_CASE("P07 PDF: a cell does not begin where its column does") {
  breaks_if_shifted("TD", 1, 40);
}
