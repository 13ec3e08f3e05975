// JPEG files of any kind, by libjpeg.
#pragma once

// jpeglib.h takes size_t and FILE from its includer.
// clang-format off
#include <cstddef>
#include <cstdio>
#include <jpeglib.h>
// clang-format on

#include <cstdlib>
#include <string>

namespace clearleaf::image {

struct JpegKind {
  unsigned width = 16;
  unsigned height = 16;
  J_COLOR_SPACE samples = JCS_RGB;  // what is given: grey, RGB or CMYK
  J_COLOR_SPACE stored = JCS_YCbCr;
  bool progressive = false;
  bool arithmetic = false;
  unsigned density = 0;  // dots an inch
  std::string app1;      // content of an APP1 segment
};

/// `samples`: width × height × components bytes.
inline std::string make_jpeg(const JpegKind& kind, const std::string& samples) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);  // an error ends the test program
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = kind.width;
  info.image_height = kind.height;
  info.in_color_space = kind.samples;
  info.input_components = kind.samples == JCS_GRAYSCALE ? 1 : kind.samples == JCS_CMYK ? 4 : 3;
  jpeg_set_defaults(&info);
  jpeg_set_colorspace(&info, kind.stored);
  jpeg_set_quality(&info, 100, TRUE);
  for (int i = 0; i < info.num_components; ++i) {
    info.comp_info[i].h_samp_factor = info.comp_info[i].v_samp_factor = 1;
  }
  if (kind.progressive) jpeg_simple_progression(&info);
  info.arith_code = kind.arithmetic ? TRUE : FALSE;
  info.density_unit = kind.density > 0 ? 1 : 0;
  info.X_density = info.Y_density = static_cast<UINT16>(kind.density > 0 ? kind.density : 1);
  jpeg_start_compress(&info, TRUE);
  if (!kind.app1.empty()) {
    jpeg_write_marker(&info, JPEG_APP0 + 1,
                      reinterpret_cast<const unsigned char*>(kind.app1.data()),
                      static_cast<unsigned>(kind.app1.size()));
  }
  const std::size_t stride = std::size_t{kind.width} * static_cast<unsigned>(info.input_components);
  std::string copy = samples;
  while (info.next_scanline < kind.height) {
    auto* row = reinterpret_cast<JSAMPLE*>(copy.data() + info.next_scanline * stride);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  std::string out(reinterpret_cast<char*>(bytes), size);
  jpeg_destroy_compress(&info);
  std::free(bytes);
  return out;
}

/// `count` pixels of one colour.
inline std::string plain(std::size_t count, const std::string& pixel) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += pixel;
  return out;
}

}  // namespace clearleaf::image
