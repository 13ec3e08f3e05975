// Annotations and Link elements → where one does not serve the other.
#include "base/utf8.h"
#include "verify/language_tags.h"
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

namespace clearleaf::verify {

namespace {

using T = StandardType;

constexpr std::string_view kLinkClause = "ISO 14289-1 7.18.5";

// ISO 32000-1 table 165
constexpr std::uint32_t kInvisible = 1U << 0U;
constexpr std::uint32_t kHidden = 1U << 1U;
constexpr std::uint32_t kPrint = 1U << 2U;
constexpr std::uint32_t kNoView = 1U << 5U;
constexpr std::uint32_t kToggleNoView = 1U << 8U;

std::string place_of_annotation(const PdfFile& file, const PdfAnnotation& annotation) {
  return fmt::format("{}, object {}", place_of(file.pages[annotation.page]), annotation.object);
}

/// Judges the annotations of one file.
class AnnotationCheck {
 public:
  AnnotationCheck(const StructureView& structure, Report& report)
      : structure_(structure), file_(structure.file()), report_(report) {}

  void run() {
    std::vector<std::uint32_t> named(file_.annotations.size());
    for (std::size_t i = 0; i < structure_.size(); ++i) {
      check_objects(structure_.id_at(i), named);
      if (structure_.type(structure_.id_at(i)) == T::kLink) check_link(structure_.id_at(i));
    }
    for (std::size_t i = 0; i < file_.annotations.size(); ++i) {
      const PdfAnnotation& annotation = file_.annotations[file_.annotations.id_at(i)];
      check_type(annotation);
      check_flags(annotation);
      check_action(annotation);
      if (annotation.subtype == "Popup") continue;
      check_words(annotation);
      check_element(annotation, named[i]);
    }
    for (const PdfPage& page : file_.pages) check_tab_order(page);
  }

 private:
  void add(std::string_view clause, const PdfAnnotation& annotation, std::string message) {
    report_.add(clause, place_of_annotation(file_, annotation), std::move(message));
  }

  void check_type(const PdfAnnotation& annotation) {
    const std::string& type = annotation.subtype;
    if (type == "Link" || type == "Popup") return;
    if (type == "TrapNet") {
      add("ISO 14289-1 7.18.2", annotation, "a trap network is not allowed");
    } else if (type == "Widget") {
      add("ISO 14289-1 7.18.4", annotation, "form fields are not judged here");
    } else if (type == "3D" || type == "Sound" || type == "Screen" || type == "Movie") {
      add("ISO 19005-2 6.3.1", annotation, "an annotation of type " + type + " is not allowed");
    } else if (!annotation.has_appearance) {
      add("ISO 19005-2 6.3.3", annotation, "an annotation of type " + type + " has no appearance");
    }
  }

  void check_flags(const PdfAnnotation& annotation) {
    constexpr std::string_view kClause = "ISO 19005-2 6.3.2";
    if (annotation.subtype == "Popup") return;
    constexpr std::uint32_t kUnseen = kInvisible | kHidden | kNoView | kToggleNoView;
    if (!annotation.has_flags || (annotation.flags & kPrint) == 0) {
      add(kClause, annotation, "an annotation is not printed: its F lacks Print");
    } else if ((annotation.flags & kUnseen) != 0) {
      add(kClause, annotation, "an annotation is hidden by its F");
    }
  }

  void check_action(const PdfAnnotation& annotation) {
    if (annotation.has_additional_actions) {
      add("ISO 19005-2 6.5.2", annotation, "an annotation has additional actions (AA)");
    }
    const std::string& action = annotation.action;
    if (!action.empty() && action != "URI" && action != "GoTo") {
      add("ISO 19005-2 6.5.1", annotation, "an annotation's action is of type " + action);
    } else if (annotation.subtype == "Link") {
      check_target(annotation);
    }
  }

  void check_target(const PdfAnnotation& annotation) {
    if (annotation.uri) {
      const bool is_address =
          !annotation.uri->empty() &&
          std::ranges::all_of(*annotation.uri, [](char c) { return c > 0x20 && c < 0x7F; });
      if (!is_address) {
        add("ISO 32000-1 12.6.4.7", annotation,
            "the address \"" + *annotation.uri + "\" is not one");
      }
    } else if (!annotation.destination || !annotation.destination->page) {
      add("ISO 32000-1 12.3.2", annotation, "a link leads to no page");
    }
  }

  void check_words(const PdfAnnotation& annotation) {
    if (!is_blank(annotation.contents.value_or(""))) {
      if (!annotation.lang || is_language_tag(*annotation.lang)) return;
      add("ISO 14289-1 7.2", annotation, "Lang \"" + *annotation.lang + "\" is no language tag");
      return;
    }
    const bool is_link = annotation.subtype == "Link";
    add(is_link ? kLinkClause : "ISO 14289-1 7.18.1", annotation,
        is_link ? "a link has no Contents" : "an annotation has no Contents");
  }

