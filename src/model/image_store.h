// The images of a document: the file as it is for the EPUB, and pixels or a JPEG for the PDF.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>

#include "base/id.h"

namespace clearleaf {

/// Decoded samples, 8 bits each, rows top to bottom without padding.
struct Pixels {
  int components = 3;  // 1 grey, 3 sRGB
  std::string samples; // width × height × components bytes
  std::string alpha;   // width × height bytes; empty: opaque
};
/// A JPEG stream that a PDF can hold as it is (DCTDecode): grey or YCbCr, 8 bits, upright.
struct JpegStream {
  int components = 3;
  std::string bytes;
};

struct ImageResource {
  std::string source;      // as written in the document
  std::string media_type;  // "image/png", "image/jpeg"
  std::string file;        // the bytes of the file
  std::uint32_t width = 0;   // pixels, upright
  std::uint32_t height = 0;
  double dots_per_inch = 0;  // as the file says; 0: it does not
  std::variant<Pixels, JpegStream> content;
};
using ImageId = Id<ImageResource>;

struct ImageStore {
  IdVec<ImageResource> images;
  std::map<std::string, ImageId, std::less<>> by_source;
};

}  // namespace clearleaf
