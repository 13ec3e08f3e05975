// Filled paths and images as rectangles.
#include "verify/pdf_painted_ground.h"

#include "verify/pdf_drawn_boxes.h"
#include "verify/style_properties.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

bool is_thin(const PdfRect& box) {
  constexpr double kThinnest = 2;  // points
  return box.width() < kThinnest || box.height() < kThinnest;
}

PdfRect intersected(const PdfRect& a, const PdfRect& b) {
  return {std::max(a.left, b.left), std::max(a.bottom, b.bottom), std::min(a.right, b.right),
          std::min(a.top, b.top)};
}

/// How much of `area` lies in `box`, 0 to 1.
double part_in(const PdfRect& box, const PdfRect& area) {
  const PdfRect common = intersected(box, area);
  if (common.width() <= 0 || common.height() <= 0) return 0;
  const double whole = area.width() * area.height();
  return whole > 0 ? common.width() * common.height() / whole : 0;
}

}  // namespace

double contrast(Color a, Color b) {
  return contrast(StyleColor{a.r, a.g, a.b}, StyleColor{b.r, b.g, b.b});
}

PaintedGround::PaintedGround(const PdfFile& file, const PdfPage& page) {
  const PageContent& content = page.content;
  for (const PaintedPath& path : content.paths) add(path, page);
  for (const PaintedImage& image : content.images) {
    // What a form draws stands among the paths and images.
    const bool is_form = image.xobject && file.xobjects[*image.xobject].subtype == "Form";
    if (is_form) continue;
    add({image.box, image.placing.order, std::nullopt, true, 1}, page, image.placing.clip);
  }
  std::ranges::stable_sort(areas_, {}, &Area::order);
  std::ranges::stable_sort(lines_, {}, &Area::order);
}

void PaintedGround::add(const PaintedPath& path, const PdfPage& page) {
  const auto add_area = [&](const PdfRect& box, const Paint& paint, bool is_whole) {
    const auto color = paint.known ? std::optional(paint.color) : std::nullopt;
    add({box, path.placing.order, color, is_whole, paint.alpha}, page, path.placing.clip);
  };
  if (path.fill && path.fill->alpha > 0) add_area(path.box, *path.fill, path.is_rectangle);
  if (!path.stroke || path.stroke->alpha <= 0) return;
  const StrokedBars stroked = stroked_bars(path);
  for (const PdfRect& bar : stroked.all()) add_area(bar, *path.stroke, stroked.is_exact);
}

void PaintedGround::add(Area area, const PdfPage& page, std::optional<Id<Clip>> clip) {
  if (clip) area.box = intersected(area.box, page.content.clips[*clip].box);
  if (area.box.width() <= 0 || area.box.height() <= 0) return;
  (is_thin(area.box) ? lines_ : areas_).push_back(area);
}

std::optional<double> PaintedGround::least_contrast(Color color, const PdfRect& area,
                                                    std::uint32_t order) const {
  constexpr double kTouched = 0.02;
  constexpr double kWhole = 0.98;
  constexpr Color kPaper{255, 255, 255};
  double least = 21;
  const auto end = std::ranges::lower_bound(areas_, order, {}, &Area::order);
  for (auto it = end; it != areas_.begin();) {
    const Area& ground = *--it;
    const double part = part_in(ground.box, area);
    if (part < kTouched) continue;
    if (!ground.color || ground.alpha < 1) return std::nullopt;
    least = std::min(least, contrast(color, *ground.color));
    if (ground.is_whole && part > kWhole) return least;
  }
  return std::min(least, contrast(color, kPaper));
}

bool PaintedGround::is_covered(const PdfRect& area, std::uint32_t order) const {
  constexpr double kGoodPart = 0.2;
  constexpr double kSeenThrough = 0.2;  // alpha below which text is still read
  double covered = 0;
  for (const auto* painted : {&areas_, &lines_}) {
    const auto begin = std::ranges::upper_bound(*painted, order, {}, &Area::order);
    for (auto above = begin; above != painted->end(); ++above) {
      if (above->alpha >= kSeenThrough) covered += part_in(above->box, area);
    }
  }
  return covered > kGoodPart;
}

}  // namespace clearleaf::verify
