// Bytes → whole numbers of a stated byte order, never past the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace clearleaf::image {

enum class ByteOrder { kBig, kLittle };

/// Numbers at byte offsets; none where they would reach past the end.
class ByteReader {
 public:
  ByteReader(std::string_view bytes, ByteOrder order) : bytes_(bytes), order_(order) {}

  std::optional<std::uint32_t> u16(std::size_t offset) const { return number(offset, 2); }
  std::optional<std::uint32_t> u32(std::size_t offset) const { return number(offset, 4); }

 private:
  std::optional<std::uint32_t> number(std::size_t offset, std::size_t size) const {
    if (offset > bytes_.size() || bytes_.size() - offset < size) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t at = order_ == ByteOrder::kBig ? offset + i : offset + size - 1 - i;
      value = value << 8U | static_cast<std::uint8_t>(bytes_[at]);
    }
    return value;
  }

  std::string_view bytes_;
  ByteOrder order_;
};

}  // namespace clearleaf::image
