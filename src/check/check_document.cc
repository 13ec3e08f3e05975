// All rules, in the order in which findings at one place are told.
#include "check/check_document.h"

#include "check/rules.h"

#include <array>

namespace clearleaf::check {

namespace {

constexpr std::array<Rule, 31> kRules{check_title_missing,
                                      check_language_missing,
                                      check_text_missing,
                                      check_main_section_missing,
                                      check_sources_missing,
                                      check_heading_empty,
                                      check_heading_level_skipped,
                                      check_heading_inside_block,
                                      check_link_text_empty,
                                      check_link_text_file_name,
                                      check_link_text_vague,
                                      check_link_text_address,
                                      check_link_text_ambiguous,
                                      check_link_target_missing,
                                      check_link_address,
                                      check_alternative_missing,
                                      check_alternative_file_name,
                                      check_alternative_vague,
                                      check_alternative_contradicted,
                                      check_page_break_ignored,
                                      check_table_header_missing,
                                      check_table_column_unnamed,
                                      check_p01_declared,
                                      check_p07_capitals,
                                      check_p07_struck,
                                      check_p07_turned,
                                      check_p08_findable,
                                      check_p13_order,
                                      check_p15_not_drowned,
                                      check_p16_plain,
                                      check_p17_dated};

/// Reading gave up before there was anything to check.
bool is_unread(const Document& document, const Diagnostics& diagnostics) {
  return diagnostics.has_errors() && document.blocks.empty() &&
         document.meta.front_matter == SourceSpan{};
}

FrontMatter front_matter_of(const Document& document, const Diagnostics& diagnostics) {
  for (const Diagnostic& item : diagnostics.items()) {
    const bool inside = item.span.begin < document.meta.front_matter.end;
    if (inside && item.severity == Severity::kError) return FrontMatter::kNotRead;
  }
  return FrontMatter::kRead;
}

}  // namespace

void check_document(const Document& document, Date today, Diagnostics& diagnostics) {
  if (is_unread(document, diagnostics)) return;
  const Survey found = survey(document);
  const Question question{found, today, front_matter_of(document, diagnostics)};
  for (const Rule rule : kRules) rule(question, diagnostics);
}

}  // namespace clearleaf::check
