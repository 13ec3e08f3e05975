// Pixels as a camera stored them → pixels as the picture is seen.
#pragma once

#include <cstddef>
#include <string>

namespace clearleaf::image {

/// Exif orientations 5 to 8 lie on their side: width and height change places.
constexpr bool lies_on_its_side(int orientation) {
  return orientation >= 5;
}

/// `samples` (width × height × components bytes) turned and mirrored as `orientation` (1 to 8)
/// says.
std::string upright(const std::string& samples, std::size_t width, std::size_t height,
                    std::size_t components, int orientation);

}  // namespace clearleaf::image