  /// `named`: how many OBJRs name it.
  void check_element(const PdfAnnotation& annotation, std::uint32_t named) {
    const bool is_link = annotation.subtype == "Link";
    const std::string_view clause = is_link ? kLinkClause : "ISO 14289-1 7.18.1";
    if (!annotation.struct_parent || !annotation.element) {
      add(clause, annotation, "the ParentTree gives an annotation to no element");
      return;
    }
    const T type = structure_.type(*annotation.element);
    if (is_link ? type != T::kLink : type != T::kAnnot) {
      add(clause, annotation,
          fmt::format("an annotation of type {} belongs to {}", annotation.subtype,
                      structure_.name(*annotation.element)));
    } else if (named != 1) {
      add(clause, annotation,
          named == 0 ? "no OBJR names the annotation" : "more than one OBJR names the annotation");
    }
  }

  void check_objects(Id<PdfElement> id, std::vector<std::uint32_t>& named) {
    for (const PdfKid& kid : file_.kids_of(structure_[id])) {
      const auto* object = std::get_if<PdfObjectKid>(&kid);
      if (object == nullptr) continue;
      if (!object->annotation) {
        report_.add(kLinkClause, structure_.place(id),
                    fmt::format("an OBJR of {} names object {}, which is no annotation",
                                structure_.name(id), object->object));
        continue;
      }
      ++named[object->annotation->index()];
      const PdfAnnotation& annotation = file_.annotations[*object->annotation];
      if (!annotation.element || *annotation.element == id) continue;
      add(kLinkClause, annotation,
          fmt::format("{} ({}) names the annotation, which the ParentTree gives to {}",
                      structure_.name(id), place_of(structure_[id]),
                      place_of(structure_[*annotation.element])));
    }
  }

  void check_link(Id<PdfElement> id) {
    std::vector<const PdfAnnotation*> areas;
    for (const PdfKid& kid : file_.kids_of(structure_[id])) {
      const auto* object = std::get_if<PdfObjectKid>(&kid);
      if (object == nullptr || !object->annotation) continue;
      areas.push_back(&file_.annotations[*object->annotation]);
    }
    if (areas.empty()) {
      report_.add(kLinkClause, structure_.place(id), "a Link has no annotation");
    } else if (!structure_.says_something(id)) {
      report_.add(kLinkClause, structure_.place(id), "a Link says nothing");
    } else {
      check_areas(id, areas);
    }
  }

  static bool covers(const PdfAnnotation& area, Id<PdfPage> page, const TextRun& run) {
    constexpr double kSlack = 2;
    if (area.page != page) return false;
    const double middle = (run.origin.x + run.end.x) / 2;
    const double height = run.origin.y + run.size / 4;
    return middle >= area.rect.left - kSlack && middle <= area.rect.right + kSlack &&
           height >= area.rect.bottom - kSlack && height <= area.rect.top + kSlack;
  }

  /// A link lies on its words: each area on some of them, each line of them under an area.
  void check_areas(Id<PdfElement> id, const std::vector<const PdfAnnotation*>& areas) {
    std::vector<bool> is_used(areas.size());
    bool has_text = false;
    bool all_covered = true;
    structure_.for_each_mark(
        id, [](Id<PdfElement>) { return true; },
        [&](MarkPlace place) {
          const PageContent& content = file_.pages[place.page].content;
          const MarkedContent& mark = content.marks[place.mark];
          for (std::uint32_t i = mark.first_run; i < mark.end_run; ++i) {
            if (is_blank(content.text_of(content.runs[i]))) continue;
            has_text = true;
            bool is_covered = false;
            for (std::size_t a = 0; a < areas.size(); ++a) {
              if (!covers(*areas[a], place.page, content.runs[i])) continue;
              is_used[a] = true;
              is_covered = true;
            }
            all_covered = all_covered && is_covered;
          }
        });
    if (!has_text) return;  // a picture
    if (!all_covered) {
      report_.add(kLinkClause, structure_.place(id), "a Link has words that no annotation covers");
    } else if (std::ranges::find(is_used, false) != is_used.end()) {
      report_.add(kLinkClause, structure_.place(id),
                  "an annotation of a Link does not lie on its words");
    }
  }

  void check_tab_order(const PdfPage& page) {
    if (page.annotations.empty() || page.tabs == "S") return;
    report_.add("ISO 14289-1 7.18.3", place_of(page),
                "the page has annotations, but its Tabs is not S");
  }

  const StructureView& structure_;
  const PdfFile& file_;
  Report& report_;
};

}  // namespace

void check_pdf_annotations(const StructureView& structure, Report& report) {
  AnnotationCheck(structure, report).run();
}

}  // namespace clearleaf::verify
