// Page breaks the author asks for → whether they are heeded.
#include "check/rules.h"

namespace clearleaf::check {

namespace {

constexpr RuleId kIgnored{"page-break-ignored"};

void warn(SourceSpan span, const char* where, const char* hint, Diagnostics& diagnostics) {
  diagnostics.warning(kIgnored, span, std::string("a page cannot be ended ") + where, hint);
}

bool is_disclaimer(const Heading& heading, const Metadata& meta) {
  for (const Disclaimer& item : meta.disclaimers) {
    if (heading.level == 2 && item.section.value == heading.id) return true;
  }
  return false;
}

}  // namespace

void check_page_break_ignored(const Question& question, Diagnostics& diagnostics) {
  const Blocks& blocks = question.document().blocks;
  bool in_disclaimer = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const Block& block = blocks[i];
    if (const auto* heading = std::get_if<Heading>(&block.kind)) {
      if (heading->level == 2) in_disclaimer = is_disclaimer(*heading, question.meta());
    } else if (std::holds_alternative<PageBreakHint>(block.kind)) {
      if (in_disclaimer) {
        warn(block.span, "in a disclaimer", "delete it, or put it before the section's heading",
             diagnostics);
      } else if (i > 0 && std::holds_alternative<Heading>(blocks[i - 1].kind)) {
        warn(block.span, "directly below a heading", "put it before the heading", diagnostics);
      }
    } else {
      for_each_block(block, [&](const Block& inner) {
        if (!std::holds_alternative<PageBreakHint>(inner.kind)) return;
        warn(inner.span, "in a list, a quotation or a notice", "put it before or after that block",
             diagnostics);
      });
    }
  }
  for (const Note& note : question.document().notes) {
    for_each_block(note.blocks, [&](const Block& inner) {
      if (std::holds_alternative<PageBreakHint>(inner.kind)) {
        warn(inner.span, "in a footnote", "delete it", diagnostics);
      }
    });
  }
}

}  // namespace clearleaf::check
