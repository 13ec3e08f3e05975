// An exported PDF with one thing altered each time → refused by the one rule of the prominence
// contract that this breaks: what the disclaimers say they are, and how they look.
#include "pdf_contract.h"

#include <doctest/doctest.h>

#include <string>

using namespace clearleaf::mutation;

namespace {

QPDFObjectHandle string(const char* text) {
  return QPDFObjectHandle::newString(text);
}

/// The first paragraph of the risks, of two lines.
PaintedMark words_of_risks(AlteredPdf& pdf) {
  return mark_of(pdf, element_in(pdf.element("Risks"), "P"));
}
std::size_t page_of_risks(AlteredPdf& pdf) {
  return words_of_risks(pdf).page;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

void edit_mark(AlteredPdf& pdf, PaintedMark mark, const std::string& what, const std::string& with,
               const std::string& after = "") {
  std::string operators = painted(pdf, mark);
  replace(operators, what, with);
  repaint(pdf, mark, operators + after);
}

/// Sets a sequence in another size.
void resize(AlteredPdf& pdf, PaintedMark mark, const std::string& size) {
  const std::string font = font_of(pdf, mark);
  set_in(pdf, mark, font.substr(0, font.find(' ')) + " " + size + " Tf\n");
}

/// A bar of the first box that a page draws: left, right, top, bottom.
void edit_bar(AlteredPdf& pdf, std::size_t page, std::size_t side, const std::string& what,
              const std::string& with) {
  std::string content = pdf.content(page);
  std::size_t begin = content.find("/Artifact<</Type/Layout>>BDC\n");
  begin = content.find('\n', content.find(" rg\n", begin)) + 1;
  for (; side > 0; --side) begin = content.find('\n', begin) + 1;
  const std::size_t end = content.find('\n', begin) + 1;
  std::string bar = content.substr(begin, end - begin);
  replace(bar, what, with);
  content.replace(begin, end - begin, bar);
  pdf.set_content(page, content);
}

/// The colour that is set after `what`.
void edit_color(AlteredPdf& pdf, std::size_t page, const std::string& what,
                const std::string& color) {
  std::string content = pdf.content(page);
  const std::size_t end = content.rfind(" rg\n", content.find(what));
  const std::size_t begin = content.rfind('\n', end - 1) + 1;
  content.replace(begin, end - begin, color);
  pdf.set_content(page, content);
}

}  // namespace

TEST_CASE("P03 PDF: a disclaimer does not say in words what it is") {
  pdf_breaks_only("P03", [](AlteredPdf& pdf) {
    QPDFObjectHandle heading = element_in(pdf.element("Risks"), "H2");
    QPDFObjectHandle label = element_in(heading, "Label");
    paint_instead(pdf, mark_of(pdf, label), "");
    take_out(heading, label);
  });
  pdf_breaks_only("P03", [](AlteredPdf& pdf) {  // a number in the label's place
    QPDFObjectHandle key = pdf.element("KeyInformation");
    const PaintedMark label = mark_of(pdf, element_in(key, "Label"));
    PaintedMark page = mark_of(pdf, element_in(key, "PageReference"));
    ++page.mcid;  // after ", page "
    const std::string operators = painted(pdf, label);
    repaint(pdf, label, operators.substr(0, operators.rfind("Td\n") + 3) + painted(pdf, page));
  });
}

TEST_CASE("P03 PDF: a summary does not begin with its label") {
  const auto put_last = [](QPDFObjectHandle paragraph) {
    QPDFObjectHandle kids = paragraph.getKey("/K");
    kids.appendItem(kids.getArrayItem(0));
    kids.eraseItem(0);
  };
  pdf_breaks_only("P03", [&](AlteredPdf& pdf) {
    put_last(element_in(element_in(pdf.element("KeyInformation"), "Div", 0), "P"));
  });
  // Neither does the heading have one.
  pdf_breaks_only("P03", [&](AlteredPdf& pdf) {
    QPDFObjectHandle summary = element_in(element_in(pdf.element("KeyInformation"), "Div", 1), "P");
    element_in(summary, "Label").replaceKey("/S", QPDFObjectHandle::newName("/Span"));
    put_last(summary);
  });
}

TEST_CASE("P03 PDF: a notice without words, a label in another language") {
  pdf_breaks_only("P03", [](AlteredPdf& pdf) {
    QPDFObjectHandle notice = pdf.element("Notice");
    take_out(notice, element_in(notice, "P"));
  });
  pdf_breaks_only("P03", [](AlteredPdf& pdf) {
    element_in(pdf.element("Risks"), "Label").replaceKey("/Lang", string("de"));
  });
}

TEST_CASE("P03 PDF: an icon is read") {
  const auto label = [](AlteredPdf& pdf) {
    return mark_of(pdf, element_in(pdf.element("Risks"), "Label"));
  };
  pdf_breaks_only("P03", [&](AlteredPdf& pdf) {  // a shape in the label's sequence
    wrap(pdf, label(pdf), "", "460 300 m\n474 300 l\n467 314 l\nf\n");
  });
  pdf_breaks_only("P03", [&](AlteredPdf& pdf) {
    wrap(pdf, label(pdf), "", "q 14 0 0 14 460 300 cm/Im1 Do Q\n");
  });
  // A figure of the heading, or of a notice's label.
  const auto take_in = [](AlteredPdf& pdf, QPDFObjectHandle element) {
    QPDFObjectHandle group = element_in(pdf.element("Risks"), "Div");
    QPDFObjectHandle figure = element_in(group, "Figure");
    take_out(group, figure);
    QPDFObjectHandle kids = element.getKey("/K");
    if (!kids.isArray()) kids = QPDFObjectHandle::newArray({kids});
    kids.appendItem(figure);
    element.replaceKey("/K", kids);
    figure.replaceKey("/P", element);
    figure.replaceKey("/Alt", string(""));
  };
  pdf_breaks_only("P03", kAllKinds,
                  [&](AlteredPdf& pdf) { take_in(pdf, element_in(pdf.element("Risks"), "H2")); });
  pdf_breaks_only("P03", kAllKinds, [&](AlteredPdf& pdf) {
    take_in(pdf, element_in(pdf.element("Risks"), "Label", 1));
  });
}

TEST_CASE("P05 PDF: an icon beside a heading is too light, unless a part of it is not") {
  const auto draw = [](const std::string& operators) {
    return [=](AlteredPdf& pdf) {
      const std::size_t page = page_of_risks(pdf);
      pdf.set_content(page,
                      pdf.content(page) + "/Artifact<</Type/Layout>>BDC\n" + operators + "EMC\n");
    };
  };
  const std::string triangle = "460 302 m\n474 302 l\n467 316 l\n";
  pdf_breaks_only("P05", draw("0.95 0.7 0.7 rg\n" + triangle + "f\n"));
  pdf_breaks_only("P05", draw("0.95 0.7 0.7 RG\n" + triangle + "s\n"));
  pdf_breaks_only("P05", draw("0.541 0.11 0.11 rg\n" + triangle + "f\n"), 0);
  const std::string mark = "465 304 4 8 re\nf\n";
  pdf_breaks_only("P05", draw("0.541 0.11 0.11 rg\n" + triangle + "f\n1 g\n" + mark), 0);
  pdf_breaks_only("P05", draw("0.95 0.7 0.7 rg\n" + triangle + "f\n0 g\n" + mark), 0);
  std::string shapes;
  for (int i = 0; i < 2'100; ++i) shapes += mark;
  pdf_breaks_only("P05", draw("0 g\n" + shapes));  // more than are looked at
}

TEST_CASE("P06 PDF: a side of the border is not there, thin, or does not meet the others") {
  for (std::size_t side = 0; side < 4; ++side) {
    CAPTURE(side);
    pdf_breaks_only("P06", [&](AlteredPdf& pdf) {
      edit_bar(pdf, page_of_risks(pdf), side, " re\n", " re\nn\n");
    });
    pdf_breaks_only("P06", [&](AlteredPdf& pdf) {
      edit_bar(pdf, page_of_risks(pdf), side, " 1.5 ", side < 2 ? " 0.8 " : " 1.5 ");
      if (side >= 2) edit_bar(pdf, page_of_risks(pdf), side, " 1.5 re", " 0.8 re");
    });
  }
  pdf_breaks_only("P06", [](AlteredPdf& pdf) {  // open at a corner
    edit_bar(pdf, page_of_risks(pdf), 0, " re\n", " re\nn\n93 0 1.5 330 re\n");
  });
}

TEST_CASE("P06 PDF: the words stand too near to the border, the heading is not in bold") {
  pdf_breaks_only("P06", [](AlteredPdf& pdf) {  // all of them, to the left
    QPDFObjectHandle risks = pdf.element("Risks");
    wrap(pdf, mark_of(pdf, element_in(risks, "Label")), "-8 0 Td\n", "");
    wrap(pdf, mark_of(pdf, element_in(risks, "P", 5)), "", "8 0 Td\n");
  });
  for (const char* type : {"KeyInformation", "Risks", "Conclusion"}) {
    CAPTURE(type);
    pdf_breaks_only("P06", [&](AlteredPdf& pdf) {
      const std::string regular = font_of(pdf, words_of_risks(pdf));
      set_in(pdf, mark_of(pdf, element_in(pdf.element(type), "H2")),
             regular.substr(0, regular.find(' ')) + " 18 Tf\n");
    });
  }
}

TEST_CASE("P06 PDF: a side of the border is painted over") {
  for (const char* bar : {"92 130 4 210 re\nf", "90 130 10 210 re\nf", "5 w\n94 130 m\n94 340 l\nS",
                          "90 336 420 4 re\nf"}) {
    CAPTURE(std::string(bar));
    pdf_breaks_only("P06", [&](AlteredPdf& pdf) {
      const std::size_t page = page_of_risks(pdf);
      pdf.set_content(
          page, pdf.content(page) + "/Artifact<</Type/Layout>>BDC\n1 g\n1 G\n" + bar + "\nEMC\n");
    });
  }
}

TEST_CASE(
    "P06 P12 PDF: letters without a bold face are drawn bold, by a line in their own colour") {
  const auto page_of_risks_heading = [](AlteredPdf& pdf) {
    return mark_of(pdf, element_in(pdf.element("Risks"), "H2")).page;
  };
  const auto alter = [&](const std::string& rule, std::string_view what, std::string_view with) {
    pdf_breaks_only(rule, kFaces, [&](AlteredPdf& pdf) {
      pdf.edit_content(page_of_risks_heading(pdf), what, with);
    });
  };
  pdf_breaks_only(
      "P06", kFaces, [](AlteredPdf&) {}, 0);
  alter("P06", "2 Tr", "0 Tr");
  alter("P06", " w\n2 Tr", " w\n0.2 w\n2 Tr");
  alter("P12", " w\n2 Tr", " w\n4 w\n2 Tr");  // letters fill up
  alter("P12", " w\n2 Tr", " w\n1 G\n2 Tr");
}

TEST_CASE("P04 PDF: a unit of the page smaller than a point makes its text smaller") {
  pdf_breaks_only(
      "P04",
      [](AlteredPdf& pdf) {
        for (std::size_t i = 0; i < 4; ++i) {
          pdf.page(i).replaceKey("/UserUnit", AlteredPdf::parsed("0.5"));
        }
      },
      4);  // each disclaimer, and body text
}

TEST_CASE("P04 PDF: a disclaimer is set smaller than body text") {
  pdf_breaks_only("P04", [](AlteredPdf& pdf) { resize(pdf, words_of_risks(pdf), "11"); });
  pdf_breaks_only("P04", [](AlteredPdf& pdf) {
    resize(pdf, mark_of(pdf, element_in(pdf.element("Conclusion"), "P")), "11.5");
  });
}

TEST_CASE("P04 PDF: body text, a note or a footer is too small") {
  pdf_breaks_only("P04", [](AlteredPdf& pdf) {
    for (std::size_t page = 0; page < 4; ++page) {
      std::string content = pdf.content(page);
      replace_all(content, " 12 Tf", " 11.5 Tf");
      pdf.set_content(page, content);
    }
  });
  pdf_breaks_only("P04", [](AlteredPdf& pdf) {
    resize(pdf, mark_of(pdf, element_in(pdf.element("Note"), "P")), "9");
  });
  pdf_breaks_only("P04", [](AlteredPdf& pdf) {
    std::string content = pdf.content(0);
    const std::size_t footer = content.find("BDC\n", content.find("/Subtype/Footer")) + 4;
    const std::size_t end = content.rfind(" Tf\n", footer);
    const std::size_t begin = content.rfind('\n', end) + 1;
    const std::string font = content.substr(begin, content.find(' ', begin) - begin);
    content.insert(footer, font + " 9.5 Tf\n");
    pdf.set_content(0, content);
  });
  // What is right for another edition is not for large print.
  pdf_breaks_only(
      "P04",
      [](AlteredPdf& pdf) { pdf.edit_metadata(":edition>standard<", ":edition>large-print<"); }, 4);
}

TEST_CASE("P05 PDF: text is too light, or its background too dark") {
  pdf_breaks_only("P05",
                  [](AlteredPdf& pdf) { wrap(pdf, words_of_risks(pdf), "0.5 g\n", "0.102 g\n"); });
  pdf_breaks_only(
      "P05",
      [](AlteredPdf& pdf) {
        edit_color(pdf, 0, " re\nf\nEMC\n/Artifact<</Type/Layout", "0.6 0.6 0.6");
      },
      1);
  pdf_breaks_only("P05", [](AlteredPdf& pdf) {
    const PaintedMark words = mark_of(pdf, element_in(pdf.element("Sect"), "P"));
    wrap(pdf, words, "0.5 g\n", "0.102 g\n");
  });
}

TEST_CASE("P05 PDF: more is painted under a page's text than is looked at") {
  pdf_breaks_only("P05", [](AlteredPdf& pdf) {
    std::string areas = "/Artifact<</Type/Background>>BDC\n1 g\n";
    for (int i = 0; i < 150'000; ++i) areas += "0 0 9 9 re\n";
    pdf.set_content(1, areas + "f\nEMC\n" + pdf.content(1));
  });
}

TEST_CASE("P05 PDF: the border is too light") {
  pdf_breaks_only("P05", [](AlteredPdf& pdf) {
    std::string content = pdf.content(page_of_risks(pdf));
    std::size_t at = content.find("/Artifact<</Type/Layout>>BDC\n");
    at = content.find('\n', at) + 1;
    content.replace(at, content.find(" rg", at) - at, "0.9 0.7 0.7");
    pdf.set_content(page_of_risks(pdf), content);
  });
}

TEST_CASE("P07 PDF: italics, an underline, capitals, lines that begin elsewhere") {
  pdf_breaks_only(
      "P07",
      [](AlteredPdf& pdf) {
        for (std::size_t i = 0; i < 2; ++i) {
          QPDFObjectHandle font = pdf.object("/Type", "/FontDescriptor", i);
          font.replaceKey("/Flags", QPDFObjectHandle::newInteger(4 | 64));
        }
      },
      3);
  pdf_breaks_only("P07", [](AlteredPdf& pdf) {
    std::string lines = "/Artifact<</Type/Layout>>BDC\n";
    for (int y = 200; y < 330; y += 3) lines += "110 " + std::to_string(y) + " 370 0.4 re\n";
    pdf.set_content(page_of_risks(pdf), pdf.content(page_of_risks(pdf)) + lines + "f\nEMC\n");
  });
  pdf_breaks_only("P07", [](AlteredPdf& pdf) {
    element_in(pdf.element("Risks"), "P", 4)
        .replaceKey("/ActualText", string("DO NOT drive. STOP NOW if it hurts."));
  });
  pdf_breaks_only("P07", [](AlteredPdf& pdf) {
    edit_mark(pdf, words_of_risks(pdf), "\n0 -16.8 Td", "\n30 -16.8 Td", "-30 0 Td\n");
  });
}

TEST_CASE("P07 PDF: words struck through, a link's too, or turned round") {
  const auto strike = [](PaintedMark mark, double left, double y) {
    return [=](AlteredPdf& pdf) {
      pdf.set_content(mark.page, pdf.content(mark.page) + "/Artifact<</Type/Layout>>BDC\n" +
                                     std::to_string(left) + " " + std::to_string(y) +
                                     " 360 0.6 re\nf\nEMC\n");
    };
  };
  for (const double y : {316.0, 286.0, 269.0}) {
    CAPTURE(y);
    pdf_breaks_only("P07", strike({2, 0}, 106, y));
  }
  pdf_breaks_only("P07", [](AlteredPdf& pdf) {
    element_in(pdf.element("Risks"), "P", 4)
        .replaceKey("/ActualText",
                    QPDFObjectHandle::newUnicodeString("\u202EDo not drive.\u202C Stop."));
  });
}
