// Samples → Flate streams, with PNG's predictors where they help; JPEG streams as they are; vectors
// as forms.
#include "pdf/images.h"

#include "base/invariant.h"
#include "pdf/deflate.h"
#include "pdf/vectors.h"

#include <algorithm>
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
int paeth(int left, int up, int up_left) {
  const int guess = left + up - up_left;
  const int by_left = std::abs(guess - left);
  const int by_up = std::abs(guess - up);
  const int by_up_left = std::abs(guess - up_left);
  if (by_left <= by_up && by_left <= by_up_left) return left;
  return by_up <= by_up_left ? up : up_left;
}

/// A row under one filter, its number in front, and the sum of its bytes' distances from zero: the
/// usual guess at how well it compresses.
struct FilteredRow {
  std::string bytes;
  std::uint64_t weight = 0;
};

/// `row` and `above` have one pixel of zeros in front, so that every sample has a left neighbour.
struct RowPair {
  std::string_view above;
  std::string_view row;
  std::size_t pixel_bytes = 0;
};

template <class Predict>
void filter_row(FilteredRow& out, char number, const RowPair& rows, Predict predict) {
  const std::size_t size = rows.row.size() - rows.pixel_bytes;
  out.bytes.resize(1 + size);
  out.bytes[0] = number;
  out.weight = 0;
  const auto* row = reinterpret_cast<const Byte*>(rows.row.data());
  const auto* above = reinterpret_cast<const Byte*>(rows.above.data());
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t here = i + rows.pixel_bytes;
    const auto value = static_cast<Byte>(row[here] - predict(row[i], above[here], above[i]));
    out.bytes[1 + i] = static_cast<char>(value);
    out.weight += value < 128 ? value : 256U - value;
  }
}

/// PNG's five filters (PNG 9.2), by number. A prediction is made from the neighbours to the left,
/// above, and above to the left.
std::array<FilteredRow, 5> filtered_rows(const RowPair& rows) {
  std::array<FilteredRow, 5> out;
  filter_row(out[0], 0, rows, [](int, int, int) { return 0; });
  filter_row(out[1], 1, rows, [](int left, int, int) { return left; });
  filter_row(out[2], 2, rows, [](int, int up, int) { return up; });
  filter_row(out[3], 3, rows, [](int left, int up, int) { return (left + up) / 2; });
  filter_row(out[4], 4, rows, paeth);
  return out;
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
  std::string above(pixel_bytes + row_bytes, '\0');
  std::string row = above;
  for (std::size_t begin = 0; begin < rows.size(); begin += row_bytes) {
    row.replace(pixel_bytes, row_bytes, rows.substr(begin, row_bytes));
    const auto candidates = filtered_rows({above, row, pixel_bytes});
    out += std::min_element(
               candidates.begin(), candidates.end(),
               [](const FilteredRow& a, const FilteredRow& b) { return a.weight < b.weight; })
               ->bytes;
    above.swap(row);
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

ObjectRef ImageWriter::add(const ImageResource&, const Vectors& vectors) {
  FormXObject form = form_of(vectors);
  return session_.add_stream(std::move(form.entries) + "/Filter/FlateDecode",
                             deflated(form.content));
}

}  // namespace clearleaf::pdf
