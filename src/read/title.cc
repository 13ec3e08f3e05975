// `#` headings → the title or main sections.
#include "read/title.h"

#include "base/utf8.h"
#include "read/front_words.h"
#include "read/headings.h"
#include "read/rules.h"

#include <algorithm>
#include <string>
#include <utility>

namespace clearleaf::read {

namespace {

constexpr int kDeepestLevel = 6;

bool is_top(const Block& block) {
  const auto* heading = std::get_if<Heading>(&block.kind);
  return heading != nullptr && heading->level == 1;
}

Inlines take_first_heading(Document& document) {
  Inlines words = std::move(std::get<Heading>(document.blocks.front().kind).inlines);
  document.blocks.erase(document.blocks.begin());
  return words;
}

SourceSpan span_of(const Inlines& inlines) {
  return inlines.empty() ? SourceSpan{}
                         : SourceSpan{inlines.front().span.begin, inlines.back().span.end};
}

void move_levels_down(Document& document, Diagnostics& diagnostics) {
  const auto move = [&](Heading& heading, SourceSpan span) {
    if (heading.level < kDeepestLevel) {
      ++heading.level;
      return;
    }
    diagnostics.error(kHeadingTooDeep, span,
                      "this heading is too deep: the main sections are written #, so there are "
                      "levels for ##### at most",
                      "write it with fewer #");
  };
  for_each_heading(document, move);
}

}  // namespace

void settle_title(Document& document, const Abbreviations& abbreviations,
                  Diagnostics& diagnostics) {
  Metadata& meta = document.meta;
  const auto tops = std::count_if(document.blocks.begin(), document.blocks.end(), is_top);
  const bool first_is_top = !document.blocks.empty() && is_top(document.blocks.front());
  auto left = tops;
  if (meta.title.value.empty()) {
    if (first_is_top && tops == 1) {
      document.title = take_first_heading(document);
      meta.title = {plain_text(document.title), span_of(document.title)};
      --left;
    }
  } else if (first_is_top &&
             normalised(plain_text(std::get<Heading>(document.blocks.front().kind).inlines)) ==
                 normalised(meta.title.value)) {
    document.title = take_first_heading(document);
    --left;
  } else {
    document.title = front_words(meta.title, abbreviations);
  }
  if (left > 0) move_levels_down(document, diagnostics);
}

}  // namespace clearleaf::read
