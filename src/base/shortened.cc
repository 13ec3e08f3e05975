// Text → its beginning.
#include "base/shortened.h"

namespace clearleaf {

std::size_t code_point_begin(std::string_view text, std::size_t offset) {
  while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) --offset;
  return offset;
}

std::string shortened(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  return std::string(text.substr(0, code_point_begin(text, bytes))) + "…";
}

}  // namespace clearleaf
