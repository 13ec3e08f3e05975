// The images of a document: a file for the EPUB, and pixels, a JPEG or vectors for the PDF.
#pragma once

#include "base/id.h"
#include "model/vectors.h"

#include <cstdint>
#include <map>
#include <string>
#include <variant>

namespace clearleaf {

/// Decoded samples, 8 bits each, rows top to bottom without padding.
struct Pixels {
  int components = 3;   // 1 grey, 3 sRGB
  std::string samples;  // width × height × components bytes
  std::string alpha;    // width × height bytes; empty: opaque
};
/// A JPEG stream that a PDF can hold as it is (DCTDecode): grey or YCbCr, 8 bits, upright.
struct JpegStream {
  int components = 3;
  std::string bytes;
};

struct ImageResource {
  std::string source;       // as written in the document
  std::string media_type;   // "image/png", "image/jpeg", "image/svg+xml"
  std::string file;         // the bytes for the EPUB: as they are, SVG made safe
  std::uint32_t width = 0;  // pixels, upright; vectors: their size at dots_per_inch
  std::uint32_t height = 0;
  double dots_per_inch = 0;  // as the file says; 0: it does not
  std::variant<Pixels, JpegStream, Vectors> content;
  std::string rasterised_because;  // why an SVG is pixels here, for people; else ""
  double smallest_text =
      0;  // of words in it, in CSS pixels (96 an inch) at its own size; 0: unknown
};
using ImageId = Id<ImageResource>;

struct ImageStore {
  IdVec<ImageResource> images;
  std::map<std::string, ImageId, std::less<>> by_source;
  std::map<std::string, ImageId, std::less<>> codes;  // QR codes, by the address they lead to
};

}  // namespace clearleaf
