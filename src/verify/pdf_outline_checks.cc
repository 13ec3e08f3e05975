// The outline → entries that do not lead to the heading they name.
#include "base/utf8.h"
#include "verify/pdf_check_parts.h"
#include "verify/pdf_heading_places.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kClause = "ISO 14289-1 7.17";

struct NamedHeading {
  std::string text;
  int level;
  HeadingPlace place;
};

/// In reading order.
std::vector<NamedHeading> headings_of(const StructureView& structure) {
  std::vector<NamedHeading> out;
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    const int level = heading_level(structure.type(id));
    if (level == 0) continue;
    const auto place = heading_place(structure, id);
    if (place) out.push_back({structure.text_of(id), level, *place});
  }
  return out;
}

class OutlineCheck {
 public:
  OutlineCheck(const StructureView& structure, Report& report)
      : file_(structure.file()), headings_(headings_of(structure)), report_(report) {}

  void run() {
    if (file_.outline.empty() && headings_.size() > 1) {  // there is more than the title
      report_.add(kClause, "catalog", "the file has headings but no outline");
    }
    for (const PdfOutlineEntry& entry : file_.outline) {
      if (report_.full()) return;
      check_entry(entry);
    }
  }

 private:
  void add(const PdfOutlineEntry& entry, std::string_view clause, std::string_view message) {
    report_.add(clause, fmt::format("object {}", entry.object),
                fmt::format("the outline's entry \"{}\" {}", entry.title, message));
  }

  /// Entries stand in the order of their headings, so the search goes on from the last one found.
  /// Headings may have the same words, as the title and a section: the one it leads to, else the
  /// first.
  std::optional<std::size_t> next_heading(const std::string& title,
                                          const PdfDestination& destination) const {
    std::optional<std::size_t> first;
    for (std::size_t i = next_; i < headings_.size(); ++i) {
      if (headings_[i].text != title) continue;
      if (leads_to(destination, headings_[i].place)) return i;
      if (!first) first = i;
    }
    return first;
  }

  void check_entry(const PdfOutlineEntry& entry) {
    if (!entry.action.empty() && entry.action != "GoTo") {
      return add(entry, "ISO 19005-2 6.5.1", "has an action of type " + entry.action);
    }
    if (!entry.destination || !entry.destination->page) {
      return add(entry, "ISO 32000-1 12.3.2", "leads to no page");
    }
    const auto found = next_heading(normalised(entry.title), *entry.destination);
    if (!found) return add(entry, kClause, "names no heading, or one that comes before others");
    const NamedHeading& heading = headings_[*found];
    next_ = *found + 1;
    if (!leads_to(*entry.destination, heading.place)) {
      return add(entry, kClause, "does not lead to its heading");
    }
    check_level(entry, heading);
  }

  /// Levels in the outline are those of the headings, less those above the first one.
  void check_level(const PdfOutlineEntry& entry, const NamedHeading& heading) {
    const int above = heading.level - entry.level;
    if (!levels_above_) levels_above_ = above;
    if (above == *levels_above_) return;
    add(entry, kClause, "does not stand at its heading's level");
  }

  const PdfFile& file_;
  std::vector<NamedHeading> headings_;
  Report& report_;
  std::size_t next_ = 0;
  std::optional<int> levels_above_;
};

}  // namespace

void check_pdf_outline(const StructureView& structure, Report& report) {
  OutlineCheck(structure, report).run();
}

}  // namespace clearleaf::verify
