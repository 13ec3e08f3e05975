// Filled paths and images as rectangles.
#include "verify/pdf_painted_ground.h"

#include "verify/style_properties.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

constexpr double kThinnest = 2;  // points

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
  for (const PaintedPath& path : content.paths) {
    if (!path.fill || path.fill->alpha <= 0) continue;
    const auto color = path.fill->known ? std::optional(path.fill->color) : std::nullopt;
    add({path.box, path.placing.order, color, path.is_rectangle, path.fill->alpha}, page,
        path.placing.clip);
  }
  for (const PaintedImage& image : content.images) {
    // What a form draws stands among the paths and images.
    const bool is_form = image.xobject && file.xobjects[*image.xobject].subtype == "Form";
    if (is_form) continue;
    add({image.box, image.placing.order, std::nullopt, true, 1}, page, image.placing.clip);
  }
  std::ranges::stable_sort(areas_, {}, &Area::order);
}

void PaintedGround::add(Area area, const PdfPage& page, std::optional<Id<PdfRect>> clip) {
  if (clip) area.box = intersected(area.box, page.content.clips[*clip]);
  if (area.box.width() >= kThinnest && area.box.height() >= kThinnest) areas_.push_back(area);
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
  const auto begin = std::ranges::upper_bound(areas_, order, {}, &Area::order);
  return std::any_of(begin, areas_.end(), [&](const Area& above) {
    return above.alpha >= kSeenThrough && part_in(above.box, area) > kGoodPart;
  });
}

}  // namespace clearleaf::verify
