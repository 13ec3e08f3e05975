// libqrencode's modules → rectangles of neighbouring ones, as vectors and as SVG.
#include "image/qr_code.h"

#include "base/checked.h"
#include "base/numbers.h"

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace clearleaf::image {

namespace {

constexpr int kQuietZone = 4;  // modules on each side (ISO/IEC 18004, 5.3.8)
constexpr int kLargestVersion = 25;
constexpr double kLeastWidth = 20;    // mm
constexpr double kLeastModule = 0.4;  // mm
constexpr double kUnitsPerMm = 100;   // of ImageResource's width
constexpr double kMmPerInch = 25.4;

/// A square of modules, dark or light.
class Modules {
 public:
  explicit Modules(const QRcode& code)
      : width_(checked<std::size_t>(code.width)), dark_(width_ * width_) {
    // The lowest bit of each of libqrencode's bytes is the module.
    for (std::size_t i = 0; i < dark_.size(); ++i) dark_[i] = (code.data[i] & 1U) != 0;
  }

  std::size_t width() const { return width_; }
  bool dark(std::size_t x, std::size_t y) const { return dark_[y * width_ + x]; }
  void clear(std::size_t x, std::size_t y) { dark_[y * width_ + x] = false; }

 private:
  std::size_t width_;
  std::vector<bool> dark_;
};

/// Dark modules, in modules from the top left of the quiet zone.
struct ModuleRect {
  std::size_t x, y, width, height;
};

/// The dark modules as few rectangles: each row's runs, as far down as they go on alike.
std::vector<ModuleRect> rectangles(Modules modules) {
  std::vector<ModuleRect> out;
  const std::size_t size = modules.width();
  const auto is_dark = [&](std::size_t x, std::size_t end, std::size_t y) {
    for (; x < end && modules.dark(x, y); ++x) {
    }
    return x == end;
  };
  for (std::size_t y = 0; y < size; ++y) {
    for (std::size_t x = 0; x < size; ++x) {
      if (!modules.dark(x, y)) continue;
      std::size_t end = x + 1;
      while (end < size && modules.dark(end, y)) ++end;
      std::size_t bottom = y + 1;
      while (bottom < size && is_dark(x, end, bottom)) ++bottom;
      for (std::size_t row = y; row < bottom; ++row) {
        for (std::size_t column = x; column < end; ++column) modules.clear(column, row);
      }
      out.push_back({x + kQuietZone, y + kQuietZone, end - x, bottom - y});
    }
  }
  return out;
}

VectorPath as_path(const std::vector<ModuleRect>& rects, Color color) {
  VectorPath path;
  path.fill = VectorFill{{color, 1}, FillRule::kNonZero};
  for (const ModuleRect& rect : rects) {
    const auto left = static_cast<double>(rect.x);
    const auto top = static_cast<double>(rect.y);
    const double right = left + static_cast<double>(rect.width);
    const double bottom = top + static_cast<double>(rect.height);
    path.segments.insert(path.segments.end(),
                         {MoveTo{{left, top}}, LineTo{{right, top}}, LineTo{{right, bottom}},
                          LineTo{{left, bottom}}, ClosePath{}});
  }
  return path;
}

std::string path_data(const std::vector<ModuleRect>& rects) {
  std::string out;
  for (const ModuleRect& rect : rects) {
    const std::string width = std::to_string(rect.width);
    out += 'M' + std::to_string(rect.x) + ' ' + std::to_string(rect.y) + 'h' + width + 'v' +
           std::to_string(rect.height) + "h-" + width + 'z';
  }
  return out;
}

std::string as_svg(const std::vector<ModuleRect>& rects, std::size_t modules, double width) {
  const std::string side = std::to_string(modules);
  const std::string mm = to_decimal(width, 2) + "mm";
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + mm + "\" height=\"" + mm +
         "\" viewBox=\"0 0 " + side + ' ' + side + "\"><path fill=\"#ffffff\" d=\"" +
         path_data({{0, 0, modules, modules}}) + "\"/><path fill=\"#000000\" d=\"" +
         path_data(rects) + "\"/></svg>\n";
}

}  // namespace

std::optional<ImageResource> qr_code(std::string_view address) {
  const std::string text(address);
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (code == nullptr || code->version > kLargestVersion) return std::nullopt;
  const std::vector<ModuleRect> rects = rectangles(Modules(*code));
  const std::size_t modules = checked<std::size_t>(code->width) + 2 * kQuietZone;
  const auto count = static_cast<double>(modules);
  const double width = std::max(kLeastWidth, count * kLeastModule);
  constexpr Color kWhite{255, 255, 255};
  constexpr Color kBlack{0, 0, 0};
  ImageResource out;
  out.media_type = "image/svg+xml";
  out.file = as_svg(rects, modules, width);
  out.width = out.height = checked<std::uint32_t>(std::llround(width * kUnitsPerMm));
  out.dots_per_inch = kUnitsPerMm * kMmPerInch;
  out.content = Vectors{
      count, count, {}, {as_path({{0, 0, modules, modules}}, kWhite), as_path(rects, kBlack)}};
  return out;
}

ImageStore with_codes(ImageStore images, const std::vector<CodedAddress>& addresses,
                      Diagnostics& diagnostics) {
  static constexpr RuleId kTooLong{"link-too-long-for-code"};
  for (const CodedAddress& each : addresses) {
    if (images.codes.contains(each.address)) continue;
    if (auto code = qr_code(each.address)) {
      images.codes.emplace(each.address, images.images.push_back(std::move(*code)));
      continue;
    }
    diagnostics.warning(kTooLong, each.span,
                        "the address of this link is too long for a QR code that a telephone can "
                        "read; it is printed as text alone",
                        "link to a shorter address that leads to the same place");
  }
  return images;
}

}  // namespace clearleaf::image
