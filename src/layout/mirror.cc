// Places of items → their mirror images.
#include "layout/mirror.h"

#include "layout/reading_order.h"

#include <algorithm>
#include <utility>

namespace clearleaf::layout {

namespace {

Rect mirrored(const Rect& rect, Pt page_width) {
  return {page_width - rect.right, rect.top, page_width - rect.left, rect.bottom};
}

Pt width_of(const GlyphRun& placed, const PageList& pages, const text::FontSet& fonts) {
  const text::ShapedRun& run = pages.runs[placed.run];
  std::int64_t advance = 0;
  for (std::uint32_t i = placed.first; i < placed.first + placed.count; ++i) {
    advance += run.glyphs[i].x_advance;
  }
  return placed.size * (static_cast<double>(advance) / fonts.metrics(run.font).units_per_em);
}

}  // namespace

void mirror_pages(PageList& pages, const text::FontSet& fonts) {
  for (Page& page : pages.pages) {
    for (PageItem& item : page.items) {
      if (auto* run = std::get_if<GlyphRun>(&item.content)) {
        run->origin.x = page.size.width - run->origin.x - width_of(*run, pages, fonts);
      } else if (auto* rule = std::get_if<Rule>(&item.content)) {
        rule->rect = mirrored(rule->rect, page.size.width);
      } else {
        auto& image = std::get<PlacedImage>(item.content);
        image.rect = mirrored(image.rect, page.size.width);
      }
    }
    for (LinkArea& link : page.links) link.rect = mirrored(link.rect, page.size.width);
    for_each_line(page, [](std::span<PageItem> line) { std::ranges::reverse(line); });
  }
}

}  // namespace clearleaf::layout
