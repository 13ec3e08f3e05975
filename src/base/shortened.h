// Long text → as much of it as a message shows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clearleaf {

/// Where the code point begins that the byte at `offset` of well-formed `text` belongs to.
std::size_t code_point_begin(std::string_view text, std::size_t offset);
/// `text`; of a longer one than `bytes` its beginning, cut between code points, and "…".
std::string shortened(std::string_view text, std::size_t bytes);

}  // namespace clearleaf
