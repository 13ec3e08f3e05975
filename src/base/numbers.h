// Numbers to text and back, the same under every locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clearleaf {

/// `value` in decimal without exponent, at most `max_decimals` (0 to 9) decimals, no trailing
/// zeros, never "-0".
std::string to_decimal(double value, int max_decimals = 4);
/// As to_decimal, appended to `out`.
void append_decimal(std::string& out, double value, int max_decimals = 4);
/// The whole of `text` as a decimal number; nothing else (no blanks, no exponent).
std::optional<double> parse_decimal(std::string_view text);
/// The whole of `text` as a non-negative whole number.
std::optional<std::uint32_t> parse_whole(std::string_view text);

}  // namespace clearleaf
