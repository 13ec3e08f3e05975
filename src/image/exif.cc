// An APP1 segment → the few tags that matter.
#include "image/exif.h"

#include "image/byte_reader.h"
#include "image/decoded.h"

#include <optional>

namespace clearleaf::image {

namespace {

using namespace std::string_view_literals;

enum Tag : std::uint32_t {
  kOrientation = 0x0112,
  kXResolution = 0x011A,
  kYResolution = 0x011B,
  kResolutionUnit = 0x0128,
};
constexpr std::uint32_t kCentimetre = 3;

/// The first image file directory of a TIFF block (TIFF 6.0, section 2).
class Directory {
 public:
  Directory(std::string_view tiff, ByteOrder order) : reader_(tiff, order) {
    begin_ = reader_.u32(4).value_or(0);
    count_ = reader_.u16(begin_).value_or(0);
  }

  /// A value of type SHORT.
  std::optional<std::uint32_t> number(Tag tag) const {
    const auto entry = find(tag);
    return entry ? reader_.u16(*entry + 8) : std::nullopt;
  }
  /// A value of type RATIONAL.
  double fraction(Tag tag) const {
    const auto entry = find(tag);
    const auto offset = entry ? reader_.u32(*entry + 8) : std::nullopt;
    if (!offset) return 0;
    const double numerator = reader_.u32(*offset).value_or(0);
    const double denominator = reader_.u32(std::size_t{*offset} + 4).value_or(0);
    return denominator == 0 ? 0 : numerator / denominator;
  }

 private:
  std::optional<std::size_t> find(Tag tag) const {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t entry = begin_ + 2 + i * 12;
      if (reader_.u16(entry) == tag) return entry;
    }
    return std::nullopt;
  }

  ByteReader reader_;
  std::size_t begin_ = 0;
  std::size_t count_ = 0;
};

}  // namespace

Exif read_exif(std::string_view segment) {
  constexpr auto kPrefix = "Exif\0\0"sv;
  if (!segment.starts_with(kPrefix)) return {};
  const std::string_view tiff = segment.substr(kPrefix.size());
  const bool little = tiff.starts_with("II*\0"sv);
  if (!little && !tiff.starts_with("MM\0*"sv)) return {};
  const Directory directory(tiff, little ? ByteOrder::kLittle : ByteOrder::kBig);

  Exif exif;
  const std::uint32_t orientation = directory.number(kOrientation).value_or(1);
  if (orientation >= 1 && orientation <= 8) exif.orientation = static_cast<int>(orientation);
  const double per_unit = directory.number(kResolutionUnit) == kCentimetre ? 2.54 : 1;
  exif.dots_per_inch = square_density(directory.fraction(kXResolution) * per_unit,
                                      directory.fraction(kYResolution) * per_unit);
  return exif;
}

}  // namespace clearleaf::image
