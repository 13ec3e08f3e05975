// Stored rows and columns → rows and columns to show (Exif 2.32, 4.6.4: tag 274).
#include "image/upright.h"

#include "base/invariant.h"

#include <algorithm>

namespace clearleaf::image {

namespace {

struct Place {
  std::size_t x, y;
};

/// Where the pixel that is shown at `to` is stored, in a stored picture of this size.
Place stored_place(Place to, std::size_t width, std::size_t height, int orientation) {
  const std::size_t right = width - 1;
  const std::size_t bottom = height - 1;
  switch (orientation) {
    case 1: return to;
    case 2: return {right - to.x, to.y};
    case 3: return {right - to.x, bottom - to.y};
    case 4: return {to.x, bottom - to.y};
    case 5: return {to.y, to.x};
    case 6: return {to.y, bottom - to.x};
    case 7: return {right - to.y, bottom - to.x};
    case 8: return {right - to.y, to.x};
    default: INVARIANT(false, "Exif 4.6.4: orientations are 1 to 8");
  }
}

}  // namespace

std::string upright(const std::string& samples, std::size_t width, std::size_t height,
                    std::size_t components, int orientation) {
  const bool on_side = lies_on_its_side(orientation);
  const std::size_t shown_width = on_side ? height : width;
  const std::size_t shown_height = on_side ? width : height;
  std::string shown(samples.size(), '\0');
  for (std::size_t y = 0; y < shown_height; ++y) {
    for (std::size_t x = 0; x < shown_width; ++x) {
      const Place from = stored_place({x, y}, width, height, orientation);
      std::copy_n(samples.data() + (from.y * width + from.x) * components, components,
                  shown.data() + (y * shown_width + x) * components);
    }
  }
  return shown;
}

}  // namespace clearleaf::image
