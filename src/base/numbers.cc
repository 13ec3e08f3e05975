// Numbers ↔ text by std::to_chars and std::from_chars.
#include "base/numbers.h"

#include "base/invariant.h"

#include <array>
#include <charconv>
#include <cmath>

namespace clearleaf {

void append_decimal(std::string& out, double value, int max_decimals) {
  INVARIANT(std::isfinite(value) && std::fabs(value) < 1e15, "a number that can be written");
  INVARIANT(max_decimals >= 0 && max_decimals <= 9, "to_decimal: 0 to 9 decimals");
  static constexpr std::array<double, 10> kPowers{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  const double scaled =
      std::round(std::fabs(value) * kPowers[static_cast<std::size_t>(max_decimals)]);
  if (scaled == 0) {
    out += '0';
    return;
  }
  if (scaled < 9e18) {
    auto digits = static_cast<std::uint64_t>(scaled);
    int decimals = max_decimals;
    while (decimals > 0 && digits % 10 == 0) {
      digits /= 10;
      --decimals;
    }
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), digits).ptr;
    std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    if (value < 0) out += '-';
    const auto places = static_cast<std::size_t>(decimals);
    if (text.size() <= places) {
      out += "0.";
      out.append(places - text.size(), '0');
      out += text;
    } else {
      out += text.substr(0, text.size() - places);
      if (places > 0) (out += '.') += text.substr(text.size() - places);
    }
    return;
  }
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, 0)
                       .ptr;
  out.append(buffer.data(), end);
}

std::string to_decimal(double value, int max_decimals) {
  std::string out;
  append_decimal(out, value, max_decimals);
  return out;
}

std::optional<double> parse_decimal(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value, std::chars_format::fixed);
  if (text.empty() || result.ec != std::errc() || result.ptr != end || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<std::uint32_t> parse_whole(std::string_view text) {
  std::uint32_t value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (text.empty() || result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

}  // namespace clearleaf
