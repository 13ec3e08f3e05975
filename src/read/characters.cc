// A code point → "U+0008".
#include "read/characters.h"

#include <fmt/format.h>

#include <cstdint>

namespace clearleaf::read {

std::string code_point_name(char32_t c) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

}  // namespace clearleaf::read
