// Headings → levels and words that readers can go by.
#include "base/utf8.h"
#include "check/rules.h"

#include <fmt/core.h>

namespace clearleaf::check {

void check_heading_empty(const Question& question, Diagnostics& diagnostics) {
  for (const FoundHeading& heading : question.survey.headings) {
    if (!is_blank(plain_text(heading.node->inlines))) continue;
    diagnostics.error({"heading-empty"}, heading.span, "the heading has no words",
                      "type what its section is about, or take the # away", "WCAG 2.4.6");
  }
}

void check_heading_level_skipped(const Question& question, Diagnostics& diagnostics) {
  int above = 1;  // the title
  for (const FoundHeading& heading : question.survey.headings) {
    const int level = heading.node->level;
    const int extra = level - above - 1;
    if (extra > 0) {
      diagnostics.error(
          {"heading-level-skipped"}, heading.span,
          fmt::format("the heading is {} levels below the {} before it", extra + 1,
                      above == 1 ? "title" : "heading"),
          fmt::format("take {} # away, or add the heading that is missing between them", extra),
          "PDF/UA-1 7.4.2, WCAG 1.3.1");
    }
    above = level;
  }
}

void check_heading_inside_block(const Question& question, Diagnostics& diagnostics) {
  for (const Found<Heading>& heading : question.survey.inner_headings) {
    diagnostics.error({"heading-inside-block"}, heading.span,
                      "a heading cannot stand inside a list, a quotation, a notice or a note",
                      "take the # away and set the words in **bold**, or move the heading out",
                      "PDF/UA-1 7.4.2");
  }
}

}  // namespace clearleaf::check
