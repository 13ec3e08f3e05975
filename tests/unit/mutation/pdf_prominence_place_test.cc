// An exported PDF with one thing altered each time → refused by the one rule of the prominence
// contract that this breaks: what is declared, where it stands, whether it is seen.
#include "pdf_contract.h"

#include <doctest/doctest.h>

#include <string>

using namespace clearleaf::mutation;

namespace {

QPDFObjectHandle name(const char* text) {
  return QPDFObjectHandle::newName(text);
}
QPDFObjectHandle string(const char* text) {
  return QPDFObjectHandle::newString(text);
}

/// The first paragraph of the risks.
PaintedMark words_of_risks(AlteredPdf& pdf) {
  return mark_of(pdf, element_in(pdf.element("Risks"), "P"));
}

void cut_kids(QPDFObjectHandle element, int keep) {
  QPDFObjectHandle kids = element.getKey("/K");
  while (kids.getArrayNItems() > keep) kids.eraseItem(kids.getArrayNItems() - 1);
}

/// Draws an image where a sequence has its words.
void draw_in_place_of_words(AlteredPdf& pdf, PaintedMark mark) {
  paint_instead(pdf, mark, "q 60 0 0 20 100 200 cm/Im1 Do Q\n");
}

constexpr const char* kWordsOfImage =
    "Do not drive until your doctor says that you can. Do not walk alone at night.";

}  // namespace

TEST_CASE("P01 PDF: the profile is not told") {
  pdf_breaks_only("P01",
                  [](AlteredPdf& pdf) { pdf.edit_metadata(":profile>health<", ":profile>well<"); });
  pdf_breaks_only("P01", [](AlteredPdf& pdf) {
    pdf.edit_metadata("<clearleaf:profile>health</clearleaf:profile>", "");
  });
  pdf_breaks_only("P01", [](AlteredPdf& pdf) { pdf.catalog().removeKey("/Metadata"); });
}

TEST_CASE("P01 PDF: a disclaimer is not there, or there twice, or has another ID") {
  for (const char* type : {"KeyInformation", "Risks", "Conclusion"}) {
    CAPTURE(type);
    pdf_breaks_only("P01", [&](AlteredPdf& pdf) {
      QPDFObjectHandle element = pdf.element(type);
      element.replaceKey("/S", name("/Sect"));
      element.removeKey("/ID");
    });
    pdf_breaks_only("P01",
                    [&](AlteredPdf& pdf) { pdf.element(type).replaceKey("/ID", string("other")); });
  }
  pdf_breaks_only("P01",
                  [](AlteredPdf& pdf) { pdf.element("Sect").replaceKey("/S", name("/Risks")); });
}

TEST_CASE("P01 PDF: a summary is too long") {
  pdf_breaks_only("P01", [](AlteredPdf& pdf) {
    std::string words;
    for (int i = 0; i < 61; ++i) words += "word ";
    element_in(pdf.element("KeyInformation"), "P").replaceKey("/ActualText", string(words.c_str()));
  });
}

TEST_CASE("P01 PDF: a section or a summary is too short") {
  pdf_breaks_only("P01", [](AlteredPdf& pdf) { cut_kids(pdf.element("Conclusion"), 1); });
  pdf_breaks_only("P01", [](AlteredPdf& pdf) {
    take_out(pdf.element("Risks"), element_in(pdf.element("Risks"), "L"));
    take_out(pdf.element("Risks"), element_in(pdf.element("Risks"), "P"));
  });
  pdf_breaks_only(
      "P01", [](AlteredPdf& pdf) { cut_kids(element_in(pdf.element("KeyInformation"), "P"), 1); });
}

TEST_CASE("P01 PDF: words that an image's alternative says are none of a section's") {
  pdf_breaks_only("P01", [](AlteredPdf& pdf) {
    QPDFObjectHandle paragraph = element_in(pdf.element("Conclusion"), "P");
    paragraph.replaceKey("/S", name("/Figure"));
    paragraph.replaceKey("/Alt", string(kWordsOfImage));
    draw_in_place_of_words(pdf, mark_of(pdf, paragraph));
  });
}

