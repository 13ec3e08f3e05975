// What the decoders give: an image, or what is wrong with it.
#pragma once

#include "base/diagnostics.h"
#include "model/image_store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clearleaf::image {

/// A diagnostic without its place; `message` goes on from "the image …".
struct Problem {
  RuleId rule;
  std::string message;
  std::string hint;
};

/// What an image file says of itself, the picture upright.
struct Decoded {
  std::uint32_t width = 0;  // pixels; of vectors at dots_per_inch
  std::uint32_t height = 0;
  double dots_per_inch = 0;  // 0: it does not say
  std::variant<Pixels, JpegStream, Vectors> content;
  std::string file;                // for the EPUB, where it is not the file itself
  std::string rasterised_because;  // as in ImageResource
  double smallest_text = 0;        // as in ImageResource
  std::vector<Problem> losses;     // what could not be taken over: warnings
};

using DecodeResult = std::variant<Decoded, Problem>;

/// The bytes are damaged; `cause` is the library's word for it.
Problem broken(const std::string& cause);
/// Nothing where an image of this many pixels can be decoded (limits::kImagePixels).
std::optional<Problem> size_problem(std::uint64_t width, std::uint64_t height);

/// Pixels an inch, where both directions agree (to one in a hundred), else 0.
double square_density(double horizontal, double vertical);

}  // namespace clearleaf::image
