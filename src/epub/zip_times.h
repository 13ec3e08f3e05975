// A finished ZIP archive and a moment → the same archive with that moment on every entry.
#pragma once

#include "model/metadata.h"

#include <string>

namespace clearleaf::epub {

/// Sets the time of each entry, in UTC, in its local header and in the central directory. libzip
/// cannot be told: zip_file_set_dostime takes the time through the local time zone and back, and
/// where the clocks go forward over it the bytes differ from those of another zone. `archive` has
/// no comment and is no ZIP64. Seconds are even, years at least 1980 (APPNOTE 4.4.6).
void stamp_times(std::string& archive, Timestamp time);

}  // namespace clearleaf::epub
