// Top DICT and charset of a CFF table → CIDs by glyph id.
#include "text/cff_charset.h"

#include <cstddef>
#include <optional>

namespace clearleaf::text {

namespace {

/// Reads big-endian numbers; past the end it gives zeros and remembers that it did.
class Reader {
 public:
  Reader(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  std::uint32_t number(std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i) out = out << 8U | byte();
    return out;
  }
  std::uint32_t byte() {
    if (at_ >= bytes_.size()) {
      failed_ = true;
      return 0;
    }
    return static_cast<unsigned char>(bytes_[at_++]);
  }
  std::size_t at() const { return at_; }
  bool failed() const { return failed_; }

 private:
  std::string_view bytes_;
  std::size_t at_;
  bool failed_ = false;
};

struct Index {
  std::string_view first;  // its first object
  std::size_t end = 0;
};

/// Technical Note 5176, 5.
Index read_index(std::string_view cff, std::size_t at) {
  Reader reader(cff, at);
  const std::uint32_t count = reader.number(2);
  if (count == 0) return {{}, reader.at()};
  const std::uint32_t offset_size = reader.byte();
  if (offset_size < 1 || offset_size > 4) return {};
  const std::size_t offsets = reader.at();
  const std::size_t data = offsets + std::size_t{count + 1} * offset_size - 1;
  const std::uint32_t begin = reader.number(offset_size);
  const std::uint32_t next = reader.number(offset_size);
  const std::uint32_t end =
      Reader(cff, offsets + std::size_t{count} * offset_size).number(offset_size);
  if (reader.failed() || next < begin || data + next > cff.size()) return {};
  return {cff.substr(data + begin, next - begin), data + end};
}

struct TopDict {
  std::optional<std::size_t> charset;  // its offset
  bool is_cid_keyed = false;           // has ROS
};

/// Technical Note 5176, 4: operands, then their operator.
TopDict read_top_dict(std::string_view dict) {
  constexpr std::uint32_t kCharset = 15;
  constexpr std::uint32_t kEscape = 12;
  constexpr std::uint32_t kRos = 30;
  TopDict out;
  Reader reader(dict, 0);
  std::size_t operand = 0;
  while (reader.at() < dict.size()) {
    const std::uint32_t b = reader.byte();
    if (b == kEscape) {
      if (reader.byte() == kRos) out.is_cid_keyed = true;
    } else if (b <= 21) {
      if (b == kCharset) out.charset = operand;
    } else if (b == 28) {
      operand = reader.number(2);
    } else if (b == 29) {
      operand = reader.number(4);
    } else if (b == 30) {  // a real number, ended by a nibble of ones
      std::uint32_t digits = 0;
      do {
        digits = reader.byte();
      } while ((digits & 15U) != 15 && !reader.failed());
    } else if (b <= 246) {
      operand = b - 139;
    } else if (b <= 254) {
      operand = (b - 247) * 256 + reader.byte() + 108;
    }
  }
  return out;
}

/// Technical Note 5176, 13: one CID a glyph, or ranges of them. Glyph 0 has none written.
std::vector<std::uint16_t> read_charset(std::string_view cff, std::size_t at,
                                        std::uint32_t glyph_count) {
  std::vector<std::uint16_t> cids{0};
  cids.reserve(glyph_count);
  Reader reader(cff, at);
  const std::uint32_t format = reader.byte();
  if (format > 2) return {};
  while (cids.size() < glyph_count && !reader.failed()) {
    std::uint32_t cid = reader.number(2);
    const std::uint32_t more = format == 0 ? 0 : reader.number(format);
    for (std::uint32_t i = 0; i <= more && cids.size() < glyph_count; ++i) {
      cids.push_back(static_cast<std::uint16_t>(cid++));
    }
  }
  if (reader.failed()) return {};
  return cids;
}

}  // namespace

CffKeys read_cff_keys(std::string_view cff, std::uint32_t glyph_count) {
  if (cff.size() < 4) return {};
  const std::size_t names = static_cast<unsigned char>(cff[2]);
  const Index top = read_index(cff, read_index(cff, names).end);
  const TopDict dict = read_top_dict(top.first);
  constexpr std::size_t kPredefined = 2;
  if (!dict.is_cid_keyed || !dict.charset || *dict.charset <= kPredefined) return {};
  CffKeys keys{true, read_charset(cff, *dict.charset, glyph_count)};
  if (keys.cids.empty()) return {};
  for (std::size_t i = 0; i < keys.cids.size(); ++i) {
    if (keys.cids[i] != i) return keys;
  }
  keys.cids.clear();
  return keys;
}

}  // namespace clearleaf::text
