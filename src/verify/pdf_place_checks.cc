// P09: a disclaimer is a section of the document, with its own heading, its words are read, and
// they stand on the pages where they are read.
#include "base/utf8.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <string>

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

/// Holds what is read before and after a section to where the section stands: pages are set in one
/// column, so that what is read later stands on a later page or lower on the same.
class SourcePlaceCheck {
 public:
  SourcePlaceCheck(const PdfProminenceCheck& check, Part part, Id<PdfElement> section)
      : check_(check),
        facts_(check.facts),
        part_(part),
        section_(section),
        first_(facts_.fragments(part).front()),
        last_(facts_.fragments(part).back()) {}

  void run() const {
    for (std::size_t i = 0; i < check_.file().pages.size(); ++i) {
      const Id<PdfPage> page = check_.file().pages.id_at(i);
      const PageContent& content = check_.file().pages[page].content;
      for (const TextRun& run : content.runs) {
        if (is_blank(content.text_of(run))) continue;
        check_content(page, run.placing, bounds_of(run));
      }
      for (const PaintedImage& image : content.images) {
        check_content(page, image.placing, image.box);
      }
    }
  }

 private:
  /// Notes stand at the foot of the page, and what is no part of the structure is not read.
  void check_content(Id<PdfPage> page, const Placing& placing, const PdfRect& box) const {
    const auto element =
        ProminenceFacts::element_of(check_.file().pages[page].content, placing.mark);
    if (!element || facts_.is(*element, Within::kNote) || facts_.part_of(*element) == part_) return;
    if (*element < section_ ? stands_before(page, box) : stands_after(page, box)) return;
    check_.refuse_once(Rule::kP09, part_, place_of(check_.file().pages[page]),
                       fmt::format("\"{}\" stands in another place than where it is read ({})",
                                   id_of(part_), check_.structure().name(*element)));
  }

  bool stands_before(Id<PdfPage> page, const PdfRect& box) const {
    if (page != first_.page) return page < first_.page;
    return box.bottom >= first_.text.top - kRounding;
  }

  bool stands_after(Id<PdfPage> page, const PdfRect& box) const {
    if (page != last_.page) return last_.page < page;
    return box.top <= last_.text.bottom + kRounding;
  }

  static constexpr double kRounding = 0.05;  // points

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Part part_;
  Id<PdfElement> section_;
  const Fragment& first_;
  const Fragment& last_;
};

/// Where the key information stands is P02's to tell, and that the risks are read long after the
/// conclusion P13's.
void check_source_place(const PdfProminenceCheck& check, Part part) {
  const auto& section = check.facts[part];
  if (!section || check.findings.has(Rule::kP09, part)) return;
  if (part == Part::kKeyInformation || check.facts.fragments(part).empty()) return;
  if (risks_come_too_late(check)) return;
  SourcePlaceCheck(check, part, *section).run();
}

}  // namespace

void find_misplaced(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) {
    check_section(check, part);
    check_source_place(check, part);
  }
}

}  // namespace clearleaf::verify
