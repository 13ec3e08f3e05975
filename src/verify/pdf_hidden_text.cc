// Render modes, sizes, bounds and clips.
#include "verify/pdf_hidden_text.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

bool is_outside(const TextRun& run, const PdfRect& box) {
  const double left = std::min(run.origin.x, run.end.x);
  const double right = std::max(run.origin.x, run.end.x);
  const double bottom = std::min(run.origin.y, run.end.y);
  const double top = std::max(run.origin.y, run.end.y) + run.size;
  return right < box.left || left > box.right || top < box.bottom || bottom > box.top;
}

/// Text smaller than this is there for machines alone.
constexpr double kSmallestSize = 1;

}  // namespace

std::string_view hidden_by(const PdfPage& page, const TextRun& run) {
  if (run.render_mode == 3 || run.render_mode == 7) return "is invisible (render mode)";
  if (!(run.size >= kSmallestSize)) return "has no size";
  if (is_outside(run, page.box())) return "is outside the page";
  if (run.placing.clip && is_outside(run, page.content.clips[*run.placing.clip])) {
    return "is clipped away";
  }
  if (run.fill.alpha < 0.05) return "is transparent";
  return {};
}

}  // namespace clearleaf::verify
