// Where in the source a piece of the document was written.
#pragma once

#include <cstdint>

namespace clearleaf {

/// Half-open range of UTF-8 bytes in the one source text of a document. {0, 0} stands for matter
/// that clearleaf added.
struct SourceSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const SourceSpan&) const = default;
};

}  // namespace clearleaf
