// Addresses → QR codes as vectors and SVG.
#include "image/qr_code.h"

#include "image/decode_svg.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

namespace clearleaf::image {

namespace {

const std::string kAddress = "https://example.org/leaflets/back-pain";

/// The modules that the dark path of a code covers, each as often as it is painted.
std::multiset<std::pair<int, int>> dark_modules(const Vectors& vectors) {
  std::multiset<std::pair<int, int>> out;
  const std::vector<PathSegment>& segments = vectors.paths.at(1).segments;
  REQUIRE(segments.size() % 5 == 0);
  for (std::size_t i = 0; i < segments.size(); i += 5) {
    const VectorPoint from = std::get<MoveTo>(segments[i]).to;
    const VectorPoint to = std::get<LineTo>(segments[i + 2]).to;
    for (auto y = std::lround(from.y); y < std::lround(to.y); ++y) {
      for (auto x = std::lround(from.x); x < std::lround(to.x); ++x) {
        out.emplace(static_cast<int>(x), static_cast<int>(y));
      }
    }
  }
  return out;
}

double millimetres(const ImageResource& image) {
  return image.width / image.dots_per_inch * 25.4;
}

}  // namespace

TEST_CASE("a code is 20 mm wide and has finder patterns in a quiet zone") {
  const auto code = qr_code(kAddress);
  REQUIRE(code);
  CHECK(millimetres(*code) == doctest::Approx(20));
  CHECK(code->width == code->height);
  const auto& vectors = std::get<Vectors>(code->content);
  const int side = static_cast<int>(vectors.width);
  CHECK((side - 8 - 17) % 4 == 0);  // ISO/IEC 18004, 5.3.1: versions grow by 4 modules
  const auto dark = dark_modules(vectors);
  for (const auto& [x, y] : dark) {
    CHECK(std::min({x, y}) >= 4);
    CHECK(std::max({x, y}) < side - 4);
    CHECK(dark.count({x, y}) == 1);
  }
  for (const auto& [left, top] : {std::pair{4, 4}, {side - 11, 4}, {4, side - 11}}) {
    for (int y = 0; y < 7; ++y) {
      for (int x = 0; x < 7; ++x) {
        const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
        CHECK(dark.contains({left + x, top + y}) == (ring != 2));
      }
    }
  }
}

TEST_CASE("modules never become smaller than 0.4 mm") {
  const auto code = qr_code("https://example.org/" + std::string(500, 'a'));
  REQUIRE(code);
  CHECK(millimetres(*code) / std::get<Vectors>(code->content).width >= 0.4 - 1e-9);
  CHECK(millimetres(*code) > 20);
}

TEST_CASE("the SVG of a code is one that clearleaf accepts, of the same size") {
  const auto code = qr_code(kAddress);
  REQUIRE(code);
  SvgDrawer drawer;
  const DecodeResult decoded = decode_svg(code->file, drawer);
  REQUIRE(std::holds_alternative<Decoded>(decoded));
  const auto& svg = std::get<Decoded>(decoded);
  CHECK(svg.losses.empty());
  CHECK(std::holds_alternative<Vectors>(svg.content));
  CHECK(svg.width / svg.dots_per_inch * 25.4 == doctest::Approx(20).epsilon(0.01));
}

TEST_CASE("neighbouring modules are drawn as one") {
  const auto code = qr_code(kAddress);
  REQUIRE(code);
  const auto& vectors = std::get<Vectors>(code->content);
  CHECK(vectors.paths.at(1).segments.size() / 5 < dark_modules(vectors).size() / 2);
}

TEST_CASE("an address too long for a code has none, and a warning at its link") {
  const std::string longest = "https://example.org/" + std::string(2000, 'a');
  CHECK_FALSE(qr_code(longest));
  Diagnostics diagnostics;
  const ImageStore images =
      with_codes({}, {{kAddress, {1, 2}}, {longest, {3, 4}}, {kAddress, {5, 6}}}, diagnostics);
  CHECK(images.images.size() == 1);
  CHECK(images.codes.contains(kAddress));
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].rule == RuleId{"link-too-long-for-code"});
  CHECK(diagnostics.items()[0].severity == Severity::kWarning);
  CHECK(diagnostics.items()[0].span == SourceSpan{3, 4});
}

}  // namespace clearleaf::image
