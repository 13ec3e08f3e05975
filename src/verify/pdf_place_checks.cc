// P09: a disclaimer is a section of the document, with its own heading, and its words are read.
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

namespace clearleaf::verify {

namespace {

void check_section(const PdfProminenceCheck& check, Part part) {
  const auto& own = check.facts[part];
  if (!own) return;
  const auto refuse_it = [&](std::string_view message) { check.refuse(Rule::kP09, part, message); };
  const StructureView& structure = check.structure();
  const PdfElement& element = structure[*own];
  if (element.type != type_of(part)) {
    return refuse_it(fmt::format("is no {}, but a {}", type_of(part), element.type));
  }
  if (structure.type(*own) != StandardType::kSect) {
    return refuse_it(fmt::format("is not role-mapped to Sect ({})", element.standard));
  }
  if (structure.parent_type(*own) != StandardType::kDocument) {
    return refuse_it("is not a section of the document");
  }
  const auto heading = check.facts.heading(part);
  if (!heading || structure.type(*heading) != StandardType::kH2) {
    return refuse_it("does not begin with its heading (H2)");
  }
  if (structure.text_of(*heading).empty()) return refuse_it("has a heading without words");
  if (check.facts.has_lost_words(part)) refuse_it("has words that nobody reads: an artifact");
}

}  // namespace

void find_misplaced(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) check_section(check, part);
}

}  // namespace clearleaf::verify
