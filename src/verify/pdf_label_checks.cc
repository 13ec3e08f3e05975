// P03: each disclaimer and notice says in words, and in the document's language, what it is.
#include "base/primary_subtag.h"
#include "base/utf8.h"
#include "verify/pdf_prominence.h"
#include "verify/word_count.h"

#include <fmt/format.h>

#include <string>

namespace clearleaf::verify {

namespace {

class LabelCheck {
 public:
  explicit LabelCheck(const PdfProminenceCheck& check)
      : check_(check), facts_(check.facts), summaries_(summaries_of(check.facts)) {}

  void check_labels(Part part) {
    const auto heading = facts_.heading(part);
    const auto& summary = summaries_[part];
    if (!heading || !summary) return;  // P09's and P02's to tell
    const std::string in_heading = label_at(*heading);
    const std::string in_summary = label_at(*summary);
    const std::string heading_text = ascii_lower(check_.structure().text_of(*heading));
    const std::string summary_text = ascii_lower(check_.structure().text_of(*summary));
    if (in_heading.empty() && in_summary.empty()) {
      if (begin_alike(heading_text, summary_text)) return;
      return check_.refuse(Rule::kP03, part, "does not say in words what it is");
    }
    if (!in_heading.empty() && !in_summary.empty() && in_heading != in_summary) {
      check_.refuse(
          Rule::kP03, Part::kKeyInformation,
          fmt::format("says \"{}\" where the section says \"{}\"", in_summary, in_heading));
    }
    if (in_heading.empty() && !heading_text.starts_with(in_summary)) {
      check_.refuse(Rule::kP03, part, fmt::format("does not begin with \"{}\"", in_summary));
    }
    if (in_summary.empty() && !summary_text.starts_with(in_heading)) {
      check_.refuse(Rule::kP03, Part::kKeyInformation,
                    fmt::format("has a summary that does not begin with \"{}\"", in_heading));
    }
  }

  void check_all() {
    const StructureView& structure = check_.structure();
    for (std::size_t i = 0; i < structure.size(); ++i) {
      const Id<PdfElement> id = structure.id_at(i);
      if (structure[id].type == "Notice" && label_at(id).empty()) {
        refuse(id, "a notice does not say in words what it is");
      }
      if (structure[id].type == "Label" && is_foreign(id)) {
        refuse(id, fmt::format("the label \"{}\" is not in the document's language",
                               structure.text_of(id)));
      }
    }
  }

 private:
  void refuse(Id<PdfElement> id, std::string message) {
    check_.findings.add(Rule::kP03, facts_.part_of(id), check_.structure().place(id),
                        std::move(message));
  }

  /// "warning": the label that a block begins with, without the colon; empty: it begins otherwise.
  std::string label_at(Id<PdfElement> block) const {
    const StructureView& structure = check_.structure();
    const auto first = structure.first_mark(block);
    if (!first) return "";
    const PageContent& content = check_.file().pages[first->page].content;
    for (auto each = content.marks[first->mark].element; each && *each != block;
         each = structure[*each].parent) {
      if (structure[*each].type != "Label") continue;
      return ascii_lower(without_end_marks(structure.text_of(*each)));
    }
    return "";
  }

  bool is_foreign(Id<PdfElement> label) const {
    if (check_.profile() == "general") return false;
    const std::string own = check_.file().catalog.lang.value_or("");
    for (std::optional<Id<PdfElement>> each = label; each;
         each = check_.structure()[*each].parent) {
      const auto& lang = check_.structure().attributes(*each).lang;
      if (lang) return !same_language(*lang, own);
    }
    return false;
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  PdfSummaries summaries_;
};

}  // namespace

void find_unlabelled(const PdfProminenceCheck& check) {
  LabelCheck label(check);
  label.check_labels(Part::kRisks);
  label.check_labels(Part::kConclusion);
  label.check_all();
}

}  // namespace clearleaf::verify
