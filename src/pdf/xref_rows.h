// Places of objects → the bytes of a cross-reference stream (ISO 32000-1 7.5.8).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace clearleaf::pdf {

/// A row (table 18): free; at an offset; or within an object stream.
struct XrefRow {
  enum class Type : unsigned char { kFree = 0, kOffset = 1, kCompressed = 2 };
  std::uint64_t place = 0;  // offset in the file, or number of the object stream
  std::uint32_t index = 0;  // in the object stream; 65535 for the head of the free list
  Type type = Type::kFree;
};

/// How many bytes `value` takes: 1 to 8.
std::size_t bytes_for(std::uint64_t value);

/// Rows of one byte for the type, `offset_width` for the place and two for the index, with PNG's Up
/// filter (7.4.4.4): neighbours differ in few bytes, so they become zeros.
std::string xref_rows(const std::vector<XrefRow>& rows, std::size_t offset_width);

}  // namespace clearleaf::pdf
