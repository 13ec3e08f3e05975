// PNG files of any kind, chunk by chunk, broken ones too.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace clearleaf::image {

inline std::string big_endian(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    out += static_cast<char>(static_cast<unsigned char>(value >> static_cast<unsigned>(shift)));
  }
  return out;
}

inline std::string png_chunk(std::string_view type, std::string_view content) {
  const std::string body = std::string(type) + std::string(content);
  const auto crc =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(content.size())) + body +
         big_endian(static_cast<std::uint32_t>(crc));
}

inline std::string deflated(std::string_view bytes) {
  std::string out(compressBound(static_cast<uLong>(bytes.size())), '\0');
  auto size = static_cast<uLongf>(out.size());
  compress(reinterpret_cast<Bytef*>(out.data()), &size,
           reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()));
  out.resize(size);
  return out;
}

/// What IHDR says (PNG 11.2.2): colour 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA.
struct PngKind {
  std::uint32_t width, height;
  int depth = 8;
  int color = 2;
  int interlace = 0;
};

inline constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1a\n";

inline std::string png_header(const PngKind& kind) {
  return png_chunk("IHDR", big_endian(kind.width) + big_endian(kind.height) +
                               static_cast<char>(kind.depth) + static_cast<char>(kind.color) +
                               std::string(2, '\0') + static_cast<char>(kind.interlace));
}

/// `rows`: the scan lines, each with its filter byte; `chunks`: what stands before the image data.
inline std::string make_png(const PngKind& kind, std::string_view rows,
                            std::string_view chunks = "") {
  return std::string(kPngSignature) + png_header(kind) + std::string(chunks) +
         png_chunk("IDAT", deflated(rows)) + png_chunk("IEND", "");
}

}  // namespace clearleaf::image
