// A drawing in cairo's own SVG → vectors, where they can say all of it.
#pragma once

#include "model/vectors.h"

#include <string>
#include <string_view>
#include <variant>

namespace clearleaf::image {

/// Why a drawing is not vectors, as the end of "it is set as pixels: ".
struct NotVectors {
  std::string because;
};

/// Paths with plain colours and clips become vectors; gradients, patterns, masks, groups that are
/// see-through as a whole, pictures, what cairo may write one day and more than
/// limits::kVectorSegments do not.
std::variant<Vectors, NotVectors> read_vectors(std::string_view cairo_svg, double width,
                                               double height);

}  // namespace clearleaf::image
