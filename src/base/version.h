// clearleaf's own version.
#pragma once

#include <string_view>

namespace clearleaf {

/// "0.1.0"
std::string_view version();

}  // namespace clearleaf
