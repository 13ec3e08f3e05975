// Pages set from the start edge on → pages of a publication that runs from right to left.
#pragma once

#include "layout/page_list.h"
#include "text/font_set.h"

namespace clearleaf::layout {

/// Everything in layout/ measures x from the edge where lines start, and sets that edge left. Here
/// it becomes the right one: all that is placed is mirrored, glyphs themselves are not. The runs of
/// a line then stand from left to right again.
void mirror_pages(PageList& pages, const text::FontSet& fonts);

}  // namespace clearleaf::layout
