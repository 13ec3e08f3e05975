// An exported PDF with one thing altered each time → refused by the one rule of the prominence
// contract that this breaks: what stands up front, and how the disclaimers are found.
#include "pdf_contract.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace clearleaf::mutation;

namespace {

QPDFObjectHandle number(double value) {
  return QPDFObjectHandle::newReal(value);
}

/// The outline's entry of that title.
QPDFObjectHandle entry(AlteredPdf& pdf, const std::string& title) {
  for (QPDFObjectHandle& each : pdf.objects()) {
    if (!each.isDictionary() || !each.hasKey("/Dest") || !each.hasKey("/Title")) continue;
    if (each.getKey("/Title").getUTF8Value() == title) return each;
  }
  throw std::runtime_error("no entry " + title);
}

/// Takes an entry, which has one before and one after it, out of the outline.
void unlink(QPDFObjectHandle entry) {
  QPDFObjectHandle before = entry.getKey("/Prev");
  QPDFObjectHandle after = entry.getKey("/Next");
  before.replaceKey("/Next", after);
  after.replaceKey("/Prev", before);
}

void mislead(QPDFObjectHandle link) {
  QPDFObjectHandle target = link.hasKey("/Dest") ? link.getKey("/Dest") : link.getKey("/A");
  if (target.isDictionary()) target = target.getKey("/D");
  target.setArrayItem(3, number(20));
}

/// Moves an element of the document to another place among its kids.
void move_to(AlteredPdf& pdf, QPDFObjectHandle element, int place) {
  QPDFObjectHandle document = pdf.element("Document");
  take_out(document, element);
  QPDFObjectHandle kids = document.getKey("/K");
  if (place < 0) return kids.appendItem(element);
  kids.insertItem(place, element);
}

/// What the footer of a page paints first: the line on the risks. Its operators, and those that set
/// them apart from what follows.
struct Reminder {
  std::string content;
  std::size_t begin;
  std::size_t end;
};
Reminder reminder_of(AlteredPdf& pdf, std::size_t page) {
  Reminder found{pdf.content(page), 0, 0};
  const std::size_t footer = found.content.find("/Subtype/Footer");
  found.begin = found.content.find("Td\n", footer) + 3;
  found.end = found.content.find("TJ\n", found.begin) + 3;
  return found;
}

/// The character codes, two bytes each, that "[…]TJ" shows.
std::string codes_of(const std::string& showing) {
  std::string codes;
  const std::size_t end = showing.rfind(']') + 1;
  for (QPDFObjectHandle& each : AlteredPdf::parsed(showing.substr(0, end)).getArrayAsVector()) {
    if (each.isString()) codes += each.getStringValue();
  }
  return codes;
}

void cut_reminder(AlteredPdf& pdf, std::size_t page) {
  Reminder reminder = reminder_of(pdf, page);
  reminder.content.erase(reminder.begin, reminder.end - reminder.begin);
  pdf.set_content(page, reminder.content);
}

void move_reminder(AlteredPdf& pdf, std::size_t page, const std::string& there,
                   const std::string& back) {
  Reminder reminder = reminder_of(pdf, page);
  reminder.content.insert(reminder.end, back + " Td\n");
  reminder.content.insert(reminder.begin, there + " Td\n");
  pdf.set_content(page, reminder.content);
}

}  // namespace

TEST_CASE("P02 PDF: the key information is not on the first page, or low on it") {
  pdf_breaks_only("P02", [](AlteredPdf& pdf) {
    QPDFObjectHandle kids = pdf.page(0).getKey("/Parent").getKey("/Kids");
    QPDFObjectHandle first = kids.getArrayItem(0);
    kids.setArrayItem(0, kids.getArrayItem(1));
    kids.setArrayItem(1, first);
  });
  pdf_breaks_only("P02", [](AlteredPdf& pdf) {
    pdf.page(0).replaceKey("/MediaBox", AlteredPdf::parsed("[0 0 595.28 1400]"));
  });
}

TEST_CASE("P02 PDF: the file opens elsewhere than on the first page") {
  const auto opens_at = [](const char* destination, std::size_t page) {
    return [=](AlteredPdf& pdf) {
      QPDFObjectHandle at = AlteredPdf::parsed(destination);
      (at.isDictionary() ? at.getKey("/D") : at).setArrayItem(0, pdf.page(page));
      pdf.catalog().replaceKey("/OpenAction", at);
    };
  };
  pdf_breaks_only("P02", opens_at("[null/Fit]", 3));
  pdf_breaks_only("P02", opens_at("<</S/GoTo/D[null/Fit]>>", 1));
  pdf_breaks_only("", opens_at("[null/Fit]", 0), 0);
}

