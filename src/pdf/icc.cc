// sRGB's numbers → an ICC profile (ICC.1:2004-10).
#include "pdf/icc.h"

#include "base/checked.h"
#include "base/utf8.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

namespace clearleaf::pdf {

namespace {

constexpr std::size_t kHeaderBytes = 128;
constexpr std::size_t kTagTableRow = 12;

std::string u16(std::uint32_t value) {
  return {static_cast<char>(static_cast<unsigned char>(value >> 8U & 0xFFU)),
          static_cast<char>(static_cast<unsigned char>(value & 0xFFU))};
}

std::string u32(std::uint32_t value) {
  return u16(value >> 16U) + u16(value & 0xFFFFU);
}

std::string u32_of(std::size_t value) {
  return u32(checked<std::uint32_t>(value));
}

/// s15Fixed16Number (5.1.3).
std::string fixed(double value) {
  return u32(static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

std::string zeros(std::size_t count) {
  return std::string(count, '\0');
}

/// multiLocalizedUnicodeType (10.13) with one record.
std::string text(std::string_view words) {
  const std::string utf16 = to_utf16be(words);
  return "mluc" + zeros(4) + u32(1) + u32(12) + "enUS" + u32_of(utf16.size()) + u32(28) + utf16;
}

std::string xyz(double x, double y, double z) {
  return "XYZ " + zeros(4) + fixed(x) + fixed(y) + fixed(z);
}

/// parametricCurveType (10.15), function 3: sRGB's tone curve.
std::string tone_curve() {
  return "para" + zeros(4) + u16(3) + zeros(2) + fixed(2.4) + fixed(1 / 1.055) +
         fixed(0.055 / 1.055) + fixed(1 / 12.92) + fixed(0.04045);
}

/// The Bradford adaptation from D65, sRGB's white, to D50, the profile connection space's.
std::string chromatic_adaptation() {
  std::string out = "sf32" + zeros(4);
  for (const double value : {1.04788208, 0.02291870, -0.05021667, 0.02958679, 0.99047852,
                             -0.01707459, -0.00923157, 0.01507568, 0.75167847}) {
    out += fixed(value);
  }
  return out;
}

std::string header(std::size_t profile_bytes) {
  const std::string date = u16(2024) + u16(1) + u16(1) + zeros(6);  // fixed: the same profile ever
  std::string out = u32_of(profile_bytes) + zeros(4) + u32(0x04200000) + "mntrRGB XYZ " + date +
                    "acsp" + zeros(28) + fixed(0.9642) + fixed(1) + fixed(0.8249);
  return out + zeros(kHeaderBytes - out.size());
}

}  // namespace

std::string srgb_profile() {
  const std::array<std::pair<std::string_view, std::string>, 10> tags{{
      {"desc", text("sRGB IEC61966-2.1 compatible")},
      {"cprt", text("No copyright, use freely")},
      {"wtpt", xyz(0.96420288, 1, 0.82490540)},
      {"rXYZ", xyz(0.43606567, 0.22248840, 0.01391602)},
      {"gXYZ", xyz(0.38514709, 0.71687317, 0.09707642)},
      {"bXYZ", xyz(0.14306641, 0.06060791, 0.71409607)},
      {"rTRC", tone_curve()},
      {"gTRC", tone_curve()},
      {"bTRC", tone_curve()},
      {"chad", chromatic_adaptation()},
  }};
  const std::size_t data_begin = kHeaderBytes + 4 + kTagTableRow * tags.size();
  std::string table = u32_of(tags.size());
  std::string data;
  std::map<std::string_view, std::size_t> offsets;  // equal tags share their data
  for (const auto& [name, value] : tags) {
    const auto [place, added] = offsets.emplace(value, data_begin + data.size());
    if (added) {
      data += value;
      data += zeros((4 - value.size() % 4) % 4);
    }
    table.append(name).append(u32_of(place->second)).append(u32_of(value.size()));
  }
  return header(data_begin + data.size()) + table + data;
}

}  // namespace clearleaf::pdf
