// Render modes, sizes, bounds and clips; scales and text on text.
#include "verify/pdf_hidden_text.h"

#include "base/utf8.h"
#include "verify/pdf_prominence_facts.h"

#include <algorithm>
#include <cmath>

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
  if (run.placing.clip && is_outside(run, page.content.clips[*run.placing.clip].box)) {
    return "is clipped away";
  }
  if (run.fill.alpha < 0.05) return "is transparent";
  return {};
}

std::string_view distorted_by(const PdfPage& page, const TextRun& run) {
  constexpr double kNarrowest = 0.8;  // condensed faces are made; squeezed ones are not read
  constexpr double kRounding = 0.5;   // points, of a clip
  constexpr double kDensest = 0.7;    // marks of some scripts stand on their letters
  if (!run.is_upright || page.rotate % 360 != 0) return "is turned";
  if (run.condensed < kNarrowest) return "is squeezed";
  const double width = std::abs(run.end.x - run.origin.x);
  if (run.codes > 1 && width < kDensest * run.set_width) return "has letters on one another";
  if (!run.placing.clip) return {};
  const Clip& clip = page.content.clips[*run.placing.clip];
  return clip.is_whole && is_inside(bounds_of(run), clip.box, kRounding) ? "" : "is cut off";
}

DrawnText::DrawnText(const PageContent& content) {
  places_.reserve(content.runs.size());
  for (const TextRun& run : content.runs) {
    if (is_blank(content.text_of(run))) continue;
    places_.push_back({bounds_of(run), &run});
    tallest_ = std::max(tallest_, places_.back().bounds.height());
  }
  std::ranges::sort(places_, {}, [](const Place& place) { return place.bounds.bottom; });
}

bool DrawnText::runs_into_other(const TextRun& run) const {
  constexpr double kGoodPart = 0.15;
  constexpr double kOneLine = 0.5;     // of the size
  constexpr double kWidestMark = 1.5;  // of the size
  constexpr std::size_t kMostBeside = 10'000;
  const PdfRect bounds = bounds_of(run);
  const auto bottom = [](const Place& place) { return place.bounds.bottom; };
  const auto begin = std::ranges::lower_bound(places_, bounds.bottom - tallest_, {}, bottom);
  const auto end = std::ranges::upper_bound(places_, bounds.top, {}, bottom);
  if (begin >= end) return false;
  if (static_cast<std::size_t>(end - begin) > kMostBeside) return true;
  return std::any_of(begin, end, [&](const Place& other) {
    if (other.run == &run) return false;
    const double across =
        std::min(bounds.right, other.bounds.right) - std::max(bounds.left, other.bounds.left);
    const double up =
        std::min(bounds.top, other.bounds.top) - std::max(bounds.bottom, other.bounds.bottom);
    if (across <= 0 || up <= 0) return false;
    // Marks of some scripts are shown apart from the letters they stand on.
    const bool is_on_line = std::abs(run.origin.y - other.run->origin.y) < kOneLine * run.size;
    if (is_on_line && across < kWidestMark * run.size) return false;
    const double smaller =
        std::min(bounds.width() * bounds.height(), other.bounds.width() * other.bounds.height());
    return across * up > kGoodPart * smaller;
  });
}

}  // namespace clearleaf::verify
