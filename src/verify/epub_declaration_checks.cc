// P01: what was due is there, and long enough. P03: each says in words what it is.
#include "base/primary_subtag.h"
#include "base/utf8.h"
#include "verify/epub_prominence.h"
#include "verify/word_count.h"

#include <fmt/format.h>


namespace clearleaf::verify {

namespace {

constexpr std::size_t kFewestOfSection = 30;  // words
constexpr std::size_t kFewestOfSummary = 10;
constexpr std::size_t kMostOfSummary = 60;

bool is_summed_up(Part part) {
  return part == Part::kRisks || part == Part::kConclusion;
}

/// The language an element is in.
std::string_view language_of(XmlNode node) {
  for (std::optional<XmlNode> each = node; each; each = each->parent()) {
    if (const auto lang = each->attribute("lang")) return *lang;
  }
  return {};
}

class DeclarationCheck {
 public:
  explicit DeclarationCheck(const ProminenceCheck& check)
      : check_(check),
        lang_(check.epub.package.value("dc:language")),
        summaries_(summaries_of(check)) {}

  // ---- P01 ----

  void check_profile() {
    const std::string_view profile = check_.epub.package.value("clearleaf:profile");
    if (profile == "health" || profile == "general") return;
    check_.findings.add(Rule::kP01, Part::kPublication, check_.epub.package.path,
                        fmt::format("\"{}\" is no profile (clearleaf:profile)", profile));
  }

  void check_declared(Part part) {
    if (!check_.is_due(part)) return;
    const auto& own = check_.disclaimers[part];
    if (!own) {
      return check_.findings.add(Rule::kP01, part, "",
                                 fmt::format("the publication has no section \"{}\"", id_of(part)));
    }
    if (!is_summed_up(part)) return;
    const std::size_t words = count_words(own_text(own->section.node), lang_);
    if (words < kFewestOfSection) {
      refuse(Rule::kP01, part, own->section.node,
             fmt::format("\"{}\" has {} words, and {} are the fewest", id_of(part), words,
                         kFewestOfSection));
    }
    if (const auto& summary = summaries_[part]) check_summary(part, *summary);
  }

  // ---- P03 ----

  void check_labels(Part part) {
    const auto& own = check_.disclaimers[part];
    const auto heading = own ? heading_of(own->section.node) : std::nullopt;
    const auto& summary = summaries_[part];
    if (!heading || !summary) return;  // P09's and P02's to tell
    const std::string in_heading = label_at(*heading);
    const std::string in_summary = label_at(*summary);
    const std::string heading_text = ascii_lower(heading_words(*heading));
    const std::string summary_text = ascii_lower(normalised(summary->all_text()));
    if (in_heading.empty() && in_summary.empty()) {
      if (begin_alike(heading_text, summary_text)) return;
      return refuse(Rule::kP03, part, *heading,
                    fmt::format("\"{}\" does not say in words what it is", id_of(part)));
    }
    if (in_heading.empty() && !heading_text.starts_with(in_summary)) {
      refuse(Rule::kP03, part, *heading,
             fmt::format("\"{}\" does not begin with \"{}\"", id_of(part), in_summary));
    }
    if (in_summary.empty() && !summary_text.starts_with(in_heading)) {
      refuse(Rule::kP03, Part::kKeyInformation, *summary,
             fmt::format("the summary does not begin with \"{}\"", in_heading));
    }
  }

  /// Notices, and the languages of all labels.
  void check_all_labels(std::size_t document) {
    const XmlTree& tree = check_.epub.documents[document].tree;
    const bool may_be_foreign = check_.epub.package.value("clearleaf:profile") == "general";
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const XmlNode node = tree[i];
      if (node.is_text() || node.attributes().empty()) continue;
      const Part part = check_.disclaimers.part_of(document, node);
      const auto place = check_.epub.documents[document].at(node);
      const bool is_notice = node.has_word("class", "notice") || node.has_word("role", "note");
      if (is_notice && label_at(node).empty()) {
        check_.findings.add(Rule::kP03, part, place, "a notice does not say in words what it is");
      }
      const bool is_foreign =
          !may_be_foreign && node.has_word("class", "clearleaf-label") &&
          !same_language(language_of(node), tree.root().value("lang"));
      if (is_foreign) {
        check_.findings.add(Rule::kP03, part, place,
                            fmt::format("the label \"{}\" is not in the document's language",
                                        trimmed(node.all_text())));
      }
    }
  }

 private:
  void refuse(Rule rule, Part part, XmlNode node, std::string message) {
    for (const EpubDocument& document : check_.epub.documents) {
      if (&document.tree != &node.tree()) continue;
      check_.findings.add(rule, part, document.at(node), std::move(message));
      return;
    }
  }

  void check_summary(Part part, XmlNode summary) {
    const std::size_t words = count_words(own_text(summary), lang_);
    if (words >= kFewestOfSummary && words <= kMostOfSummary) return;
    refuse(Rule::kP01, part, summary,
           fmt::format("the summary of \"{}\" has {} words, not {} to {}", id_of(part), words,
                       kFewestOfSummary, kMostOfSummary));
  }

  /// "warning": the label that a block begins with, without the colon; empty: it begins otherwise.
  static std::string label_at(XmlNode block) {
    for (std::uint32_t i = block.index() + 1; i < block.end();) {
      const XmlNode node = block.tree()[i];
      if (node.has_word("class", "clearleaf-label")) {
        return ascii_lower(without_end_marks(normalised(node.all_text())));
      }
      if (!is_blank(node.text())) return "";
      ++i;
    }
    return "";
  }

  const ProminenceCheck& check_;
  std::string_view lang_;
  Summaries summaries_;
};

}  // namespace

void find_undeclared(const ProminenceCheck& check) {
  DeclarationCheck declaration(check);
  declaration.check_profile();
  for (const Part part : kDisclaimers) declaration.check_declared(part);
}

void find_unlabelled(const ProminenceCheck& check) {
  DeclarationCheck declaration(check);
  for (const Part part : kDisclaimers) {
    if (is_summed_up(part)) declaration.check_labels(part);
  }
  for (std::size_t i = 0; i < check.epub.documents.size(); ++i) declaration.check_all_labels(i);
}

}  // namespace clearleaf::verify
