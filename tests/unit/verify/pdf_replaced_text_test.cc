// Elements that say their content in another order: what they say is what is seen.
#include "unit/verify/checked_pdf.h"

#include <doctest/doctest.h>

namespace clearleaf::verify {

namespace {

/// A paragraph of two lines, painted as it is seen from the left, said as it is read.
PdfFile hebrew(const Alter& alter) {
  MadePdf pdf;
  const ElementId paragraph = pdf.add(pdf.document(), "P");
  const ElementId words = pdf.add(paragraph, "Span");
  pdf.attributes(words).actual_text = "one two three four";
  pdf.line(words, "two ");
  pdf.same_line(words, "one ");
  pdf.line(words, "four ");
  pdf.same_line(words, "three ");
  PdfFile file = pdf.finish();
  alter(file);
  return file;
}

std::string& said(PdfFile& file) {
  return *file.attributes[file.elements[Id<PdfElement>(3)].attributes].actual_text;
}

}  // namespace

TEST_CASE("text may be painted as it is seen where its element says it as it is read") {
  CHECK(breaches(hebrew([](PdfFile&) {})) == "");
}

TEST_CASE("what is said has the letters that are seen") {
  check_only(hebrew([](PdfFile& file) { replace(said(file), "three", "seven"); }),
             "ISO 32000-1 14.9.4");
  check_only(hebrew([](PdfFile& file) { said(file) = "one two"; }), "ISO 32000-1 14.9.4");
  check_only(hebrew([](PdfFile& file) { said(file) += " zzz"; }), "ISO 32000-1 14.9.4");
}

TEST_CASE("lines are painted from the first to the last all the same") {
  check_only(hebrew([](PdfFile& file) {
               auto& runs = page(file).content.runs;
               std::swap(runs[runs.size() - 4].origin.y, runs[runs.size() - 1].origin.y);
               std::swap(runs[runs.size() - 3].origin.y, runs[runs.size() - 2].origin.y);
             }),
             "ISO 14289-1 7.1");
}

}  // namespace clearleaf::verify
