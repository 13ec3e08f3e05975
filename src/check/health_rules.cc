// What a health publication says of itself → rule P17 of the prominence contract.
#include "check/rules.h"

#include <fmt/core.h>

namespace clearleaf::check {

namespace {

constexpr RuleId kP17{"P17"};

void judge_maker(const Question& question, Diagnostics& diagnostics) {
  const Metadata& meta = question.meta();
  if (!question.can_tell_missing_keys() || !meta.creators().empty()) return;
  diagnostics.error(kP17, meta.profile.span, "a health publication must say who made it",
                    "type \"author: …\" or \"organisation: …\" in the front matter", "P17");
}

void require_date(const Spanned<std::optional<Date>>& date, std::string_view key,
                  const Question& question, Diagnostics& diagnostics) {
  if (!question.can_tell_missing_keys() || date.value) return;
  diagnostics.error(kP17, question.meta().profile.span,
                    fmt::format("a health publication must have the date \"{}\"", key),
                    fmt::format("type \"{}: {}\" in the front matter, with the right day", key,
                                to_iso(question.today)),
                    "P17");
}

/// The same day `years` later; 29 February becomes 28 February where there is none.
Date years_after(Date date, int years) {
  date.year += years;
  if (!parse_iso_date(to_iso(date))) --date.day;
  return date;
}

void judge_review(const Question& question, Diagnostics& diagnostics) {
  constexpr int kYears = 3;
  const auto& published = question.meta().published.value;
  const auto& review = question.meta().review_by;
  if (!review.value) return;
  const auto tell = [&](std::string message, std::string hint) {
    diagnostics.error(kP17, review.span, std::move(message), std::move(hint), "P17");
  };
  if (*review.value < question.today) {
    tell(fmt::format("the review was due by {}, and today is {}", to_iso(*review.value),
                     to_iso(question.today)),
         "review the text, then type a new \"review-by\" and \"modified\"");
  }
  if (!published) return;
  const Date latest = years_after(*published, kYears);
  if (*review.value > latest) {
    tell(fmt::format("\"review-by\" is more than three years after \"published\" ({})",
                     to_iso(*published)),
         fmt::format("type {} or an earlier day", to_iso(latest)));
  }
  if (*review.value <= *published) {
    tell(fmt::format("\"review-by\" is not after \"published\" ({})", to_iso(*published)),
         "type the day by which the text must be reviewed");
  }
}

bool has_source(std::span<const Block> section) {
  bool found = false;
  for (const Block& block : section) {
    for_each_inline(block, [&](const Inline& item) {
      const auto* link = std::get_if<Link>(&item.kind);
      found = found || (link != nullptr && link->target.starts_with("http"));
    });
  }
  return found;
}

void judge_sources(const Question& question, Diagnostics& diagnostics) {
  const Metadata& meta = question.meta();
  const Spanned<std::string>& sources = meta.sources;
  if (sources.value.empty()) {
    if (!question.can_tell_missing_keys()) return;
    diagnostics.error(kP17, meta.profile.span, "a health publication must name its sources",
                      "type \"sources: sources\" in the front matter and a section \"## Sources "
                      "{#sources}\" with a link to each",
                      "P17");
    return;
  }
  const FoundHeading* heading = find_heading(question.survey, sources.value);
  if (heading == nullptr || has_source(section_of(question.survey, *heading))) return;
  diagnostics.error(kP17, heading->span, "the section of the sources has no link to a source",
                    "type at least one: - [title of the study](https://doi.org/…)", "P17");
}

}  // namespace

void check_p17_dated(const Question& question, Diagnostics& diagnostics) {
  if (question.meta().profile.value != Profile::kHealth) return;
  judge_maker(question, diagnostics);
  require_date(question.meta().published, "published", question, diagnostics);
  require_date(question.meta().review_by, "review-by", question, diagnostics);
  judge_review(question, diagnostics);
  judge_sources(question, diagnostics);
}

}  // namespace clearleaf::check
