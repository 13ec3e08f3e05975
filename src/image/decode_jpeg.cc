// JPEG → JpegStream or Pixels: colours and orientation.
#include "image/decode_jpeg.h"

#include "image/exif.h"
#include "image/jpeg_reader.h"
#include "image/upright.h"

#include <utility>

namespace clearleaf::image {

namespace {

/// Cyan, magenta, yellow and black as red, green and blue. No profile is asked: on screens the
/// plain product is what most programs show.
std::string rgb_from_inks(const std::string& inks, bool inverted) {
  std::string rgb;
  rgb.reserve(inks.size() / 4 * 3);
  const auto paper_left = [&](std::size_t at) {
    const auto ink = static_cast<unsigned char>(inks[at]);
    return inverted ? unsigned{ink} : 255U - ink;
  };
  for (std::size_t i = 0; i + 3 < inks.size(); i += 4) {
    for (std::size_t ink = 0; ink < 3; ++ink) {
      const unsigned value = (paper_left(i + ink) * paper_left(i + 3) + 127) / 255;
      rgb += static_cast<char>(static_cast<unsigned char>(value));
    }
  }
  return rgb;
}

/// A PDF's reader need not know Exif, RGB without a transform or four inverted inks.
bool can_stay_a_jpeg(const JpegHeader& header, const Exif& exif) {
  const bool colors = header.colors == JpegColors::kGrey || header.colors == JpegColors::kYcc;
  return colors && header.process == JpegProcess::kBaselineOrProgressive && exif.orientation == 1;
}

Pixels pixels_of(std::string samples, const JpegHeader& header, const Exif& exif) {
  if (header.colors == JpegColors::kFourInks) {
    samples = rgb_from_inks(samples, header.inks_inverted);
  }
  const std::size_t components = header.colors == JpegColors::kGrey ? 1 : 3;
  if (exif.orientation != 1) {
    samples = upright(samples, header.width, header.height, components, exif.orientation);
  }
  return {static_cast<int>(components), std::move(samples), ""};
}

Decoded upright_size(const JpegHeader& header, const Exif& exif) {
  Decoded decoded;
  decoded.width = header.width;
  decoded.height = header.height;
  if (lies_on_its_side(exif.orientation)) std::swap(decoded.width, decoded.height);
  decoded.dots_per_inch = header.dots_per_inch > 0 ? header.dots_per_inch : exif.dots_per_inch;
  return decoded;
}

}  // namespace

DecodeResult decode_jpeg(std::string_view bytes) {
  JpegReader reader(bytes);
  const auto header = reader.read_header();
  if (!header) return broken(reader.message());
  if (auto problem = size_problem(header->width, header->height)) return *problem;

  auto samples = reader.read_samples();
  if (!samples) return broken(reader.message());

  const Exif exif = header->exif ? read_exif(*header->exif) : Exif();
  Decoded decoded = upright_size(*header, exif);
  if (can_stay_a_jpeg(*header, exif) && !reader.has_oddities()) {
    // What follows the image (a camera's second picture) is no part of it.
    decoded.content = JpegStream{header->colors == JpegColors::kGrey ? 1 : 3,
                                 std::string(bytes.substr(0, reader.bytes_used()))};
  } else {
    decoded.content = pixels_of(std::move(*samples), *header, exif);
  }
  return decoded;
}

}  // namespace clearleaf::image
