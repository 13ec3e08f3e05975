// Neighbouring glyphs of one cluster → one piece.
#include "layout/clusters.h"

#include <algorithm>

namespace clearleaf::layout {

std::vector<Cluster> clusters_of(const text::ShapedRun& run, std::uint32_t first,
                                 std::uint32_t count) {
  std::vector<Cluster> out;
  for (std::uint32_t i = first; i < first + count; ++i) {
    const text::ShapedGlyph& glyph = run.glyphs[i];
    if (out.empty() || out.back().offset != glyph.cluster) {
      out.push_back({i, 0, 0, glyph.cluster});
    }
    ++out.back().count;
    out.back().advance += glyph.x_advance;
  }
  if (run.direction == Direction::kRightToLeft) std::ranges::reverse(out);
  return out;
}

void extend(Atom& part, const Cluster& cluster, Pt width) {
  part.first = part.count == 0 ? cluster.first : std::min(part.first, cluster.first);
  part.count += cluster.count;
  part.width += width;
}

}  // namespace clearleaf::layout
