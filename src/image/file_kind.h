// The first bytes of a file → what kind of file it is, whatever its name says.
#pragma once

#include <string_view>

namespace clearleaf::image {

enum class FileKind { kPng, kJpeg, kSvg, kGif, kWebp, kHeic, kAvif, kTiff, kBmp, kPdf, kUnknown };

FileKind file_kind(std::string_view bytes);
/// As people call it: "HEIC"; "" for kUnknown.
std::string_view kind_name(FileKind kind);

}  // namespace clearleaf::image
