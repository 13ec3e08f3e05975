// PNG → pixels, by libpng's simplified interface: it reports damage as a value, not by longjmp.
#include "image/decode_png.h"

#include "image/byte_reader.h"

#include <png.h>

#include <algorithm>
#include <string>

namespace clearleaf::image {

namespace {

constexpr std::size_t kSignature = 8;

struct PngHeader {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

/// The IHDR chunk, which must come first (PNG 11.2.2).
std::optional<PngHeader> read_header(std::string_view bytes) {
  const ByteReader reader(bytes, ByteOrder::kBig);
  const auto width = reader.u32(kSignature + 8);
  const auto height = reader.u32(kSignature + 12);
  if (!width || !height || bytes.substr(kSignature + 4, 4) != "IHDR") return std::nullopt;
  return PngHeader{*width, *height};
}

/// The pHYs chunk before the image data (PNG 11.3.4.3), as pixels an inch.
double read_density(std::string_view bytes) {
  constexpr std::size_t kFrame = 12;  // a chunk's length, type and CRC
  constexpr double kMetresPerInch = 0.0254;
  const ByteReader reader(bytes, ByteOrder::kBig);
  for (std::size_t at = kSignature; at + kFrame <= bytes.size();) {
    const std::uint32_t length = reader.u32(at).value_or(0);
    const std::string_view type = bytes.substr(at + 4, 4);
    if (type == "IDAT" || length > bytes.size() - at - kFrame) break;
    if (type == "pHYs" && length == 9 && bytes[at + 16] == 1) {
      return square_density(reader.u32(at + 8).value_or(0) * kMetresPerInch,
                            reader.u32(at + 12).value_or(0) * kMetresPerInch);
    }
    at += length + kFrame;
  }
  return 0;
}

/// libpng's handle.
class PngImage {
 public:
  PngImage() { image_.version = PNG_IMAGE_VERSION; }
  PngImage(const PngImage&) = delete;
  PngImage& operator=(const PngImage&) = delete;
  ~PngImage() { png_image_free(&image_); }

  bool begin(std::string_view bytes) {
    if (png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) == 0) return false;
    // Samples of 16 bits without a colour space are sRGB, as in browsers, not linear light.
    image_.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    // 8 bits a sample, no palette; grey stays grey and alpha stays apart.
    image_.format &= PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA;
    return true;
  }
  bool has_alpha() const { return (image_.format & PNG_FORMAT_FLAG_ALPHA) != 0; }
  std::size_t channels() const { return PNG_IMAGE_SAMPLE_CHANNELS(image_.format); }
  std::size_t byte_count() const { return PNG_IMAGE_SIZE(image_); }
  bool finish(std::string& samples) {
    return png_image_finish_read(&image_, nullptr, samples.data(), 0, nullptr) != 0;
  }
  std::string message() const { return image_.message; }

 private:
  png_image image_{};
};

/// Colours and alpha, interleaved in `samples`, apart; an alpha that is opaque all over is dropped.
Pixels without_interleaved_alpha(const std::string& samples, std::size_t channels) {
  const std::size_t components = channels - 1;
  const std::size_t count = samples.size() / channels;
  Pixels pixels{static_cast<int>(components), std::string(count * components, '\0'),
                std::string(count, '\0')};
  for (std::size_t i = 0; i < count; ++i) {
    std::copy_n(samples.data() + i * channels, components, pixels.samples.data() + i * components);
    pixels.alpha[i] = samples[i * channels + components];
  }
  const bool opaque = std::all_of(pixels.alpha.begin(), pixels.alpha.end(),
                                  [](char alpha) { return alpha == '\xFF'; });
  if (opaque) pixels.alpha = std::string();
  return pixels;
}

}  // namespace

DecodeResult decode_png(std::string_view bytes) {
  const auto header = read_header(bytes);
  if (!header) return broken("it is cut off in its header");
  if (auto problem = size_problem(header->width, header->height)) return *problem;

  PngImage image;
  if (!image.begin(bytes)) return broken(image.message());
  std::string samples(image.byte_count(), '\0');
  if (!image.finish(samples)) return broken(image.message());

  Pixels pixels = image.has_alpha()
                      ? without_interleaved_alpha(samples, image.channels())
                      : Pixels{static_cast<int>(image.channels()), std::move(samples), ""};
  Decoded decoded;
  decoded.width = header->width;
  decoded.height = header->height;
  decoded.dots_per_inch = read_density(bytes);
  decoded.content = std::move(pixels);
  return decoded;
}

}  // namespace clearleaf::image
