// The document as a whole → what it lacks.
#include "base/nearest.h"
#include "base/utf8.h"
#include "check/rules.h"

#include <fmt/core.h>

namespace clearleaf::check {

namespace {

/// Where a key of the front matter would stand.
SourceSpan front_matter(const Question& question) {
  return question.meta().front_matter;
}

}  // namespace

std::string did_you_mean(std::string_view id, const Survey& survey) {
  const auto near = nearest(id, heading_ids(survey));
  return near ? fmt::format("; did you mean \"{}\"?", *near) : "";
}

void check_title_missing(const Question& question, Diagnostics& diagnostics) {
  if (!question.can_tell_missing_keys() || !is_blank(question.meta().title.value)) return;
  diagnostics.error({"title-missing"}, front_matter(question), "the document has no title",
                    "type \"title: …\" between two lines of --- at the very top",
                    "PDF/UA-1 7.1, WCAG 2.4.2");
}

void check_language_missing(const Question& question, Diagnostics& diagnostics) {
  if (!question.can_tell_missing_keys() || !is_blank(question.meta().lang.value)) return;
  diagnostics.error({"language-missing"}, front_matter(question),
                    "the document does not say which language it is in",
                    "type \"lang: en\" (or de, fr …) between the two lines of --- at the very top",
                    "WCAG 3.1.1");
}

void check_text_missing(const Question& question, Diagnostics& diagnostics) {
  for (const Block& block : question.document().blocks) {
    if (!std::holds_alternative<Heading>(block.kind)) return;
  }
  diagnostics.error({"text-missing"}, {}, "the document has no text",
                    "type at least one paragraph below the front matter");
}

void check_main_section_missing(const Question& question, Diagnostics& diagnostics) {
  const Blocks& blocks = question.document().blocks;
  if (blocks.empty() || !question.survey.headings.empty()) return;
  diagnostics.warning({"main-section-missing"}, blocks.front().span,
                      "the text has no headings, and readers find their way by them",
                      "type ## and a few words on a line of their own before each part");
}

void check_sources_missing(const Question& question, Diagnostics& diagnostics) {
  const Spanned<std::string>& sources = question.meta().sources;
  if (sources.value.empty() || find_heading(question.survey, sources.value) != nullptr) return;
  diagnostics.error(
      {"sources-missing"}, sources.span,
      fmt::format("\"sources\" names the section \"{}\", and there is none{}", sources.value,
                  did_you_mean(sources.value, question.survey)),
      fmt::format("type {{#{}}} after the heading of the section that lists the sources",
                  sources.value));
}

}  // namespace clearleaf::check
