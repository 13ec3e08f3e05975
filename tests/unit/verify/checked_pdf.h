// Helpers of the tests of check_pdf: a file with one thing altered breaks one clause.
#pragma once

#include "doctest/doctest.h"
#include "verify/made_pdf.h"
#include "verify/pdf_checks.h"

#include <functional>
#include <string>
#include <string_view>

namespace clearleaf::verify {

inline std::string listed(const Report& report) {
  std::string out;
  for (const Breach& breach : report.breaches()) {
    out += breach.clause + " | " + breach.place + " | " + breach.message + "\n";
  }
  return out;
}

inline std::string breaches(const PdfFile& file) {
  Report report;
  check_pdf(file, report);
  return listed(report);
}

using Build = std::function<void(MadePdf&)>;
using Alter = std::function<void(PdfFile&)>;

inline PdfFile made(const Build& build) {
  MadePdf pdf;
  build(pdf);
  return pdf.finish();
}

/// That the file breaks `clause` and nothing else but `also`.
inline void check_only(const PdfFile& file, std::string_view clause, std::string_view also = "") {
  Report report;
  check_pdf(file, report);
  INFO("wanted: ", clause, "\n", listed(report));
  CHECK_FALSE(report.accepted());
  for (const Breach& breach : report.breaches()) {
    if (breach.clause != also) CHECK(breach.clause == clause);
  }
}

inline void rich(MadePdf& pdf) {
  const ElementId sect = pdf.add(pdf.document(), "Sect");
  pdf.add_line(sect, "H2", "A heading");
  const ElementId paragraph = pdf.add_line(sect, "P", "Words of a line, and a link: ");
  pdf.add_link(paragraph, "the link");
  const ElementId list = pdf.add(sect, "L");
  pdf.attributes(list).list_numbering = "Disc";
  const ElementId item = pdf.add(list, "LI");
  pdf.add_line(item, "Lbl", "*");
  pdf.add_line(pdf.add(item, "LBody"), "P", "An item");
  pdf.add_table(sect, {"Column", "Column"}, 2);
  const ElementId figure = pdf.add(sect, "Figure");
  pdf.image(figure);
  pdf.attributes(figure).alt = "A picture";
  const ElementId source = pdf.add(pdf.add(sect, "P"), "Reference");
  pdf.add_link(source, "1");
  const ElementId note = pdf.add(sect, "Note");
  pdf.attributes(note).id = "note-1";
  pdf.add_line(note, "Lbl", "1");
  pdf.lead_last_link_to(pdf.last_y() + 10);
  pdf.add_line(note, "P", "The note");
}

/// A rich file with one thing altered.
inline void check_altered(const Alter& alter, std::string_view clause, std::string_view also = "") {
  PdfFile file = made(rich);
  alter(file);
  check_only(file, clause, also);
}

inline PdfPage& page(PdfFile& file) {
  return file.pages[Id<PdfPage>(0)];
}
inline PdfAnnotation& annotation(PdfFile& file) {
  return file.annotations[Id<PdfAnnotation>(0)];
}
inline PdfFont& font(PdfFile& file) {
  return file.fonts[Id<PdfFont>(0)];
}
inline MarkedContent& mark(PdfFile& file, std::uint32_t index) {
  return page(file).content.marks[Id<MarkedContent>(index)];
}
inline PdfElement& element(PdfFile& file, std::string_view type) {
  for (PdfElement& each : file.elements) {
    if (each.type == type) return each;
  }
  FAIL("no such element");
  return file.elements[Id<PdfElement>(0)];
}
inline void replace(std::string& text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  text.replace(at, what.size(), with);
}

}  // namespace clearleaf::verify
