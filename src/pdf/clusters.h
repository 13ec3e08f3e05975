// A run's glyphs → pieces that ToUnicode can read and pieces that need ActualText.
#pragma once

#include "layout/page_list.h"
#include "pdf/font_uses.h"
#include "text/shaped_run.h"

#include <cstdint>
#include <string>
#include <vector>

namespace clearleaf::pdf {

/// Glyphs `first` to `last` (excluded) of a shaped run. `actual_text` is what they stand for, where
/// their ToUnicode entries say something else.
struct RunPiece {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Readable readable = Readable::kFromGlyphs;
  std::string actual_text;
};

/// The glyphs of `placed` in pieces as long as possible, all of them noted in `fonts`. A soft
/// hyphen that is not drawn belongs to no piece.
std::vector<RunPiece> split_run(const text::ShapedRun& run, const layout::GlyphRun& placed,
                                FontUses& fonts);

}  // namespace clearleaf::pdf
