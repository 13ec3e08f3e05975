// The glyphs of a run → what may be parted.
#pragma once

#include "layout/paragraph.h"

#include <cstdint>
#include <vector>

namespace clearleaf::layout {

/// Glyphs that stand together for a character or a few.
struct Cluster {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::int64_t advance = 0;
  std::uint32_t offset = 0;  // of its text in the run
};

/// The clusters of `count` glyphs from `first` on, in the order they are read.
std::vector<Cluster> clusters_of(const text::ShapedRun& run, std::uint32_t first,
                                 std::uint32_t count);

/// Adds the cluster that is read next, `width` wide, to the glyphs of `part`.
void extend(Atom& part, const Cluster& cluster, Pt width);

}  // namespace clearleaf::layout
