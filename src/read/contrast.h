// Two colours → how far apart they are for the eye.
#pragma once

#include "base/geometry.h"

namespace clearleaf::read {

/// The contrast ratio of WCAG 2.2 (1.4.3, "contrast ratio"): 1 to 21.
double contrast_ratio(Color a, Color b);

}  // namespace clearleaf::read
