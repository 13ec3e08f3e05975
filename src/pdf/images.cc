// Samples → Flate streams, with PNG's predictors where they help; JPEG streams as they are.
#include "pdf/images.h"

#include "base/invariant.h"
#include "pdf/deflate.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <variant>

namespace clearleaf::pdf {

namespace {

using Byte = std::uint8_t;

std::string image_entries(const ImageResource& image, int components) {
  return "/Type/XObject/Subtype/Image/Width " + std::to_string(image.width) + "/Height " +
         std::to_string(image.height) + "/BitsPerComponent 8/ColorSpace/" +
         (components == 1 ? "DeviceGray" : "DeviceRGB");
}

/// PNG's Paeth predictor: of left, up and up-left the one nearest to left + up - upleft.
Byte paeth(int left, int up, int up_left) {
  const int guess = left + up - up_left;
  const int by_left = std::abs(guess - left);
  const int by_up = std::abs(guess - up);
  const int by_up_left = std::abs(guess - up_left);
  if (by_left <= by_up && by_left <= by_up_left) return static_cast<Byte>(left);
  return static_cast<Byte>(by_up <= by_up_left ? up : up_left);
}

enum Filter : Byte { kNone, kSub, kUp, kAverage, kPaeth, kFilterCount };

Byte predicted(Filter filter, int left, int up, int up_left) {
  switch (filter) {
    case kSub: return static_cast<Byte>(left);
    case kUp: return static_cast<Byte>(up);
    case kAverage: return static_cast<Byte>((left + up) / 2);
    case kPaeth: return paeth(left, up, up_left);
    case kNone:
    case kFilterCount: return 0;
  }
  return 0;
}

/// A row under one filter, and the sum of its bytes' distances from zero: the usual guess at how
/// well it compresses.
struct FilteredRow {
  std::string bytes;
  std::uint64_t weight = 0;
};

void filter_row(FilteredRow& out, Filter filter, std::string_view above, std::string_view row,
                std::size_t pixel_bytes) {
  out.bytes.assign(1, static_cast<char>(filter));
  out.weight = 0;
  const auto at = [](std::string_view bytes, std::size_t i) {
    return i < bytes.size() ? static_cast<Byte>(bytes[i]) : Byte{0};
  };
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool first = i < pixel_bytes;
    const Byte left = first ? Byte{0} : at(row, i - pixel_bytes);
    const Byte up_left = first ? Byte{0} : at(above, i - pixel_bytes);
    const auto value =
        static_cast<Byte>(at(row, i) - predicted(filter, left, at(above, i), up_left));
    out.bytes += static_cast<char>(value);
    out.weight += value < 128 ? value : 256U - value;
  }
}

struct Encoded {
  std::string entries;
  std::string bytes;
};

/// Drawings compress best as they are, photographs with predictors: the shorter one is taken.
Encoded flate_samples(std::string_view samples, std::uint32_t width, int components) {
  const auto pixel_bytes = static_cast<std::size_t>(components);
  const std::size_t row_bytes = width * pixel_bytes;
  Encoded plain{"/Filter/FlateDecode", deflated(samples)};
  std::string filtered = deflated(png_filtered(samples, row_bytes, pixel_bytes));
  if (plain.bytes.size() <= filtered.size()) return plain;
  return {"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + std::to_string(components) +
              "/Columns " + std::to_string(width) + ">>",
          std::move(filtered)};
}

}  // namespace

std::string png_filtered(std::string_view rows, std::size_t row_bytes, std::size_t pixel_bytes) {
  std::string out;
  out.reserve(rows.size() + rows.size() / row_bytes);
  std::array<FilteredRow, kFilterCount> candidates;
  std::string_view above;
  for (std::size_t begin = 0; begin < rows.size(); begin += row_bytes) {
    const std::string_view row = rows.substr(begin, row_bytes);
    std::size_t best = 0;
    for (std::size_t filter = 0; filter < kFilterCount; ++filter) {
      filter_row(candidates[filter], static_cast<Filter>(filter), above, row, pixel_bytes);
      if (candidates[filter].weight < candidates[best].weight) best = filter;
    }
    out += candidates[best].bytes;
    above = row;
  }
  return out;
}

ImageWriter::ImageWriter(HpdfSession& session, const ImageStore& store)
    : session_(session), store_(store), written_(store.images.size()) {}

ObjectRef ImageWriter::xobject(ImageId image) {
  auto& written = written_[image.index()];
  if (!written) {
    const ImageResource& resource = store_.images[image];
    written =
        std::visit([&](const auto& content) { return add(resource, content); }, resource.content);
  }
  return *written;
}

ObjectRef ImageWriter::add(const ImageResource& image, const Pixels& pixels) {
  const std::size_t area = std::size_t{image.width} * image.height;
  INVARIANT(area > 0 && pixels.samples.size() == area * static_cast<std::size_t>(pixels.components),
            "an image has the samples its size says");
  Encoded encoded = flate_samples(pixels.samples, image.width, pixels.components);
  std::string entries = image_entries(image, pixels.components) + encoded.entries;
  if (!pixels.alpha.empty()) {
    INVARIANT(pixels.alpha.size() == area, "alpha has one byte a pixel");
    Encoded mask = flate_samples(pixels.alpha, image.width, 1);
    const ObjectRef mask_ref =
        session_.add_stream(image_entries(image, 1) + mask.entries, std::move(mask.bytes));
    entries += "/SMask " + std::to_string(mask_ref.number) + " 0 R";
  }
  return session_.add_stream(std::move(entries), std::move(encoded.bytes));
}

ObjectRef ImageWriter::add(const ImageResource& image, const JpegStream& jpeg) {
  return session_.add_stream(image_entries(image, jpeg.components) + "/Filter/DCTDecode",
                             jpeg.bytes);
}

}  // namespace clearleaf::pdf
