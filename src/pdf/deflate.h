// Bytes → zlib streams (RFC 1950), as the FlateDecode filter reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::pdf {

/// `bytes` compressed.
std::string deflated(std::string_view bytes);

/// Each piece compressed, in worker threads where there is enough to do. The result does not depend
/// on their number.
std::vector<std::string> deflate_all(const std::vector<std::string>& pieces);

}  // namespace clearleaf::pdf
