// An image's path as written in a document → a file.
#pragma once

#include "image/decoded.h"

#include <filesystem>
#include <string>
#include <variant>

namespace clearleaf::image {

/// The file that `source` names, relative to `folder`; a missing one is a problem that names where
/// it was looked for and the file there with the nearest name.
std::variant<std::filesystem::path, Problem> find_image(const std::string& source,
                                                        const std::filesystem::path& folder);

}  // namespace clearleaf::image
