// The Exif block of a photograph → which way is up, and its density.
#pragma once

#include <string_view>

namespace clearleaf::image {

struct Exif {
  int orientation = 1;       // 1 to 8 (Exif 2.32, 4.6.4: tag 274)
  double dots_per_inch = 0;  // 0: not said
};

/// `segment` is the content of an APP1 segment. What cannot be read is as if it were not there.
Exif read_exif(std::string_view segment);

}  // namespace clearleaf::image
