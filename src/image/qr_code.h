// Addresses of links → QR codes (ISO/IEC 18004) as images of the ImageStore.
#pragma once

#include "base/diagnostics.h"
#include "model/image_store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::image {

/// The code of an address with error correction M and its quiet zone of 4 modules, black on white,
/// at least 20 mm wide and each module at least 0.4 mm. None where the address asks for more than
/// version 25: a larger code would take half of a small page's width.
std::optional<ImageResource> qr_code(std::string_view address);

/// An address and the link that was written with it.
struct CodedAddress {
  std::string address;
  SourceSpan span;
};
/// `images` with a code for each of `addresses`. What is too long for one has none, and a warning.
ImageStore with_codes(ImageStore images, const std::vector<CodedAddress>& addresses,
                      Diagnostics& diagnostics);

}  // namespace clearleaf::image
