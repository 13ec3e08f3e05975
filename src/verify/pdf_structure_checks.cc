// Elements one by one → breaches of roles, parents, languages, texts and IDs.
#include "base/direction.h"
#include "base/utf8.h"
#include "verify/language_tags.h"
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace clearleaf::verify {

namespace {

// ---- the role map ----

void check_role_map(const PdfStructure& structure, Report& report) {
  constexpr std::string_view kClause = "ISO 14289-1 7.1";
  for (const std::string& type : structure.role_loops) {
    report.add(kClause, "RoleMap", "the role mapping of " + type + " goes round in a circle");
  }
  for (const auto& [type, role] : structure.role_map) {
    if (standard_type(type) == StandardType::kNone) continue;
    report.add(kClause, "RoleMap", "the standard type " + type + " is mapped to " + role);
  }
}

void check_role(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const PdfElement& element = structure[id];
  if (structure.type(id) != StandardType::kNone || element.type.empty()) return;
  const auto& loops = structure.file().structure.role_loops;
  if (std::ranges::find(loops, element.type) != loops.end()) return;
  report.add("ISO 14289-1 7.1", structure.place(id),
             fmt::format("the type {} is mapped to no standard type", element.type));
}

// ---- parents and kids ----

void check_top(const StructureView& structure, Report& report) {
  constexpr std::string_view kClause = "ISO 32000-1 14.8.4.2";
  std::size_t tops = 0;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    if (structure[id].parent) continue;
    if (++tops == 2) report.add(kClause, structure.place(id), "a second element at the top");
    if (structure.type(id) == StandardType::kDocument) continue;
    report.add(kClause, structure.place(id),
               "the element at the top is " + structure.name(id) + ", not Document");
  }
  if (tops == 0 && structure.file().structure.present) {
    report.add(kClause, "StructTreeRoot", "the structure tree is empty");
  }
}

void check_parent(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const PdfElement& element = structure[id];
  const std::uint32_t parent =
      element.parent ? structure[*element.parent].object : structure.file().structure.object;
  if (element.object == 0) {
    report.add("ISO 32000-1 14.7.2", structure.place(id),
               structure.name(id) + " is not an object of its own");
  } else if (element.parent_object != parent && parent != 0) {
    report.add("ISO 14289-1 7.1", structure.place(id),
               fmt::format("{}: P names object {}, but it stands in object {}", structure.name(id),
                           element.parent_object, parent));
  }
}

bool is_paragraph(StandardType type) {
  return type >= StandardType::kP && type <= StandardType::kH6;
}

/// Paragraphs and headings hold lines of text, not blocks: readers lose blocks inside them.
void check_content_model(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const StandardType type = structure.type(id);
  const StandardType parent = structure.parent_type(id);
  if (!is_paragraph(parent) || type == StandardType::kNone || type == StandardType::kNote ||
      is_inline(type)) {
    return;
  }
  if (type == StandardType::kLbl || type == StandardType::kNonStruct) return;
  report.add(
      "ISO 32000-1 14.8.4.3.2", structure.place(id),
      fmt::format("{} stands in {}", structure.name(id), structure.name(*structure[id].parent)));
}

// ---- attributes ----

void check_lang(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const auto& lang = structure.attributes(id).lang;
  if (!lang || is_language_tag(*lang)) return;
  report.add("ISO 14289-1 7.2", structure.place(id),
             fmt::format("Lang \"{}\" of {} is no language tag", *lang, structure.name(id)));
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool is_bad_character(char32_t c) {
  const bool is_control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
  const bool is_no_character = (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
  return is_control || (c >= 0x7F && c < 0xA0) || c == 0xFFFD || is_no_character ||
         is_private_use(c);
}

/// Why a text cannot be spoken; empty: it can.
std::string text_fault(const std::string& text) {
  if (is_blank(text)) return "is empty";
  if (first_invalid_utf8(text)) return "is no text";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_bad_character(c)) {
      return fmt::format("has U+{:04X}, which no reader can speak", static_cast<unsigned>(c));
    }
  }
  return {};
}

void check_texts(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const PdfAttributes& attributes = structure.attributes(id);
  const auto check = [&](std::string_view clause, std::string_view key,
                         const std::optional<std::string>& text) {
    if (!text) return;
    const std::string fault = text_fault(*text);
    if (fault.empty()) return;
    report.add(clause, structure.place(id),
               fmt::format("{} of {} {}", key, structure.name(id), fault));
  };
  // A figure without an alternative is told by 7.3.
  const bool is_figure = structure.type(id) == StandardType::kFigure;
  if (!is_figure || !is_blank(attributes.alt.value_or(""))) {
    check("ISO 32000-1 14.9.3", "Alt", attributes.alt);
  }
  check("ISO 32000-1 14.9.4", "ActualText", attributes.actual_text);
  check("ISO 32000-1 14.9.5", "E", attributes.expansion);
}

/// Alt or ActualText on an element that holds others would silence them (14.9.3, 14.9.4).
void check_nothing_is_silenced(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const PdfAttributes& attributes = structure.attributes(id);
  if (!attributes.alt || is_inline(structure.type(id))) return;
  report.add("ISO 32000-1 14.9.3", structure.place(id),
             "Alt of " + structure.name(id) + " silences all that it holds");
}

/// Nothing but a table's cell may be empty: a reader would be told of a thing that is not there.
void check_not_empty(const StructureView& structure, Id<PdfElement> id, Report& report) {
  const StandardType type = structure.type(id);
  if (structure.says_something(id) || type == StandardType::kTd || type == StandardType::kNone) {
    return;
  }
  // Rows of empty cells, figures, headings, links and header cells have clauses of their own.
  const bool has_own_clause = type == StandardType::kTr || type == StandardType::kTh ||
                              type == StandardType::kFigure || type == StandardType::kLink ||
                              heading_level(type) > 0;
  if (has_own_clause) return;
  const auto kids = structure.element_kids(id);
  const bool is_told_below = std::ranges::any_of(kids, [&](Id<PdfElement> kid) {
    return !structure.says_something(kid) && structure.type(kid) != StandardType::kTd;
  });
  if (is_told_below) return;
  report.add("ISO 14289-1 7.1", structure.place(id), structure.name(id) + " is empty");
}

/// A publication in a language from right to left says so, and no other (ISO 32000-1 14.8.5.4.2):
/// columns, lists and pages are told in that order.
void check_writing_mode(const StructureView& structure, Report& report) {
  const std::string_view lang = structure.file().catalog.lang.value_or("");
  const bool expected = direction_of_language(lang) == Direction::kRightToLeft;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    if (structure.type(id) != StandardType::kDocument) continue;
    const auto& others = structure.attributes(id).others;
    const bool said = std::ranges::any_of(others, [](const auto& entry) {
      return entry.first == "Layout/WritingMode" && entry.second == "/RlTb";
    });
    if (said == expected) return;
    report.add("ISO 32000-1 14.8.5.4.2", structure.place(id),
               expected ? "the document does not say that it runs from right to left (WritingMode)"
                        : "the document says that it runs from right to left (WritingMode)");
    return;
  }
}

