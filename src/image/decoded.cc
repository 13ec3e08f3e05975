// Sizes and causes → what the author is told.
#include "image/decoded.h"

#include "base/limits.h"

#include <fmt/core.h>

#include <cmath>

namespace clearleaf::image {

namespace {

constexpr RuleId kBroken{"image-broken"};
constexpr RuleId kTooLarge{"image-too-large"};

}  // namespace

Problem broken(const std::string& cause) {
  return {kBroken, fmt::format("is damaged: {}", cause),
          "open it in an image program and save it again, or get it from where it came from"};
}

std::optional<Problem> size_problem(std::uint64_t width, std::uint64_t height) {
  if (width == 0 || height == 0) return broken("it has no pixels");
  if (width <= limits::kImagePixels / height) return std::nullopt;
  return Problem{
      kTooLarge, fmt::format("is {} by {} pixels large", width, height),
      fmt::format("make it smaller; {} million pixels are the most, and far fewer will do",
                  limits::kImagePixels / 1'000'000)};
}

double square_density(double horizontal, double vertical) {
  const bool agree = std::fabs(horizontal - vertical) <= 0.01 * horizontal;
  return horizontal > 0 && vertical > 0 && agree ? horizontal : 0;
}

}  // namespace clearleaf::image
