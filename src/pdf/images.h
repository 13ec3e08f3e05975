// Images of the document → image XObjects (ISO 32000-1 8.9.5) and form XObjects (8.10).
#pragma once

#include "model/image_store.h"
#include "pdf/hpdf_session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::pdf {

/// Writes each image when it is first asked for, and once.
class ImageWriter {
 public:
  ImageWriter(HpdfSession& session, const ImageStore& store);

  ObjectRef xobject(ImageId image);

 private:
  ObjectRef add(const ImageResource& image, const Pixels& pixels);
  ObjectRef add(const ImageResource& image, const JpegStream& jpeg);
  ObjectRef add(const ImageResource& image, const Vectors& vectors);

  HpdfSession& session_;
  const ImageStore& store_;
  std::vector<std::optional<ObjectRef>> written_;  // by ImageId
};

/// Rows of `row_bytes` with `pixel_bytes` a pixel, each with the PNG filter that promises to
/// compress best in front (ISO 32000-1 7.4.4.4, PNG 9).
std::string png_filtered(std::string_view rows, std::size_t row_bytes, std::size_t pixel_bytes);

}  // namespace clearleaf::pdf
