// One pass over the elements, one over the runs.
#include "verify/pdf_prominence_facts.h"

#include "base/utf8.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clearleaf::verify {

namespace {

std::uint16_t bit(Within within) {
  return static_cast<std::uint16_t>(within);
}

/// What elements of a type are by the type as written, which says more than the standard one.
std::uint16_t by_name(std::string_view type) {
  static constexpr auto kNamed = std::to_array<std::pair<std::string_view, Within>>({
      {"Label", Within::kLabel},
      {"GeneratedLink", Within::kGeneratedLink},
      {"PageReference", Within::kPageReference},
      {"PrintedAddress", Within::kAddress},
  });
  for (const auto& [name, within] : kNamed) {
    if (name == type) return bit(within);
  }
  return 0;
}

std::uint16_t by_standard(StandardType type) {
  switch (type) {
    case StandardType::kH:
    case StandardType::kH1:
    case StandardType::kH2:
    case StandardType::kH3:
    case StandardType::kH4:
    case StandardType::kH5:
    case StandardType::kH6: return bit(Within::kHeading);
    case StandardType::kLink: return bit(Within::kLink);
    case StandardType::kNote: return bit(Within::kNote);
    case StandardType::kReference: return bit(Within::kNoteMark);
    case StandardType::kLbl: return bit(Within::kListMark);
    case StandardType::kFigure: return bit(Within::kFigure);
    case StandardType::kTable: return bit(Within::kTable);
    case StandardType::kToc: return bit(Within::kContents);
    case StandardType::kCaption: return bit(Within::kCaption);
    case StandardType::kP: return bit(Within::kParagraph);
    case StandardType::kCode: return bit(Within::kCode);
    default: return 0;
  }
}

}  // namespace

std::string_view type_of(Part part) {
  switch (part) {
    case Part::kKeyInformation: return "KeyInformation";
    case Part::kRisks: return "Risks";
    case Part::kConclusion: return "Conclusion";
    case Part::kPublication: return "";
  }
  return "";
}

PdfRect bounds_of(const TextRun& run) {
  constexpr double kAscent = 0.72;  // of the size: the height of capitals
  constexpr double kDescent = 0.2;
  return {
      std::min(run.origin.x, run.end.x), std::min(run.origin.y, run.end.y) - kDescent * run.size,
      std::max(run.origin.x, run.end.x), std::max(run.origin.y, run.end.y) + kAscent * run.size};
}

PdfRect around(const PdfRect& a, const PdfRect& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right),
          std::max(a.top, b.top)};
}

bool is_inside(const PdfRect& inner, const PdfRect& outer, double slack) {
  return inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
         inner.bottom >= outer.bottom - slack && inner.top <= outer.top + slack;
}

ProminenceFacts::ProminenceFacts(const StructureView& structure) : structure_(structure) {
  find_elements();
  set_roles();
  collect_runs();
}

void ProminenceFacts::find_elements() {
  for (const Part part : kPdfDisclaimers) {
    struct Candidate {
      Id<PdfElement> element;
      int marks;  // of type and ID, how many
      bool is_of_type;
    };
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < structure_.size(); ++i) {
      const Id<PdfElement> id = structure_.id_at(i);
      const bool is_of_type = structure_[id].type == type_of(part);
      const bool has_id = structure_.attributes(id).id == id_of(part);
      if (is_of_type || has_id) candidates.push_back({id, is_of_type + has_id, is_of_type});
    }
    const auto best = std::ranges::max_element(candidates, [](const auto& a, const auto& b) {
      return std::pair(a.marks, a.is_of_type) < std::pair(b.marks, b.is_of_type);
    });
    if (best == candidates.end()) continue;
    of(part).element = best->element;
    for (const Candidate& each : candidates) {
      if (each.element != best->element) of(part).others.push_back(each.element);
    }
  }
}

void ProminenceFacts::set_roles() {
  roles_.resize(structure_.size());
  for (std::size_t i = 0; i < structure_.size(); ++i) {
    const Id<PdfElement> id = structure_.id_at(i);
    const PdfElement& element = structure_[id];
    Role role = element.parent ? roles_[element.parent->index()] : Role{};
    for (const Part part : kPdfDisclaimers) {
      if (of(part).element == id) role.part = part;
    }
    role.within |= by_standard(structure_.type(id));
    role.within |= by_name(element.type);
    if (structure_.attributes(id).expansion) role.within |= bit(Within::kAbbreviation);
    if (structure_.type(id) == StandardType::kNote) role.part = Part::kPublication;
    roles_[i] = role;
    if (role.part == Part::kPublication) continue;
    for (const PdfKid& kid : file().kids_of(element)) {
      const auto* marked = std::get_if<PdfMarkedKid>(&kid);
      if (marked != nullptr && !marked->mark) of(role.part).has_lost_words = true;
    }
  }
}

std::optional<Id<PdfElement>> ProminenceFacts::element_of(const PageContent& content,
                                                          std::optional<Id<MarkedContent>> mark) {
  for (; mark; mark = content.marks[*mark].parent) {
    if (content.marks[*mark].element) return content.marks[*mark].element;
    if (content.marks[*mark].tag == "Artifact") return std::nullopt;
  }
  return std::nullopt;
}

Id<PdfElement> ProminenceFacts::block(Id<PdfElement> element) const {
  while (is_inline(structure_.type(element)) && structure_[element].parent) {
    element = *structure_[element].parent;
  }
  return element;
}

