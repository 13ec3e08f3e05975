// The rules of the prominence contract, in their order of judgement (PROMINENCE.md).
#include "verify/epub_check_parts.h"
#include "verify/epub_prominence.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

/// What a rule presumes is sound in other parts as well: without the key information no link can
/// lead to it, without the risks no conclusion can follow them, and how words look is not known
/// where a style sheet holds more than the subset.
std::initializer_list<Part> also_presumes(Rule rule) {
  static constexpr std::initializer_list<Part> kNone{};
  static constexpr auto kBack = {Part::kKeyInformation, Part::kRisks};
  static constexpr auto kOrder = {Part::kRisks};
  static constexpr auto kStyles = {Part::kPublication};
  switch (rule) {
    case Rule::kP14: return kBack;
    case Rule::kP13: return kOrder;
    case Rule::kP06:
    case Rule::kP04:
    case Rule::kP05:
    case Rule::kP07: return kStyles;
    default: return kNone;
  }
}

/// The parts that a rule is judged on in an EPUB; P11 needs a second file, P10 pages.
bool is_judged_on(Rule rule, Part part) {
  switch (rule) {
    case Rule::kP10:
    case Rule::kP11: return false;
    case Rule::kP02: return part == Part::kKeyInformation;
    case Rule::kP08: return part == Part::kRisks || part == Part::kConclusion;
    case Rule::kP13: return part == Part::kConclusion;
    case Rule::kP14: return part == Part::kPublication;
    case Rule::kP09:
    case Rule::kP07: return part != Part::kPublication;
    case Rule::kP01:
    case Rule::kP12:
    case Rule::kP03:
    case Rule::kP06:
    case Rule::kP04:
    case Rule::kP05: return true;
  }
  return true;
}

}  // namespace

bool ProminenceCheck::is_due(Part part) const {
  if (part == Part::kPublication || epub.package.value("clearleaf:profile") == "health")
    return true;
  const auto is_there = [&](Part each) { return disclaimers[each].has_value(); };
  return part == Part::kKeyInformation ? std::ranges::any_of(kDisclaimers, is_there)
                                       : is_there(part);
}

void check_prominence(const EpubFile& epub, Report& report) {
  const EpubDisclaimers disclaimers(epub);
  Findings findings;
  const ProminenceCheck check{epub, disclaimers, findings};
  find_undeclared(check);
  find_misplaced(check);
  find_hidden(check);
  find_unlabelled(check);
  find_unlisted(check);
  find_badly_set(check);
  findings.tell([&](Part part) { return check.is_due(part); }, {is_judged_on, also_presumes},
                report);
}

}  // namespace clearleaf::verify
