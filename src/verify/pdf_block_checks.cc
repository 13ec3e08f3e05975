// Headings, lists, contents lists, notes, figures and captions → breaches of their forms.
#include "base/utf8.h"
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>
#include <vector>

namespace clearleaf::verify {

namespace {

using T = StandardType;

// ---- headings (ISO 14289-1 7.4) ----

void check_headings(const StructureView& structure, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 7.4.2";
  int before = 0;
  bool has_unnumbered = false;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    has_unnumbered = has_unnumbered || structure.type(id) == T::kH;
    const int level = heading_level(structure.type(id));
    if (level == 0) continue;
    if (before == 0 && level != 1) {
      report.add(kClause, structure.place(id),
                 fmt::format("the first heading is an H{}, not an H1", level));
    } else if (before != 0 && level == 1) {
      report.add(kClause, structure.place(id), "a second H1: only the title is one");
    } else if (level > before + 1) {
      report.add(kClause, structure.place(id), fmt::format("an H{} follows an H{}", level, before));
    }
    before = level;
    if (!structure.says_something(id)) {
      report.add("ISO 14289-1 7.4.1", structure.place(id), fmt::format("an empty H{}", level));
    }
  }
  if (has_unnumbered) {
    report.add("ISO 14289-1 7.4.4", "",
               before == 0 ? "the headings are H, without their levels"
                           : "some headings are H, others have levels");
  }
}

// ---- what may stand in what ----

/// Elements that stand only in certain ones (ISO 32000-1 14.8.4.2, 14.8.4.3).
bool may_stand_in(T type, T parent) {
  switch (type) {
    case T::kLi: return parent == T::kL;
    case T::kLBody: return parent == T::kLi;
    case T::kToci: return parent == T::kToc;
    case T::kTHead:
    case T::kTBody:
    case T::kTFoot: return parent == T::kTable;
    case T::kTr:
      return parent == T::kTable || parent == T::kTHead || parent == T::kTBody ||
             parent == T::kTFoot;
    case T::kTh:
    case T::kTd: return parent == T::kTr;
    default: return true;
  }
}

/// Elements that hold only certain ones.
bool may_hold(T parent, T kid) {
  switch (parent) {
    case T::kL: return kid == T::kLi || kid == T::kL || kid == T::kCaption;
    case T::kLi: return kid == T::kLbl || kid == T::kLBody;
    case T::kToc: return kid == T::kToci || kid == T::kToc || kid == T::kCaption;
    case T::kToci:
      return kid == T::kReference || kid == T::kNonStruct || kid == T::kP || kid == T::kToc ||
             kid == T::kLbl;
    case T::kTable:
      return kid == T::kTHead || kid == T::kTBody || kid == T::kTFoot || kid == T::kTr ||
             kid == T::kCaption;
    case T::kTHead:
    case T::kTBody:
    case T::kTFoot: return kid == T::kTr;
    case T::kTr: return kid == T::kTh || kid == T::kTd;
    default: return true;
  }
}

/// The clause that says what stands in elements of a type.
std::string_view form_clause(T type) {
  switch (type) {
    case T::kL:
    case T::kLi:
    case T::kLBody: return "ISO 32000-1 14.8.4.3.3";
    case T::kTable:
    case T::kTHead:
    case T::kTBody:
    case T::kTFoot:
    case T::kTr:
    case T::kTh:
    case T::kTd: return "ISO 32000-1 14.8.4.3.4";
    default: return "ISO 32000-1 14.8.4.2";
  }
}

bool holds_only_elements(T type) {
  switch (type) {
    case T::kL:
    case T::kLi:
    case T::kToc:
    case T::kTable:
    case T::kTHead:
    case T::kTBody:
    case T::kTFoot:
    case T::kTr: return true;
    default: return false;
  }
}

void check_form(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const T type = structure.type(id);
  if (type == T::kNone) return;  // told by its role
  const T parent = structure.parent_type(id);
  if (!may_stand_in(type, parent)) {
    report.add(form_clause(type), structure.place(id),
               structure.name(id) + " does not stand where it belongs");
  } else if (!may_hold(parent, type)) {
    report.add(
        form_clause(parent), structure.place(id),
        fmt::format("{} stands in {}", structure.name(id), structure.name(*structure[id].parent)));
  }
  if (!holds_only_elements(type)) return;
  const bool has_text = std::ranges::any_of(
      structure.file().kids_of(structure[id]),
      [](const PdfKid& kid) { return std::holds_alternative<PdfMarkedKid>(kid); });
  if (!has_text) return;
  report.add(form_clause(type), structure.place(id),
             structure.name(id) + " holds content that none of its parts has");
}

// ---- lists (ISO 14289-1 7.6) ----

void check_list(const StructureView& structure, Id<PdfElement> id, Report& report) {
  bool has_labels = false;
  bool has_items = false;
  for (const Id<PdfElement> item : structure.element_kids(id)) {
    if (structure.type(item) == T::kL) has_items = true;
    if (structure.type(item) != T::kLi) continue;
    has_items = true;
    bool has_label = false;
    bool has_body = false;
    for (const Id<PdfElement> part : structure.element_kids(item)) {
      has_label = has_label || structure.type(part) == T::kLbl;
      has_body = has_body || structure.type(part) == T::kLBody;
    }
    has_labels = has_labels || has_label;
    if (has_body || has_label) continue;  // an item may be empty beside its label
    report.add("ISO 32000-1 14.8.4.3.3", structure.place(item), "an LI has no Lbl and no LBody");
  }
  if (!has_items) {
    report.add("ISO 32000-1 14.8.4.3.3", structure.place(id), "an L has no LI");
  }
  if (has_labels && structure.attributes(id).list_numbering.empty()) {
    report.add("ISO 14289-1 7.6", structure.place(id),
               "an L whose items have labels does not say its ListNumbering");
  }
}

// ---- captions, contents lists ----

void check_caption(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const auto kids = structure.element_kids(id);
  const auto is_caption = [&](Id<PdfElement> kid) { return structure.type(kid) == T::kCaption; };
  const auto count = std::ranges::count_if(kids, is_caption);
  if (count == 0) return;
  const T type = structure.type(id);
  const bool only_first = type == T::kL || type == T::kToc;
  const bool stands_well = is_caption(kids.front()) || (!only_first && is_caption(kids.back()));
  if (count == 1 && stands_well) return;
  report.add("ISO 32000-1 14.8.4.2", structure.place(id),
             count > 1 ? structure.name(id) + " has more than one Caption"
                       : "the Caption of " + structure.name(id) + " stands between its parts");
}

bool has_link(const StructureView& structure, Id<PdfElement> id) {
  std::vector<Id<PdfElement>> open{id};
  while (!open.empty()) {
    const Id<PdfElement> next = open.back();
    open.pop_back();
    if (structure.type(next) == T::kLink) return true;
    for (const Id<PdfElement> kid : structure.element_kids(next)) {
      if (structure.type(kid) != T::kToc) open.push_back(kid);
    }
  }
  return false;
}

void check_contents_item(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const auto kids = structure.element_kids(id);
  const bool has_reference = std::ranges::any_of(kids, [&](Id<PdfElement> kid) {
    return structure.type(kid) == T::kReference && has_link(structure, kid);
  });
  if (has_reference) return;
  report.add("ISO 32000-1 14.8.4.2", structure.place(id), "a TOCI has no Reference with a Link");
}

// ---- notes (ISO 14289-1 7.9) ----

/// Where the links lead that stand in a Reference.
class ReferenceTargets {
 public:
  explicit ReferenceTargets(const StructureView& structure) {
    for (const PdfAnnotation& annotation : structure.file().annotations) {
      if (!annotation.element || !annotation.destination) continue;
      if (!structure.is_within(*annotation.element, T::kReference)) continue;
      const PdfDestination& to = *annotation.destination;
      if (to.page) places_.push_back({*to.page, to.y.value_or(kAnywhere)});
    }
    std::ranges::sort(places_, {}, &Place::page);
  }

