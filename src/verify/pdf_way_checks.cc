// The ways to the disclaimers: the outline (P08), from the conclusion to the risks (P13).
#include "base/utf8.h"
#include "verify/pdf_heading_places.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>

namespace clearleaf::verify {

namespace {

/// The level at which main sections stand in the outline: the highest but for an entry of the
/// title.
int main_level(const PdfProminenceCheck& check) {
  const StructureView& structure = check.structure();
  std::string title;
  for (std::size_t i = 0; i < structure.size() && title.empty(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    if (heading_level(structure.type(id)) == 1) title = structure.text_of(id);
  }
  int level = std::numeric_limits<int>::max();
  for (const PdfOutlineEntry& entry : check.file().outline) {
    if (normalised(entry.title) != title) level = std::min(level, entry.level);
  }
  return level;
}

/// Whether one is the other, with or without its label.
bool are_alike(const std::string& a, const std::string& b) {
  return a.find(b) != a.npos || b.find(a) != b.npos;
}

void check_outline(const PdfProminenceCheck& check, Part part, int level) {
  const auto heading = check.facts.heading(part);
  const auto place = heading ? heading_place(check.structure(), *heading) : std::nullopt;
  if (!place) return;  // P09's to tell
  const std::string title = check.structure().text_of(*heading);
  const auto& outline = check.file().outline;
  const auto entry = std::ranges::find_if(outline, [&](const PdfOutlineEntry& each) {
    return each.destination && leads_to(*each.destination, *place) &&
           are_alike(normalised(each.title), title);
  });
  if (entry == outline.end()) {
    return check.refuse(Rule::kP08, part, "has no entry in the outline that leads to it");
  }
  if (entry->level != level) {
    check.refuse(Rule::kP08, part, "does not stand among the main sections in the outline");
  }
}

}  // namespace

void find_unlisted(const PdfProminenceCheck& check) {
  const int level = main_level(check);
  for (const Part part : {Part::kRisks, Part::kConclusion}) check_outline(check, part, level);
}

bool risks_come_too_late(const PdfProminenceCheck& check) {
  const auto& risks = check.facts[Part::kRisks];
  const auto& conclusion = check.facts[Part::kConclusion];
  if (!risks || !conclusion) return false;
  const auto parent = check.structure()[*risks].parent;
  if (!parent || parent != check.structure()[*conclusion].parent) return false;  // P09's to tell
  const auto kids = check.structure().element_kids(*parent);
  return std::ranges::find(kids, *risks) - std::ranges::find(kids, *conclusion) > 1;
}

void find_out_of_order(const PdfProminenceCheck& check) {
  const auto& conclusion = check.facts[Part::kConclusion];
  if (!check.facts[Part::kRisks] || !conclusion) return;
  if (risks_come_too_late(check)) {
    check.refuse(Rule::kP13, Part::kConclusion, "comes too long before the risks");
  }
  if (find_link(check.facts, *conclusion, Part::kRisks) == nullptr) {
    check.refuse(Rule::kP13, Part::kConclusion, "does not lead to the risks");
  }
}

}  // namespace clearleaf::verify
