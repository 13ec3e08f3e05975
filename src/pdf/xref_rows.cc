// Rows → bytes, each less the row above it.
#include "pdf/xref_rows.h"

namespace clearleaf::pdf {

std::size_t bytes_for(std::uint64_t value) {
  std::size_t width = 1;
  while (value >>= 8U) ++width;
  return width;
}

namespace {

void append_big_endian(std::string& out, std::uint64_t value, std::size_t width) {
  for (std::size_t i = width; i-- > 0;) {
    out += static_cast<char>(static_cast<unsigned char>(value >> (8 * i) & 0xFFU));
  }
}

}  // namespace

std::string xref_rows(const std::vector<XrefRow>& rows, std::size_t offset_width) {
  constexpr char kUp = 2;
  const std::size_t columns = 1 + offset_width + 2;
  std::string above(columns, '\0');
  std::string out;
  out.reserve(rows.size() * (columns + 1));
  std::string bytes;
  for (const XrefRow& row : rows) {
    bytes.assign(1, static_cast<char>(row.type));
    append_big_endian(bytes, row.place, offset_width);
    append_big_endian(bytes, row.index, 2);
    out += kUp;
    for (std::size_t i = 0; i < columns; ++i) out += static_cast<char>(bytes[i] - above[i]);
    above.swap(bytes);
  }
  return out;
}

}  // namespace clearleaf::pdf
