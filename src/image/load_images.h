// Image files that a document names → ImageStore.
#pragma once

#include "base/diagnostics.h"
#include "model/document.h"
#include "model/image_store.h"

#include <filesystem>

namespace clearleaf::image {

/// Loads each image of `document`, its cover included, once; paths are relative to `folder`. A file
/// that is missing, unreadable, too large, of another kind than PNG, JPEG or SVG, or broken is an
/// error at the image; what an SVG loses is a warning.
ImageStore load_images(const Document& document, const std::filesystem::path& folder,
                       Diagnostics& diagnostics);

}  // namespace clearleaf::image