TEST_CASE("P09 PDF: a disclaimer is no section of the document") {
  for (const char* type : {"KeyInformation", "Risks", "Conclusion"}) {
    CAPTURE(type);
    pdf_breaks_only("P09",
                    [&](AlteredPdf& pdf) { pdf.element(type).replaceKey("/S", name("/Sect")); });
    pdf_breaks_only("P09", [&](AlteredPdf& pdf) {
      QPDFObjectHandle roles = pdf.catalog().getKey("/StructTreeRoot").getKey("/RoleMap");
      roles.replaceKey((std::string("/") + type).c_str(), name("/Div"));
    });
    pdf_breaks_only("P09", [&](AlteredPdf& pdf) {
      element_in(pdf.element(type), "H2").replaceKey("/S", name("/P"));
    });
    pdf_breaks_only("P09", [&](AlteredPdf& pdf) {
      element_in(pdf.element(type), "H2").replaceKey("/S", name("/H3"));
    });
  }
}

TEST_CASE("P09 PDF: a heading has no words") {
  pdf_breaks_only("P09", [](AlteredPdf& pdf) {
    element_in(pdf.element("Conclusion"), "H2").replaceKey("/K", AlteredPdf::parsed("[]"));
  });
}

TEST_CASE("P09 PDF: a disclaimer stands in another section, or its words are an artifact") {
  pdf_breaks_only("P09", [](AlteredPdf& pdf) {
    QPDFObjectHandle risks = pdf.element("Risks");
    QPDFObjectHandle section = pdf.element("Sect");
    take_out(pdf.element("Document"), risks);
    section.getKey("/K").appendItem(risks);
    risks.replaceKey("/P", section);
  });
  pdf_breaks_only("P09", [](AlteredPdf& pdf) { make_artifact(pdf, words_of_risks(pdf)); });
  pdf_breaks_only("P09", [](AlteredPdf& pdf) {
    make_artifact(pdf, mark_of(pdf, element_in(pdf.element("Conclusion"), "P")));
  });
}

TEST_CASE("P09 PDF: an image stands in place of a disclaimer's words") {
  const auto last_of_risks = [](AlteredPdf& pdf) {
    return element_in(pdf.element("Risks"), "P", 5);
  };
  for (const char* type : {"/Figure", "/P"}) {
    CAPTURE(type);
    pdf_breaks_only("P09", [&](AlteredPdf& pdf) {
      QPDFObjectHandle paragraph = last_of_risks(pdf);
      paragraph.replaceKey("/S", name(type));
      paragraph.replaceKey("/ActualText", string(kWordsOfImage));
      draw_in_place_of_words(pdf, mark_of(pdf, paragraph));
    });
  }
  pdf_breaks_only("P09", [&](AlteredPdf& pdf) {  // a text that a Figure is of
    QPDFObjectHandle paragraph = last_of_risks(pdf);
    paragraph.replaceKey("/S", name("/Figure"));
    paragraph.replaceKey("/ActualText", string(kWordsOfImage));
  });
  pdf_breaks_only("P09", [&](AlteredPdf& pdf) {  // said by the sequence
    const PaintedMark mark = mark_of(pdf, last_of_risks(pdf));
    draw_in_place_of_words(pdf, mark);
    const std::string mcid = "<</MCID " + std::to_string(mark.mcid);
    pdf.edit_content(mark.page, mcid + ">>", mcid + "/ActualText(" + kWordsOfImage + ")>>");
  });
}

TEST_CASE("P09 PDF: a disclaimer stands on the pages in another place than where it is read") {
  pdf_breaks_only("P09", [](AlteredPdf& pdf) {  // its last words above what is read before it
    const PaintedMark last = mark_of(pdf, element_in(pdf.element("Risks"), "P", 5));
    shift(pdf, last, 0, 500);
  });
  pdf_breaks_only("P09", [](AlteredPdf& pdf) {  // its first below what is read after it
    const PaintedMark first = mark_of(pdf, element_in(pdf.element("Conclusion"), "P"));
    shift(pdf, first, 0, -400);
  });
  pdf_breaks_only(
      "P09",
      [](AlteredPdf& pdf) {  // a section that is painted after both is read before them
        QPDFObjectHandle document = pdf.element("Document");
        QPDFObjectHandle kids = document.getKey("/K");
        const int last = kids.getArrayNItems() - 1;
        QPDFObjectHandle sources = kids.getArrayItem(last);
        kids.eraseItem(last);
        kids.insertItem(last - 2, sources);
      },
      2);
}

TEST_CASE("P12 PDF: words are not painted") {
  for (const char* mode : {"1", "3"}) {
    pdf_breaks_only("P12", [&](AlteredPdf& pdf) {
      wrap(pdf, words_of_risks(pdf), std::string(mode) + " Tr\n", "0 Tr\n");
    });
  }
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {
    const std::string font = font_of(pdf, words_of_risks(pdf));
    set_in(pdf, words_of_risks(pdf), font.substr(0, font.find(' ')) + " 0 Tf\n");
  });
}