// ---- IDs ----

void check_ids(const StructureView& structure, Report& report) {
  std::unordered_map<std::string_view, Id<PdfElement>> by_id;
  bool are_unique = true;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    const auto& name = structure.attributes(id).id;
    if (!name || by_id.emplace(*name, id).second) continue;
    are_unique = false;
    const bool is_note = structure.type(id) == StandardType::kNote;
    report.add(
        is_note ? "ISO 14289-1 7.9" : "ISO 32000-1 14.7.2", structure.place(id),
        fmt::format("the ID {} of {} is that of another element", *name, structure.name(id)));
  }
  if (!are_unique) return;  // no tree can hold them
  constexpr std::string_view kClause = "ISO 32000-1 14.7.2";
  std::size_t known = 0;
  for (const auto& [name, element] : structure.file().structure.id_tree) {
    const auto found = by_id.find(name);
    if (found == by_id.end() || element != found->second) {
      report.add(kClause, "IDTree", fmt::format("the entry {} does not name that element", name));
    } else {
      ++known;
    }
  }
  if (known < by_id.size()) {
    report.add(kClause, "IDTree",
               fmt::format("{} of {} IDs are not in it", by_id.size() - known, by_id.size()));
  }
}

}  // namespace

void check_pdf_structure(const StructureView& structure, Report& report) {
  check_role_map(structure.file().structure, report);
  check_top(structure, report);
  check_writing_mode(structure, report);
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    check_role(structure, id, report);
    check_parent(structure, id, report);
    check_content_model(structure, id, report);
    check_not_empty(structure, id, report);
    if (structure[id].attributes == 0) continue;
    check_lang(structure, id, report);
    check_texts(structure, id, report);
    check_nothing_is_silenced(structure, id, report);
  }
  check_ids(structure, report);
}

}  // namespace clearleaf::verify