TEST_CASE("P02 PDF: more than the title stands before the key information") {
  pdf_breaks_only("P02", [](AlteredPdf& pdf) { move_to(pdf, pdf.element("KeyInformation"), 4); });
  pdf_breaks_only("P02", [](AlteredPdf& pdf) { move_to(pdf, pdf.element("H1"), 3); });
  // Painted above it, though it is read after it.
  pdf_breaks_only("P02", [](AlteredPdf& pdf) {
    const PaintedMark contents = mark_of(pdf, pdf.element("TOC"));
    wrap(pdf, contents, "0 340 Td\n", "0 -340 Td\n");
  });
}

TEST_CASE("P02 PDF: the key information goes on, but not at the top of the second page") {
  pdf_breaks_only("P02", [](AlteredPdf& pdf) {
    // A paragraph of the second page, not its first, in a box of its own.
    std::size_t which = 0;
    const auto is_in_section = [](QPDFObjectHandle paragraph) {
      return paragraph.getKey("/P").getKey("/S").isNameAndEquals("/Sect");
    };
    QPDFObjectHandle paragraph = pdf.element("P", which);
    while (!is_in_section(paragraph) || mark_of(pdf, paragraph).page != 1) {
      paragraph = pdf.element("P", ++which);
    }
    QPDFObjectHandle summary = element_in(pdf.element("KeyInformation"), "Div", 1);
    take_out(paragraph.getKey("/P"), paragraph);
    summary.getKey("/K").appendItem(paragraph);
    paragraph.replaceKey("/P", summary);
    pdf.set_content(1, pdf.content(1) +
                           "/Artifact<</Type/Layout>>BDC\n0 g\n80 50 1.5 740 re\n"
                           "513 50 1.5 740 re\n80 788.5 434.5 1.5 re\n80 50 434.5 1.5 re\n"
                           "f\nEMC\n");
  });
}

TEST_CASE("P02 PDF: a summary is not there, leads elsewhere or names another page") {
  pdf_breaks_only("P02", [](AlteredPdf& pdf) {
    QPDFObjectHandle key = pdf.element("KeyInformation");
    take_out(key, element_in(key, "Div", 1));
  });
  pdf_breaks_only("P02", [](AlteredPdf& pdf) { mislead(link_in(pdf.element("KeyInformation"))); });
  pdf_breaks_only("P02", [](AlteredPdf& pdf) {
    QPDFObjectHandle key = pdf.element("KeyInformation");
    PaintedMark page_of_risks = mark_of(pdf, element_in(key, "PageReference", 0));
    PaintedMark page_of_conclusion = mark_of(pdf, element_in(key, "PageReference", 1));
    ++page_of_risks.mcid;  // after ", page "
    ++page_of_conclusion.mcid;
    repaint(pdf, page_of_risks, painted(pdf, page_of_conclusion));
  });
  pdf_breaks_only("P02", [](AlteredPdf& pdf) {
    QPDFObjectHandle summary = element_in(pdf.element("KeyInformation"), "P", 1);
    take_out(summary, element_in(summary, "PageReference"));
  });
}

TEST_CASE("P08 PDF: a disclaimer has no entry of its own in the outline") {
  pdf_breaks_only("P08", [](AlteredPdf& pdf) { unlink(entry(pdf, "Warning: Risks")); });
  pdf_breaks_only("P08", [](AlteredPdf& pdf) { unlink(entry(pdf, "Conclusion")); });
  pdf_breaks_only("P08", [](AlteredPdf& pdf) {
    entry(pdf, "Warning: Risks").getKey("/Dest").setArrayItem(3, number(20));
  });
  pdf_breaks_only("P08", [](AlteredPdf& pdf) {  // a level deeper
    QPDFObjectHandle risks = entry(pdf, "Warning: Risks");
    QPDFObjectHandle before = entry(pdf, "Before you walk");
    unlink(risks);
    QPDFObjectHandle last = before.getKey("/Last");
    last.replaceKey("/Next", risks);
    risks.replaceKey("/Prev", last);
    risks.removeKey("/Next");
    risks.replaceKey("/Parent", before);
    before.replaceKey("/Last", risks);
  });
}

TEST_CASE("P13 PDF: the conclusion comes long before the risks, or does not lead to them") {
  pdf_breaks_only("P13", [](AlteredPdf& pdf) { move_to(pdf, pdf.element("Risks"), -1); });
  pdf_breaks_only("P13", [](AlteredPdf& pdf) { mislead(link_in(pdf.element("Conclusion"))); });
  pdf_breaks_only("P13", [](AlteredPdf& pdf) {
    take_out(pdf.element("Conclusion"), element_in(pdf.element("Conclusion"), "P", 1));
  });
}

