// Elements, ParentTree and marked content → where one does not name the other.
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kClause = "ISO 32000-1 14.7.4.4";

/// Judges both directions. Of each sequence it keeps whether an element has named it.
class ParentTreeCheck {
 public:
  ParentTreeCheck(const PdfFile& file, Report& report)
      : file_(file), report_(report), named_(file.pages.size()) {
    for (std::size_t i = 0; i < file.pages.size(); ++i) {
      named_[i].resize(page(i).content.marks.size());
    }
  }

  void run() {
    for (std::size_t i = 0; i < file_.elements.size(); ++i) check_kids(file_.elements.id_at(i));
    for (std::size_t i = 0; i < file_.pages.size(); ++i) {
      check_page(page(i));
      check_mcids_differ(page(i));
      check_all_are_named(i);
    }
    check_keys();
  }

 private:
  const PdfPage& page(std::size_t index) const { return file_.pages[file_.pages.id_at(index)]; }

  /// From an element down to the content.
  void check_kids(Id<PdfElement> id) {
    const PdfElement& element = file_.elements[id];
    for (const PdfKid& kid : file_.kids_of(element)) {
      const auto* marked = std::get_if<PdfMarkedKid>(&kid);
      if (marked == nullptr) continue;
      if (!marked->page || !marked->mark) {
        const std::string place = marked->page ? place_of(file_.pages[*marked->page]) + ", " : "";
        report_.add(
            kClause, place + place_of(element),
            fmt::format("{} names the mcid {}, which is not there", element.type, marked->mcid));
        continue;
      }
      check_named(*marked, id);
    }
  }

  void check_named(const PdfMarkedKid& kid, Id<PdfElement> id) {
    const PdfPage& page = file_.pages[*kid.page];
    const MarkedContent& mark = page.content.marks[*kid.mark];
    const PdfElement& element = file_.elements[id];
    std::vector<bool>& named = named_[kid.page->index()];
    if (named[kid.mark->index()]) {
      report_.add(kClause, place_of(page),
                  fmt::format("the mcid {} belongs to two elements or twice to one", kid.mcid));
    } else if (mark.element && *mark.element != id) {
      report_.add(
          kClause, place_of(page),
          fmt::format("{} ({}) has the mcid {}, which the ParentTree gives to {}", element.type,
                      place_of(element), kid.mcid, place_of(file_.elements[*mark.element])));
    }
    named[kid.mark->index()] = true;
  }

  void check_page(const PdfPage& page) {
    const bool is_tagged = std::ranges::any_of(
        page.content.marks, [](const MarkedContent& mark) { return mark.mcid && mark.form == 0; });
    if (!is_tagged) return;
    if (!page.struct_parents) {
      report_.add(kClause, place_of(page), "the page has no StructParents");
    } else if (!page.has_parent_entry) {
      report_.add(kClause, place_of(page), "the ParentTree does not know the page");
    }
  }

  void check_mcids_differ(const PdfPage& page) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>>& mcids = scratch_;
    mcids.clear();
    for (const MarkedContent& mark : page.content.marks) {
      if (mark.mcid) mcids.emplace_back(mark.form, *mark.mcid);
    }
    std::ranges::sort(mcids);
    const auto twice = std::ranges::adjacent_find(mcids);
    if (twice == mcids.end()) return;
    report_.add("ISO 32000-1 14.7.4.2", place_of(page),
                fmt::format("the mcid {} is there twice", twice->second));
  }

  /// From the content up to an element.
  void check_all_are_named(std::size_t index) {
    const PdfPage& page = this->page(index);
    if (page.struct_parents && !page.has_parent_entry) return;  // told
    for (std::size_t i = 0; i < page.content.marks.size(); ++i) {
      const MarkedContent& mark = page.content.marks[page.content.marks.id_at(i)];
      if (!mark.mcid) continue;
      if (!mark.element && page.struct_parents) {
        report_.add(kClause, place_of(page),
                    fmt::format("the ParentTree gives the mcid {} to no element", *mark.mcid));
      } else if (!named_[index][i] && mark.element) {
        const PdfElement& element = file_.elements[*mark.element];
        report_.add(kClause, place_of(page),
                    fmt::format("the ParentTree gives the mcid {} to {} ({}), which does not name "
                                "it",
                                *mark.mcid, element.type, place_of(element)));
      }
    }
  }

  void check_keys() {
    for (const std::int64_t key : file_.structure.stray_parent_keys) {
      report_.add(kClause, "ParentTree",
                  fmt::format("the key {} belongs to no page and no annotation", key));
    }
    std::int64_t last = -1;
    for (const PdfPage& page : file_.pages) last = std::max(last, page.struct_parents.value_or(-1));
    for (const PdfAnnotation& annotation : file_.annotations) {
      last = std::max(last, annotation.struct_parent.value_or(-1));
    }
    if (file_.structure.parent_tree_next_key > last) return;
    if (!file_.structure.has_parent_tree) return;
    report_.add("ISO 32000-1 14.7.2", "StructTreeRoot",
                fmt::format("ParentTreeNextKey is {}, but the key {} is in use",
                            file_.structure.parent_tree_next_key, last));
  }

  const PdfFile& file_;
  Report& report_;
  std::vector<std::vector<bool>> named_;  // by page and sequence
  std::vector<std::pair<std::uint32_t, std::uint32_t>> scratch_;
};

}  // namespace

void check_pdf_parent_tree(const PdfFile& file, Report& report) {
  ParentTreeCheck(file, report).run();
}

}  // namespace clearleaf::verify
