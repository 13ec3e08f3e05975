// Items of a line → the same in the order of their leaves and of the text in them.
#include "layout/reading_order.h"

#include "base/utf8.h"

#include <utility>

namespace clearleaf::layout {

namespace {

/// Leaves of a line are made in the order in which they are read.
std::pair<std::size_t, std::uint32_t> place_in_text(const PageItem& item) {
  return {std::get<LeafId>(item.role).index(), std::get<GlyphRun>(item.content).offset};
}

}  // namespace

void put_lines_in_reading_order(PageList& pages) {
  const auto is_tagged_forward = [&](const PageItem& item) {
    const text::ShapedRun& run = pages.runs[std::get<GlyphRun>(item.content).run];
    return std::holds_alternative<LeafId>(item.role) &&
           (run.direction == Direction::kLeftToRight || is_blank(run.text));
  };
  for (Page& page : pages.pages) {
    for_each_line(page, [&](std::span<PageItem> line) {
      if (!std::ranges::all_of(line, is_tagged_forward)) return;
      if (std::ranges::is_sorted(line, {}, place_in_text)) return;
      std::ranges::stable_sort(line, {}, place_in_text);
    });
  }
}

}  // namespace clearleaf::layout