TEST_CASE("P14 PDF: a page's footer does not say where the risks are") {
  for (std::size_t page = 0; page < 4; ++page) {
    CAPTURE(page);
    pdf_breaks_only("P14", [&](AlteredPdf& pdf) { cut_reminder(pdf, page); });
  }
  pdf_breaks_only("P14", [](AlteredPdf& pdf) {
    pdf.edit_content(0, "/Type/Pagination/Subtype/Footer", "/Type/Layout/Subtype/Footer");
  });
  pdf_breaks_only(
      "P14", [](AlteredPdf& pdf) { pdf.edit_content(1, "/Subtype/Footer", "/Subtype/Header"); });
}

TEST_CASE("P14 PDF: the line is not seen, or runs into other text") {
  pdf_breaks_only("P14", [](AlteredPdf& pdf) { move_reminder(pdf, 0, "0 -31", "0 31"); });
  pdf_breaks_only("P14", [](AlteredPdf& pdf) { move_reminder(pdf, 0, "300 0", "-300 0"); });
  pdf_breaks_only("P14", [](AlteredPdf& pdf) {  // itself, three points lower
    Reminder reminder = reminder_of(pdf, 1);
    const std::string line = reminder.content.substr(reminder.begin, reminder.end - reminder.begin);
    reminder.content.insert(reminder.begin, "0 -3 Td\n" + line + "0 3 Td\n");
    pdf.set_content(1, reminder.content);
  });
  pdf_breaks_only("P14", [](AlteredPdf& pdf) {
    Reminder reminder = reminder_of(pdf, 1);
    reminder.content.insert(reminder.end, "0 Tr\n");
    reminder.content.insert(reminder.begin, "3 Tr\n");
    pdf.set_content(1, reminder.content);
  });
}

TEST_CASE("P14 PDF: the line does not stand in one piece at the foot of the page") {
  pdf_breaks_only("P14", [](AlteredPdf& pdf) { move_reminder(pdf, 1, "0 120", "0 -120"); });
  pdf_breaks_only("P14", [](AlteredPdf& pdf) {  // one half above the other
    Reminder reminder = reminder_of(pdf, 1);
    const std::string line = reminder.content.substr(reminder.begin, reminder.end - reminder.begin);
    const std::size_t middle = line.find(' ', line.size() / 2);
    reminder.content.insert(reminder.begin + middle, "]TJ\n0 6 Td\n[");
    reminder.content.insert(reminder.content.find("TJ\n", reminder.end) + 3, "0 -6 Td\n");
    pdf.set_content(1, reminder.content);
  });
}

TEST_CASE("P14 PDF: the number of a page is not the line, whatever page the risks are on") {
  for (std::size_t page = 0; page < 4; ++page) {
    CAPTURE(page);
    pdf_breaks_only("P14", [&](AlteredPdf& pdf) {  // only the page number is a footer
      pdf.edit_content(page, "/Subtype/Footer", "/Subtype/Header");
    });
    pdf_breaks_only("P14", [&](AlteredPdf& pdf) {  // both in one artifact
      std::string content = pdf.content(page);
      const std::size_t first = content.find("/Subtype/Footer");
      const std::size_t end = content.find("EMC\n", first);
      const std::size_t second = content.find("BDC\n", end) + 4;
      content.erase(end, second - end);
      pdf.set_content(page, content);
    });
  }
}

TEST_CASE(
    "P14 PDF: English words on a page from right to left, in whatever order they are painted") {
  for (const char* fixture : {"right-to-left.md", "right-to-left.md large-print A5"}) {
    CAPTURE(std::string(fixture));
    pdf_breaks_only(
        "P14", fixture, [](AlteredPdf&) {}, 0);
    pdf_breaks_only("P14", fixture, [](AlteredPdf& pdf) {
      pdf.edit_content(0, "/Subtype/Footer", "/Subtype/Header");
    });
  }
}

TEST_CASE("P14 PDF: the line is more than a number") {
  pdf_breaks_only("P14", [](AlteredPdf& pdf) {
    Reminder reminder = reminder_of(pdf, 0);
    const std::size_t size = reminder.end - reminder.begin;
    const std::string codes = codes_of(reminder.content.substr(reminder.begin, size));
    const std::string number = codes.substr(codes.size() - 4, 2);  // "… on page 3."
    reminder.content.replace(reminder.begin, size,
                             QPDFObjectHandle::newString(number).unparse() + "Tj\n");
    pdf.set_content(0, reminder.content);
  });
}
