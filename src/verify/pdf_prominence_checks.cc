// The rules of the prominence contract in a PDF, in their order of judgement (PROMINENCE.md).
#include "verify/pdf_check_parts.h"
#include "verify/pdf_heading_places.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clearleaf::verify {

namespace {

/// What a rule presumes is sound in other parts as well: the key information sums up the sections
/// and gives their pages, the conclusion leads to the risks, and footers give the risks' page.
std::initializer_list<Part> also_presumes(Rule rule) {
  static constexpr std::initializer_list<Part> kNone{};
  static constexpr auto kSections = {Part::kRisks, Part::kConclusion};
  static constexpr auto kRisks = {Part::kRisks};
  switch (rule) {
    case Rule::kP02: return kSections;
    case Rule::kP13:
    case Rule::kP14: return kRisks;
    default: return kNone;
  }
}

/// The parts that a rule is judged on in a PDF; P11 needs a second witness.
bool is_judged_on(Rule rule, Part part) {
  switch (rule) {
    case Rule::kP11: return false;
    case Rule::kP02: return part == Part::kKeyInformation;
    case Rule::kP08: return part == Part::kRisks || part == Part::kConclusion;
    case Rule::kP13: return part == Part::kConclusion;
    case Rule::kP14: return part == Part::kPublication;
    case Rule::kP09:
    case Rule::kP06:
    case Rule::kP07:
    case Rule::kP10:
    case Rule::kP12: return part != Part::kPublication;
    case Rule::kP01:
    case Rule::kP03:
    case Rule::kP04:
    case Rule::kP05: return true;
  }
  return true;
}

}  // namespace

bool PdfProminenceCheck::is_due(Part part) const {
  if (part == Part::kPublication || profile() == "health") return true;
  const auto is_there = [&](Part each) { return facts[each].has_value(); };
  return part == Part::kKeyInformation ? std::ranges::any_of(kPdfDisclaimers, is_there)
                                       : is_there(part);
}

void PdfProminenceCheck::refuse(Rule rule, Part part, std::string_view message) const {
  const auto& element = facts[part];
  findings.add(rule, part, element ? structure().place(*element) : "",
               fmt::format("\"{}\" {}", id_of(part), message));
}

void PdfProminenceCheck::refuse_once(Rule rule, Part part, std::string place,
                                     std::string message) const {
  if (!findings.has(rule, part)) findings.add(rule, part, std::move(place), std::move(message));
}

const PdfAnnotation* find_link(const ProminenceFacts& facts, Id<PdfElement> element, Part part) {
  const auto heading = facts.heading(part);
  const auto place = heading ? heading_place(facts.structure(), *heading) : std::nullopt;
  if (!place) return nullptr;
  for (const PdfAnnotation* link : facts.links(element)) {
    if (leads_to(*link->destination, *place)) return link;
  }
  return nullptr;
}

PdfSummaries summaries_of(const ProminenceFacts& facts) {
  PdfSummaries found;
  const auto& key = facts[Part::kKeyInformation];
  if (!key) return found;
  const auto place = [&](Part part) -> std::optional<Id<PdfElement>>& {
    return found.of.at(static_cast<std::size_t>(part));
  };
  std::vector<Id<PdfElement>> left;
  for (const Id<PdfElement> kid : facts.structure().element_kids(*key)) {
    if (facts.is(kid, Within::kHeading)) continue;
    bool is_placed = false;
    for (const Part part : {Part::kRisks, Part::kConclusion}) {
      if (is_placed || place(part) || find_link(facts, kid, part) == nullptr) continue;
      place(part) = kid;
      is_placed = true;
    }
    if (!is_placed) left.push_back(kid);
  }
  // The first that leads nowhere is of the first that nothing leads to.
  auto next = left.begin();
  for (const Part part : {Part::kRisks, Part::kConclusion}) {
    if (!facts[part] || place(part) || next == left.end()) continue;
    place(part) = *next++;
  }
  return found;
}

void check_pdf_prominence(const StructureView& structure, const XmpPacket& xmp, Report& report) {
  const ProminenceFacts facts(structure);
  Findings findings;
  const PdfProminenceCheck check{facts, xmp, findings};
  find_undeclared(check);
  find_misplaced(check);
  find_text_in_images(check);
  find_hidden(check);
  find_not_up_front(check);
  find_unlisted(check);
  find_out_of_order(check);
  find_unreminded(check);
  find_unlabelled(check);
  find_poor_icons(check);
  find_unboxed(check);
  find_badly_split(check);
  find_small(check);
  find_low_contrast(check);
  find_hard_to_read(check);
  find_unaligned(check);
  find_divided(check);
  findings.tell([&](Part part) { return check.is_due(part); }, {is_judged_on, also_presumes},
                report);
}

}  // namespace clearleaf::verify
