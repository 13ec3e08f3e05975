// Lines set from left to right or mirrored → lines painted as they are read, where they can be.
#pragma once

#include "layout/page_list.h"

#include <algorithm>
#include <span>

namespace clearleaf::layout {

/// The line of a run of glyphs; 0 for any other item.
inline std::uint32_t line_of(const PageItem& item) {
  const auto* run = std::get_if<GlyphRun>(&item.content);
  return run == nullptr ? 0 : run->line;
}

/// Calls `call(std::span<PageItem>)` for the runs of each line.
template <class Call>
void for_each_line(Page& page, const Call& call) {
  for (auto begin = page.items.begin(); begin != page.items.end();) {
    const std::uint32_t line = line_of(*begin);
    const auto end = std::find_if(begin + 1, page.items.end(),
                                  [&](const PageItem& item) { return line_of(item) != line; });
    if (line != 0) call(std::span<PageItem>(begin, end));
    begin = end;
  }
}

/// A line without text from right to left is painted in the order in which it is read, wherever its
/// parts stand (ISO 32000-1 14.8.2.3.1): in a Hebrew publication the page number of a contents
/// entry stands left of a heading in Latin letters. Other lines stay as they are seen (14.8.2.3.3).
void put_lines_in_reading_order(PageList& pages);

}  // namespace clearleaf::layout
