// Nothing → the sRGB colour profile every page's colours refer to.
#pragma once

#include <string>

namespace clearleaf::pdf {

/// An ICC v4.2 display profile of IEC 61966-2-1 (sRGB), matrix and tone curve: generated, so there
/// is no file to find and no licence to keep.
std::string srgb_profile();

}  // namespace clearleaf::pdf
