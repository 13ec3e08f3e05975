// Every rule of the check: one function, one RuleId. Each appends what it finds.
#pragma once

#include "base/diagnostics.h"
#include "check/survey.h"

#include <string_view>

namespace clearleaf::check {

/// Whether reading found an error in the front matter. If so, a key that seems missing may be the
/// one that could not be read, and is not asked for again.
enum class FrontMatter { kRead, kNotRead };

/// Rules take what they need from here.
struct Question {
  const Survey& survey;
  Date today;
  FrontMatter front_matter = FrontMatter::kRead;

  const Document& document() const { return survey.document; }
  const Metadata& meta() const { return survey.document.meta; }
  bool can_tell_missing_keys() const { return front_matter == FrontMatter::kRead; }
};
using Rule = void (*)(const Question&, Diagnostics&);

// document_rules.cc
void check_title_missing(const Question& question, Diagnostics& diagnostics);
void check_language_missing(const Question& question, Diagnostics& diagnostics);
void check_text_missing(const Question& question, Diagnostics& diagnostics);
void check_main_section_missing(const Question& question, Diagnostics& diagnostics);
void check_sources_missing(const Question& question, Diagnostics& diagnostics);

// heading_rules.cc
void check_heading_empty(const Question& question, Diagnostics& diagnostics);
void check_heading_level_skipped(const Question& question, Diagnostics& diagnostics);
void check_heading_inside_block(const Question& question, Diagnostics& diagnostics);

// link_text_rules.cc
void check_link_text_empty(const Question& question, Diagnostics& diagnostics);
void check_link_text_file_name(const Question& question, Diagnostics& diagnostics);
void check_link_text_vague(const Question& question, Diagnostics& diagnostics);
void check_link_text_address(const Question& question, Diagnostics& diagnostics);
void check_link_text_ambiguous(const Question& question, Diagnostics& diagnostics);

// link_target_rules.cc
void check_link_target_missing(const Question& question, Diagnostics& diagnostics);
void check_link_address(const Question& question, Diagnostics& diagnostics);

// image_rules.cc
void check_alternative_missing(const Question& question, Diagnostics& diagnostics);
void check_alternative_file_name(const Question& question, Diagnostics& diagnostics);
void check_alternative_vague(const Question& question, Diagnostics& diagnostics);
void check_alternative_contradicted(const Question& question, Diagnostics& diagnostics);

// page_break_rules.cc
void check_page_break_ignored(const Question& question, Diagnostics& diagnostics);

// table_rules.cc
void check_table_header_missing(const Question& question, Diagnostics& diagnostics);
void check_table_column_unnamed(const Question& question, Diagnostics& diagnostics);

// prominence_rules.cc, plain_rules.cc, health_rules.cc: the prominence contract, as far as the
// source shows it
void check_p01_declared(const Question& question, Diagnostics& diagnostics);
void check_p07_capitals(const Question& question, Diagnostics& diagnostics);
void check_p07_struck(const Question& question, Diagnostics& diagnostics);
void check_p07_turned(const Question& question, Diagnostics& diagnostics);
void check_p08_findable(const Question& question, Diagnostics& diagnostics);
void check_p13_order(const Question& question, Diagnostics& diagnostics);
void check_p15_not_drowned(const Question& question, Diagnostics& diagnostics);
void check_p16_plain(const Question& question, Diagnostics& diagnostics);
void check_p17_dated(const Question& question, Diagnostics& diagnostics);

/// "; did you mean …?", or "" where no heading's id is near `id`.
std::string did_you_mean(std::string_view id, const Survey& survey);

}  // namespace clearleaf::check
