// Disclaimers and notices → rules P01, P08, P13 and P15 of the prominence contract.
#include "base/utf8.h"
#include "check/passages.h"
#include "check/rules.h"
#include "check/words.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace clearleaf::check {

namespace {

constexpr RuleId kP01{"P01"};
constexpr RuleId kP15{"P15"};

// ---- P01 ----

void require_declared(const Question& question, DisclaimerKind kind, Diagnostics& diagnostics) {
  const Metadata& meta = question.meta();
  if (!question.can_tell_missing_keys() || meta.profile.value != Profile::kHealth ||
      meta.disclaimer(kind) != nullptr) {
    return;
  }
  const std::string_view name = kind_name(kind);
  diagnostics.error(
      kP01, meta.profile.span, fmt::format("a health publication must declare its {}", name),
      fmt::format("under \"disclaimers:\" type \"{}:\", and under that \"section:\" (the id "
                  "of a main section) and \"summary:\" (10 to 60 words)",
                  name),
      "P01");
}

void judge_section(const Question& question, const Disclaimer& disclaimer,
                   Diagnostics& diagnostics) {
  constexpr std::size_t kFewest = 30;
  const std::string& id = disclaimer.section.value;
  const std::string_view name = kind_name(disclaimer.kind);
  if (id.empty()) {
    if (!question.can_tell_missing_keys()) return;
    diagnostics.error(kP01, disclaimer.span, fmt::format("the {} name no section", name),
                      "type \"section:\" and the id of a main section", "P01");
    return;
  }
  const FoundHeading* heading = find_heading(question.survey, id);
  if (heading == nullptr) {
    diagnostics.error(kP01, disclaimer.section.span,
                      fmt::format("the {} name the section \"{}\", and there is none{}", name, id,
                                  did_you_mean(id, question.survey)),
                      fmt::format("type {{#{}}} after the heading of that section", id), "P01");
    return;
  }
  const std::size_t words =
      count_words(body_text(section_of(question.survey, *heading)), question.meta().lang.value);
  if (words >= kFewest) return;
  diagnostics.error(kP01, heading->span,
                    fmt::format("the section of the {} has {} words, and {} are the fewest", name,
                                words, kFewest),
                    "say in full what the reader must know", "P01");
}

void judge_summary(const Question& question, const Disclaimer& disclaimer,
                   Diagnostics& diagnostics) {
  constexpr std::size_t kFewest = 10;
  constexpr std::size_t kMost = 60;
  const std::string& summary = disclaimer.summary.value;
  if (summary.empty() && !question.can_tell_missing_keys()) return;
  const std::size_t words = count_words(summary, question.meta().lang.value);
  if (words >= kFewest && words <= kMost) return;
  const SourceSpan place = summary.empty() ? disclaimer.span : disclaimer.summary.span;
  diagnostics.error(kP01, place,
                    fmt::format("the summary of the {} has {} words; it must have {} to {}",
                                kind_name(disclaimer.kind), words, kFewest, kMost),
                    "type one to three plain sentences after \"summary:\"", "P01");
}

// ---- P13 ----

/// Place among the main sections, from 0; none where the disclaimer has no main section.
std::optional<std::size_t> main_section(const Question& question, DisclaimerKind kind) {
  const Disclaimer* disclaimer = question.meta().disclaimer(kind);
  if (disclaimer == nullptr) return std::nullopt;
  std::size_t place = 0;
  for (const FoundHeading& heading : question.survey.headings) {
    if (heading.node->level != 2) continue;
    if (heading.node->id == disclaimer->section.value) return place;
    ++place;
  }
  return std::nullopt;
}

}  // namespace

void check_p01_declared(const Question& question, Diagnostics& diagnostics) {
  require_declared(question, DisclaimerKind::kRisks, diagnostics);
  require_declared(question, DisclaimerKind::kConclusion, diagnostics);
  std::vector<std::string_view> sections;
  for (const Disclaimer& disclaimer : question.meta().disclaimers) {
    const std::string& id = disclaimer.section.value;
    const bool shared =
        !id.empty() && std::find(sections.begin(), sections.end(), id) != sections.end();
    if (shared) {
      diagnostics.error(kP01, disclaimer.section.span,
                        fmt::format("two disclaimers name the same section \"{}\"", id),
                        "write one main section for the risks and one for the conclusion", "P01");
    } else {
      judge_section(question, disclaimer, diagnostics);
    }
    sections.push_back(id);
    judge_summary(question, disclaimer, diagnostics);
  }
}

void check_p08_findable(const Question& question, Diagnostics& diagnostics) {
  for (const Disclaimer& disclaimer : question.meta().disclaimers) {
    const FoundHeading* heading = find_heading(question.survey, disclaimer.section.value);
    if (heading == nullptr || heading->node->level == 2) continue;
    diagnostics.error({"P08"}, heading->span,
                      fmt::format("the section of the {} is not a main section, so that it is hard "
                                  "to find",
                                  kind_name(disclaimer.kind)),
                      fmt::format("take {} # away from its heading", heading->node->level - 2),
                      "P08");
  }
}

void check_p13_order(const Question& question, Diagnostics& diagnostics) {
  const auto risks = main_section(question, DisclaimerKind::kRisks);
  const auto conclusion = main_section(question, DisclaimerKind::kConclusion);
  if (!risks || !conclusion || *risks <= *conclusion + 1) return;
  const Disclaimer* disclaimer = question.meta().disclaimer(DisclaimerKind::kRisks);
  diagnostics.error({"P13"}, find_heading(question.survey, disclaimer->section.value)->span,
                    "the risks come too long after the conclusion",
                    "move them before the conclusion, or directly after it", "P13");
}

void check_p15_not_drowned(const Question& question, Diagnostics& diagnostics) {
  constexpr std::size_t kMost = 3;
  const auto& notices = question.survey.notices;
  std::set<const Notice*> told;  // one two deep is inside two others
  for (const Found<Notice>& outer : notices) {
    for_each_block(outer.node->blocks, [&](const Block& block) {
      const auto* inner = std::get_if<Notice>(&block.kind);
      if (inner == nullptr || !told.insert(inner).second) return;
      diagnostics.warning(kP15, block.span, "a notice inside a notice is easy to miss",
                          "move it out, or write it as a paragraph", "P15");
    });
  }
  if (notices.size() <= kMost) return;
  const std::size_t words =
      count_words(body_text(question.document().blocks), question.meta().lang.value);
  if (notices.size() * 1000 <= kMost * words) return;
  diagnostics.warning(
      kP15, notices[kMost].span,
      fmt::format("{} notices in {} words: readers stop seeing them", notices.size(), words),
      "keep the three that matter most and write the others as paragraphs", "P15");
}

}  // namespace clearleaf::check
