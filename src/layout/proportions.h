// Proportions of the page, in sizes of the text they stand beside.
#pragma once

#include "base/geometry.h"
#include "layout/flow.h"
#include "model/image_store.h"

namespace clearleaf::layout {

inline constexpr double kParagraphGap = 0.78;
inline constexpr double kTightGap = 0.3;
inline constexpr double kListIndent = 1.7;
/// A line is never narrower: lists and quotations in each other leave so much.
inline constexpr double kNarrowest = 4;
inline constexpr double kQuoteIndent = 1.5;
/// Line height in tables, in that of body text.
inline constexpr double kTableLeading = 0.96;
/// Beside a cell's text at least, in its sizes: columns are further apart than words.
inline constexpr double kSmallestPadding = 0.3;
inline constexpr double kHeadingBefore = 1.15;
inline constexpr double kHeadingAfter = 0.38;

inline FlowItem space(Pt height) {
  return {SpaceBox{}, height, After::kMayBreak};
}

/// The size an image asks for: by its own resolution, else as screen pixels (96 an inch).
inline Size natural_size(const ImageResource& image) {
  const double dpi = image.dots_per_inch > 0 ? image.dots_per_inch : 96;
  return {Pt{image.width * 72.0 / dpi}, Pt{image.height * 72.0 / dpi}};
}

}  // namespace clearleaf::layout
