// P01: what was due is there, once, and long enough.
#include "verify/pdf_prominence.h"
#include "verify/word_count.h"

#include <fmt/format.h>

namespace clearleaf::verify {

namespace {

constexpr std::size_t kFewestOfSection = 30;  // words
constexpr std::size_t kFewestOfSummary = 10;
constexpr std::size_t kMostOfSummary = 60;

class DeclarationCheck {
 public:
  explicit DeclarationCheck(const PdfProminenceCheck& check)
      : check_(check),
        lang_(check.file().catalog.lang.value_or("")),
        summaries_(summaries_of(check.facts)) {}

  void check_profile() {
    const std::string_view profile = check_.profile();
    if (profile == "health" || profile == "general") return;
    check_.findings.add(Rule::kP01, Part::kPublication, "metadata",
                        fmt::format("\"{}\" is no profile (clearleaf:profile)", profile));
  }

  void check_declared(Part part) {
    if (!check_.is_due(part)) return;
    const auto& own = check_.facts[part];
    if (!own) {
      return check_.findings.add(Rule::kP01, part, "",
                                 fmt::format("the publication has no {}", type_of(part)));
    }
    if (check_.structure().attributes(*own).id != id_of(part)) {
      check_.refuse(Rule::kP01, part, "does not have its ID");
    }
    if (!check_.facts.others(part).empty()) check_.refuse(Rule::kP01, part, "is there twice");
    // What is not on the pages is not told apart from what was never there: that is P09's.
    if (check_.facts.has_lost_words(part) || part == Part::kKeyInformation) return;
    check_length(part, *own, "", kFewestOfSection, static_cast<std::size_t>(-1));
  }

  void check_summary(Part part) {
    const auto& summary = summaries_[part];
    if (!summary || check_.facts.has_lost_words(Part::kKeyInformation)) return;
    check_length(part, *summary, "the summary of ", kFewestOfSummary, kMostOfSummary);
  }

 private:
  void check_length(Part part, Id<PdfElement> element, std::string_view what, std::size_t fewest,
                    std::size_t most) {
    const std::size_t words = count_words(check_.facts.own_text(element), lang_);
    if (words >= fewest && words <= most) return;
    const std::string bounds = words < fewest ? fmt::format("{} are the fewest", fewest)
                                              : fmt::format("{} are the most", most);
    check_.findings.add(
        Rule::kP01, part, check_.structure().place(element),
        fmt::format("{}\"{}\" has {} words, and {}", what, id_of(part), words, bounds));
  }

  const PdfProminenceCheck& check_;
  std::string_view lang_;
  PdfSummaries summaries_;
};

}  // namespace

void find_undeclared(const PdfProminenceCheck& check) {
  DeclarationCheck declaration(check);
  declaration.check_profile();
  for (const Part part : kPdfDisclaimers) declaration.check_declared(part);
  for (const Part part : {Part::kRisks, Part::kConclusion}) declaration.check_summary(part);
}

}  // namespace clearleaf::verify
