// Clusters → pieces.
#include "pdf/clusters.h"

#include "base/checked.h"
#include "base/invariant.h"

#include <span>
#include <string_view>

namespace clearleaf::pdf {

namespace {

using Glyphs = std::span<const text::ShapedGlyph>;

// As UTF-16 at most twice as long, and ISO 19005-2 6.1.13 allows 32,767.
constexpr std::size_t kMostActualText = 16'000;

/// Index after the last glyph of the cluster that `first` begins.
std::uint32_t cluster_end(const text::ShapedRun& run, std::uint32_t first, std::uint32_t limit) {
  std::uint32_t end = first + 1;
  while (end < limit && run.glyphs[end].cluster == run.glyphs[first].cluster) ++end;
  return end;
}

/// HarfBuzz draws it as a blank without width, which some readers would take for a word space.
bool is_hidden_hyphen(Glyphs glyphs, std::string_view text) {
  return text == "\u00AD" && glyphs.size() == 1 && glyphs.front().x_advance == 0;
}

/// A cluster from right to left is read from its last glyph, the letter, to its first mark.
Readable note_backward(text::FontId font, Glyphs glyphs, std::string_view text, FontUses& fonts) {
  const std::vector<text::ShapedGlyph> read(glyphs.rbegin(), glyphs.rend());
  return fonts.note_cluster(font, read, text);
}

}  // namespace

std::vector<RunPiece> split_run(const text::ShapedRun& run, const layout::GlyphRun& placed,
                                FontUses& fonts) {
  const std::uint32_t limit = placed.first + placed.count;
  INVARIANT(limit <= run.glyphs.size(), "placed glyphs are glyphs of their run");
  std::vector<RunPiece> pieces;
  for (std::uint32_t first = placed.first; first < limit;) {
    const std::uint32_t last = cluster_end(run, first, limit);
    const Glyphs glyphs = Glyphs(run.glyphs).subspan(first, last - first);
    const std::string_view text = text::text_of_glyphs(run, first, last - first);
    INVARIANT(!text.empty(), "a cluster stands for part of its run's text");
    if (!is_hidden_hyphen(glyphs, text)) {
      const bool backward = run.direction == Direction::kRightToLeft;
      const Readable readable = backward ? note_backward(run.font, glyphs, text, fonts)
                                         : fonts.note_cluster(run.font, glyphs, text);
      // Readers that look at the content alone reorder it from right to left by themselves, and
      // would reverse an ActualText of several clusters.
      const bool may_join = !backward || readable == Readable::kFromGlyphs;
      const bool joins = may_join && !pieces.empty() && pieces.back().last == first &&
                         pieces.back().readable == readable &&
                         pieces.back().actual_text.size() + text.size() <= kMostActualText;
      if (!joins) pieces.push_back({first, last, readable, {}});
      pieces.back().last = last;
      if (readable == Readable::kNeedsActualText) pieces.back().actual_text += text;
    }
    first = last;
  }
  return pieces;
}

}  // namespace clearleaf::pdf