TEST_CASE("P12 PDF: words stand off the page or are clipped away") {
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {
    wrap(pdf, words_of_risks(pdf), "2000 0 Td\n", "-2000 0 Td\n");
  });
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {
    pdf.set_content(2, "q\n0 0 600 135 re\nW\nn\n" + pdf.content(2) + "Q\n");
  });
}

TEST_CASE("P12 PDF: words are squeezed or shown on one another") {
  const auto set = [](const char* before, const char* after) {
    pdf_breaks_only("P12", [&](AlteredPdf& pdf) { wrap(pdf, words_of_risks(pdf), before, after); });
  };
  set("60 Tz\n", "100 Tz\n");
  set("-3 Tc\n", "0 Tc\n");
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {  // one line on the other
    std::string lines = painted(pdf, words_of_risks(pdf));
    replace(lines, " -16.8 Td", " -3 Td");
    repaint(pdf, words_of_risks(pdf), lines + "0 -13.8 Td\n");
  });
}

TEST_CASE("P12 PDF: an annotation is drawn over a disclaimer") {
  const auto link = [](AlteredPdf& pdf) { return link_in(pdf.element("KeyInformation")); };
  pdf_breaks_only("P12", [&](AlteredPdf& pdf) {
    QPDFObjectHandle form = pdf.add_stream("1 g 0 0 500 500 re f\n");
    form.getDict().replaceKey("/Subtype", AlteredPdf::parsed("/Form"));
    form.getDict().replaceKey("/BBox", AlteredPdf::parsed("[0 0 500 500]"));
    QPDFObjectHandle appearance = AlteredPdf::parsed("<<>>");
    appearance.replaceKey("/N", pdf.add(form));
    link(pdf).replaceKey("/AP", appearance);
  });
  pdf_breaks_only("P12", [&](AlteredPdf& pdf) {
    link(pdf).replaceKey("/Border", AlteredPdf::parsed("[0 0 20]"));
  });
  pdf_breaks_only("P12", [&](AlteredPdf& pdf) {
    link(pdf).replaceKey("/BS", AlteredPdf::parsed("<</W 20>>"));
  });
  pdf_breaks_only("P12", [&](AlteredPdf& pdf) {
    link(pdf).replaceKey("/Subtype", AlteredPdf::parsed("/Square"));
  });
}

TEST_CASE("P12 PDF: many thin lines, or a thick one, are painted over the words") {
  const auto paint = [](const std::string& operators) {
    pdf_breaks_only("P12", [&](AlteredPdf& pdf) {
      pdf.set_content(
          2, pdf.content(2) + "/Artifact<</Type/Layout>>BDC\n1 G\n1 g\n" + operators + "EMC\n");
    });
  };
  std::string lines;
  for (int y = 200; y < 300; y += 2) lines += "110 " + std::to_string(y) + " 370 0.7 re\n";
  paint(lines + "f\n");
  paint("20 w\n110 285 m\n480 285 l\nS\n");
  paint("20 w\n110 285 m\n300 275 l\n480 285 l\nS\n");
}

TEST_CASE("P12 PDF: words have the colour of their background, or something is painted over them") {
  pdf_breaks_only("P12",
                  [](AlteredPdf& pdf) { wrap(pdf, words_of_risks(pdf), "1 g\n", "0.102 g\n"); });
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {
    pdf.edit_content(2, "0.992 0.953 0.953 rg", "0.102 0.102 0.102 rg");
  });
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {
    pdf.set_content(
        2, pdf.content(2) + "/Artifact<</Type/Layout>>BDC\n1 g\n93 280 400 10 re\nf\nEMC\n");
  });
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {
    pdf.set_content(
        2, pdf.content(2) + "/Artifact<</Type/Layout>>BDC\nq 400 0 0 40 93 260 cm/Im1 Do Q\nEMC\n");
  });
}

TEST_CASE("P12 PDF: more is painted over and under a disclaimer's words than is looked at") {
  pdf_breaks_only("P12", [](AlteredPdf& pdf) {
    const std::size_t page = words_of_risks(pdf).page;
    std::string areas = "/Artifact<</Type/Background>>BDC\n1 g\n";
    for (int i = 0; i < 400'000; ++i) areas += "0 0 9 9 re\n";
    pdf.set_content(page, areas + "f\nEMC\n" + pdf.content(page));
  });
}
