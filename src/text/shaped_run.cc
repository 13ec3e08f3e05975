// Glyphs → the text they stand for.
#include "text/shaped_run.h"

#include "base/invariant.h"

namespace clearleaf::text {

std::string_view text_of_glyphs(const ShapedRun& run, std::uint32_t first, std::uint32_t count) {
  if (count == 0) return "";
  // Up to the next cluster, which in a run from right to left is the glyph before.
  const bool forward = run.direction == Direction::kLeftToRight;
  const std::size_t begin = run.glyphs[forward ? first : first + count - 1].cluster;
  std::size_t end = run.text.size();
  if (forward && first + count < run.glyphs.size()) end = run.glyphs[first + count].cluster;
  if (!forward && first > 0) end = run.glyphs[first - 1].cluster;
  INVARIANT(begin <= end && end <= run.text.size(), "clusters follow each other in the text");
  return std::string_view(run.text).substr(begin, end - begin);
}

}  // namespace clearleaf::text
