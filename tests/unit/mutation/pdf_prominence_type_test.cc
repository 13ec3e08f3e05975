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
  breaks_if_shifted("P", 12, 4);   // a paragraph, with all of its lines
  breaks_if_shifted("H3", 0, 90);
  breaks_if_shifted("Caption", 0, 90);
}

TEST_CASE("P07 PDF: a cell does not begin where its column does") {
  breaks_if_shifted("TD", 1, 40);
}

TEST_CASE("P07 PDF: a word is divided by a hyphen that is not in the text") {
  const auto last_of_risks = [](AlteredPdf& pdf) {
    return element_in(pdf.element("Risks"), "P", 12);
  };
  pdf_breaks_only("P07", kAllKinds, [&](AlteredPdf& pdf) {  // the glyph says so
    const std::string font = font_of(pdf, mark_of(pdf, last_of_risks(pdf)));
    QPDFObjectHandle resources = pdf.page(2).getKey("/Resources").getKey("/Font");
    QPDFObjectHandle map = resources.getKey(font.substr(0, font.find(' '))).getKey("/ToUnicode");
    const auto data = map.getStreamData(qpdf_dl_generalized);
    std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    replace(text, "9 beginbfrange\n<000F><0011><002C>\n",
            "11 beginbfrange\n<000F><000F><002C>\n<0010><0010><00AD>\n<0011><0011><002E>\n");
    map.replaceStreamData(text, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
  });
  pdf_breaks_only("P07", kAllKinds, [&](AlteredPdf& pdf) {  // a sequence says so
    const PaintedMark mark = mark_of(pdf, last_of_risks(pdf));
    std::string operators = painted(pdf, mark);
    const std::size_t end = operators.rfind("TJ\n") + 3;
    operators.insert(end, "/Span<</ActualText<FEFF00AD>>>BDC\n<0011>Tj\nEMC\n");
    repaint(pdf, mark, operators);
  });
  pdf_breaks_only("P07", kAllKinds, [&](AlteredPdf& pdf) {  // the text leaves it out
    last_of_risks(pdf).replaceKey(
        "/ActualText",
        QPDFObjectHandle::newString(
            "Do not drive until your doctor says that you can. It harms your circulation to sit "
            "still from morning to night, so go for a fiveminute walk after every meal."));
  });
}

TEST_CASE("P07 PDF: a line ends in the middle of a word") {
  pdf_breaks_only("P07", kAllKinds, [](AlteredPdf& pdf) {
    const PaintedMark mark = mark_of(pdf, element_in(pdf.element("Risks"), "P", 12));
    const std::string blank("\0\3", 2);
    std::string operators = painted(pdf, mark);
    const std::size_t end = operators.find(blank + ")", operators.find("Td\n"));
    REQUIRE(end != std::string::npos);
    operators.erase(end, 2);
    repaint(pdf, mark, operators);
  });
}
