// Tables of an sfnt → metrics, with every read checked against the bytes.
#include "verify/font_program.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
std::uint32_t u16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}
std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return u16(bytes, at) << 16U | u16(bytes, at + 2);
}

constexpr std::size_t kDirectoryHead = 12;
constexpr std::size_t kDirectoryEntry = 16;

bool is_sfnt(std::string_view bytes) {
  if (bytes.size() < kDirectoryHead) return false;
  const std::uint32_t version = u32(bytes, 0);
  return version == 0x00010000 || version == 0x74727565 /* true */ ||
         version == 0x4F54544F /* OTTO */;
}

/// Empty: there is no such table, or it is not within the bytes.
std::string_view table(std::string_view bytes, std::string_view tag) {
  const std::size_t count = u16(bytes, 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = kDirectoryHead + i * kDirectoryEntry;
    if (entry + kDirectoryEntry > bytes.size()) return {};
    if (bytes.substr(entry, 4) != tag) continue;
    const std::size_t offset = u32(bytes, entry + 8);
    const std::size_t length = u32(bytes, entry + 12);
    if (offset > bytes.size() || length > bytes.size() - offset) return {};
    return bytes.substr(offset, length);
  }
  return {};
}

}  // namespace

double FontProgram::width(std::uint32_t glyph) const {
  const std::size_t metric = std::min(glyph, advance_count_ - 1);
  return u16(advances_, metric * 4) * 1000.0 / units_per_em_;
}

bool FontProgram::has_outline(std::uint32_t glyph) const {
  const std::size_t size = long_offsets_ ? 4 : 2;
  const std::size_t at = glyph * size;
  if (at + 2 * size > offsets_.size()) return offsets_.empty();
  return long_offsets_ ? u32(offsets_, at) != u32(offsets_, at + size)
                       : u16(offsets_, at) != u16(offsets_, at + size);
}

std::optional<FontProgram> read_font_program(std::string_view bytes) {
  if (!is_sfnt(bytes)) return std::nullopt;
  const std::string_view head = table(bytes, "head");
  const std::string_view hhea = table(bytes, "hhea");
  const std::string_view maxp = table(bytes, "maxp");
  if (head.size() < 54 || hhea.size() < 36 || maxp.size() < 6) return std::nullopt;
  FontProgram out;
  out.units_per_em_ = u16(head, 18);
  out.long_offsets_ = u16(head, 50) != 0;
  out.advance_count_ = u16(hhea, 34);
  out.glyph_count_ = u16(maxp, 4);
  out.advances_ = table(bytes, "hmtx");
  out.offsets_ = table(bytes, "loca");
  const bool has_outlines = !table(bytes, "glyf").empty() || !table(bytes, "CFF ").empty();
  const bool is_whole = out.units_per_em_ > 0 && out.advance_count_ > 0 && has_outlines &&
                        out.advances_.size() >= out.advance_count_ * std::size_t{4};
  if (!is_whole) return std::nullopt;
  return out;
}

}  // namespace clearleaf::verify
