// Glyphs → the text they stand for.
#include "text/shaped_run.h"

#include <algorithm>

namespace clearleaf::text {

std::string_view text_of_glyphs(const ShapedRun& run, std::uint32_t first, std::uint32_t count) {
  if (count == 0) return "";
  std::size_t begin = run.text.size();
  std::size_t last = 0;
  for (std::uint32_t i = first; i < first + count; ++i) {
    begin = std::min<std::size_t>(begin, run.glyphs[i].cluster);
    last = std::max<std::size_t>(last, run.glyphs[i].cluster);
  }
  // Up to the next cluster, which in a run from right to left is the glyph before.
  std::size_t end = run.text.size();
  if (run.direction == Direction::kLeftToRight) {
    if (first + count < run.glyphs.size()) end = run.glyphs[first + count].cluster;
  } else if (first > 0) {
    end = run.glyphs[first - 1].cluster;
  }
  return std::string_view(run.text).substr(begin, end - begin);
}

}  // namespace clearleaf::text