  /// Whether a link leads to within `reach` above a base line.
  bool lead_to(Id<PdfPage> page, double base_line, double reach) const {
    const auto range = std::ranges::equal_range(places_, page, {}, &Place::page);
    return std::ranges::any_of(range, [&](const Place& place) {
      return place.y == kAnywhere || (place.y >= base_line && place.y <= base_line + reach);
    });
  }

 private:
  static constexpr double kAnywhere = -1e9;
  struct Place {
    Id<PdfPage> page;
    double y;
  };
  std::vector<Place> places_;
};

void check_note(const StructureView& structure, Id<PdfElement> id,
                const ReferenceTargets& references, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 7.9";
  constexpr double kLinesAbove = 4;
  const auto& name = structure.attributes(id).id;
  if (!name || is_blank(*name)) {
    report.add(kClause, structure.place(id), "a Note has no ID");
    return;
  }
  const auto first = structure.first_mark(id);
  if (!first) return;  // empty, which is told elsewhere
  const PageContent& content = structure.file().pages[first->page].content;
  const MarkedContent& mark = content.marks[first->mark];
  if (mark.first_run >= mark.end_run) return;
  const TextRun& run = content.runs[mark.first_run];
  if (references.lead_to(first->page, run.origin.y, run.size * kLinesAbove)) return;
  report.add(kClause, structure.place(id), "no Reference leads to the Note " + *name);
}

// ---- figures (ISO 14289-1 7.3) ----

bool is_within(const PdfRect& inner, const PdfRect& outer) {
  constexpr double kSlack = 1;
  return inner.left >= outer.left - kSlack && inner.right <= outer.right + kSlack &&
         inner.bottom >= outer.bottom - kSlack && inner.top <= outer.top + kSlack;
}

void check_figure(const StructureView& structure, Id<PdfElement> id, Report& report) {
  constexpr std::string_view kLayoutClause = "ISO 32000-1 14.8.5.4.3";
  const PdfAttributes& attributes = structure.attributes(id);
  if (is_blank(attributes.alt.value_or("")) && is_blank(attributes.actual_text.value_or(""))) {
    report.add("ISO 14289-1 7.3", structure.place(id),
               structure.name(id) + " has neither Alt nor ActualText");
  }
  const auto first = structure.first_mark(id);
  if (!first) {
    report.add("ISO 14289-1 7.3", structure.place(id), structure.name(id) + " shows nothing");
  } else if (!attributes.box) {
    report.add(kLayoutClause, structure.place(id), structure.name(id) + " has no BBox");
  } else if (!is_within(*attributes.box, structure.file().pages[first->page].box())) {
    report.add(kLayoutClause, structure.place(id),
               "the BBox of " + structure.name(id) + " is not on its page");
  }
}

/// Every picture that is not an artifact is a Figure and stands in its box.
void check_images(const StructureView& structure, Report& report) {
  for (const PdfPage& page : structure.file().pages) {
    for (const PaintedImage& image : page.content.images) {
      const bool is_form =
          image.xobject && structure.file().xobjects[*image.xobject].subtype == "Form";
      if (!image.placing.mark || is_form) continue;
      const auto element = page.content.marks[*image.placing.mark].element;
      if (!element) continue;
      const PdfAttributes& attributes = structure.attributes(*element);
      if (structure.type(*element) != T::kFigure && !structure.is_within(*element, T::kFigure)) {
        report.add("ISO 14289-1 7.3", place_of(page),
                   "an image stands in " + structure.name(*element) + ", not in a Figure");
      } else if (attributes.box && !is_within(image.box, *attributes.box)) {
        report.add("ISO 32000-1 14.8.5.4.3", structure.place(*element),
                   "an image of " + structure.name(*element) + " is not within its BBox");
      }
    }
  }
}

void check_formula(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const PdfAttributes& attributes = structure.attributes(id);
  if (!is_blank(attributes.alt.value_or("")) || !is_blank(attributes.actual_text.value_or(""))) {
    return;
  }
  report.add("ISO 14289-1 7.7", structure.place(id), "a Formula has neither Alt nor ActualText");
}

}  // namespace

void check_pdf_blocks(const StructureView& structure, Report& report) {
  const ReferenceTargets references(structure);
  check_headings(structure, report);
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    check_form(structure, id, report);
    switch (structure.type(id)) {
      case T::kL: check_list(structure, id, report); break;
      case T::kToci: check_contents_item(structure, id, report); break;
      case T::kNote: check_note(structure, id, references, report); break;
      case T::kFigure: check_figure(structure, id, report); break;
      case T::kFormula: check_formula(structure, id, report); break;
      case T::kCaption:
        if (structure[id].parent) check_caption(structure, *structure[id].parent, report);
        break;
      default: break;
    }
  }
  check_images(structure, report);
}

}  // namespace clearleaf::verify