void ProminenceFacts::collect_runs() {
  for (std::size_t i = 0; i < file().pages.size(); ++i) {
    const Id<PdfPage> page = file().pages.id_at(i);
    const PageContent& content = file().pages[page].content;
    for (std::uint32_t r = 0; r < content.runs.size(); ++r) {
      const auto element = element_of(content, content.runs[r].placing.mark);
      if (!element || part_of(*element) == Part::kPublication) continue;
      if (is_blank(content.text_of(content.runs[r]))) continue;
      add_run(part_of(*element), {page, r, *element});
    }
  }
}

void ProminenceFacts::add_run(Part part, const DisclaimerRun& run) {
  Disclaimer& disclaimer = of(part);
  const PdfRect bounds = bounds_of(this->run(run));
  const std::size_t at = disclaimer.runs.size();
  disclaimer.runs.push_back(run);
  if (disclaimer.fragments.empty() || disclaimer.fragments.back().page != run.page) {
    disclaimer.fragments.push_back({run.page, bounds, at, at});
  }
  Fragment& fragment = disclaimer.fragments.back();
  fragment.text = around(fragment.text, bounds);
  fragment.end_run = at + 1;
}

std::optional<Id<PdfElement>> ProminenceFacts::heading(Part part) const {
  const auto& element = (*this)[part];
  if (!element) return std::nullopt;
  const auto kids = file().kids_of(structure_[*element]);
  if (kids.empty()) return std::nullopt;
  const auto* first = std::get_if<PdfElementKid>(&kids.front());
  if (first == nullptr || heading_level(structure_.type(first->element)) == 0) return std::nullopt;
  return first->element;
}

bool ProminenceFacts::is_in_heading(Part part, Id<PdfElement> element) const {
  if (!is(element, Within::kHeading)) return false;
  const auto main = heading(part);
  for (std::optional<Id<PdfElement>> each = element; each; each = structure_[*each].parent) {
    if (main == each) return true;
  }
  return false;
}

std::span<const DisclaimerRun> ProminenceFacts::runs(Part part, const Fragment& fragment) const {
  return runs(part).subspan(fragment.first_run, fragment.end_run - fragment.first_run);
}

std::vector<TextLine> ProminenceFacts::lines(std::span<const DisclaimerRun> runs) const {
  std::vector<const TextRun*> in_order;
  for (const DisclaimerRun& each : runs) in_order.push_back(&run(each));
  std::ranges::stable_sort(
      in_order, [](const TextRun* a, const TextRun* b) { return a->origin.y > b->origin.y; });
  constexpr double kSameLine = 0.7;  // of the size; raised note marks stand on their line
  std::vector<TextLine> lines;
  for (const TextRun* each : in_order) {
    const PdfRect bounds = bounds_of(*each);
    const bool is_new = lines.empty() || lines.back().baseline - each->origin.y >
                                             kSameLine * std::max(lines.back().size, each->size);
    if (is_new) {
      lines.push_back({each->origin.y, each->size, bounds.left, bounds.right});
      continue;
    }
    TextLine& line = lines.back();
    line.size = std::max(line.size, each->size);
    line.left = std::min(line.left, bounds.left);
    line.right = std::max(line.right, bounds.right);
  }
  return lines;
}

std::string ProminenceFacts::own_text(Id<PdfElement> element, Abbreviations abbreviations) const {
  std::string text;
  const auto is_left_out = [&](Id<PdfElement> inner) {
    for (const Within each :
         {Within::kHeading, Within::kLabel, Within::kGeneratedLink, Within::kPageReference,
          Within::kAddress, Within::kNote, Within::kNoteMark, Within::kListMark, Within::kFigure}) {
      if (is(inner, each)) return true;
    }
    return abbreviations == Abbreviations::kLeftOut && is(inner, Within::kAbbreviation);
  };
  const auto enter = [&](Id<PdfElement> inner) {
    const bool is_out = is_left_out(inner);
    if (!is_inline(structure_.type(inner)) || is_out) text += '\n';
    const auto& replaced = structure_.attributes(inner).actual_text;
    if (!is_out && replaced) text += *replaced;
    return !is_out && !replaced;
  };
  if (const auto& replaced = structure_.attributes(element).actual_text) return *replaced;
  structure_.for_each_mark(element, enter, [&](MarkPlace place) {
    text += file().pages[place.page].content.text_of(place.mark);
  });
  return text;
}

std::optional<Id<PdfElement>> ProminenceFacts::find(Id<PdfElement> element, Within within) const {
  std::vector<Id<PdfElement>> open = structure_.element_kids(element);
  std::ranges::reverse(open);
  while (!open.empty()) {
    const Id<PdfElement> next = open.back();
    open.pop_back();
    if (is(next, within)) return next;
    std::vector<Id<PdfElement>> kids = structure_.element_kids(next);
    open.insert(open.end(), kids.rbegin(), kids.rend());
  }
  return std::nullopt;
}

std::vector<const PdfAnnotation*> ProminenceFacts::links(Id<PdfElement> element) const {
  std::vector<const PdfAnnotation*> found;
  std::vector<Id<PdfElement>> open{element};
  while (!open.empty()) {
    const Id<PdfElement> next = open.back();
    open.pop_back();
    for (const PdfKid& kid : file().kids_of(structure_[next])) {
      if (const auto* inner = std::get_if<PdfElementKid>(&kid)) {
        open.push_back(inner->element);
      } else if (const auto* object = std::get_if<PdfObjectKid>(&kid);
                 object != nullptr && object->annotation) {
        const PdfAnnotation& annotation = file().annotations[*object->annotation];
        if (annotation.destination && annotation.destination->page) found.push_back(&annotation);
      }
    }
  }
  return found;
}

}  // namespace clearleaf::verify
