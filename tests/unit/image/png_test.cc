// Every kind of PNG → the pixels it stands for; broken ones → what is wrong.
#include "image/decode_png.h"
#include "make_png.h"

#include <doctest/doctest.h>

namespace clearleaf::image {

namespace {

using namespace std::string_literals;

Pixels pixels_of(const std::string& file) {
  const DecodeResult result = decode_png(file);
  if (const auto* problem = std::get_if<Problem>(&result)) FAIL(problem->message);
  return std::get<Pixels>(std::get<Decoded>(result).content);
}

std::string rule_of(const std::string& file) {
  const DecodeResult result = decode_png(file);
  const auto* problem = std::get_if<Problem>(&result);
  return problem == nullptr ? "" : std::string(problem->rule.name);
}

/// One row of two pixels, red and blue.
const std::string kRedBlue = "\0\xFF\0\0\0\0\xFF"s;

std::string red_blue(std::string_view chunks = "") {
  return make_png({2, 1}, kRedBlue, chunks);
}

}  // namespace

TEST_CASE("RGB stays RGB") {
  const Pixels pixels = pixels_of(red_blue());
  CHECK(pixels.components == 3);
  CHECK(pixels.samples == kRedBlue.substr(1));
  CHECK(pixels.alpha.empty());
}

TEST_CASE("grey is one component") {
  const Pixels pixels = pixels_of(make_png({2, 2, 8, 0}, "\0\x10\x20\0\x30\x40"s));
  CHECK(pixels.components == 1);
  CHECK(pixels.samples == "\x10\x20\x30\x40"s);
}

TEST_CASE("one bit of grey becomes eight") {
  CHECK(pixels_of(make_png({8, 1, 1, 0}, "\0\xA0"s)).samples == "\xFF\0\xFF\0\0\0\0\0"s);
}

TEST_CASE("sixteen bits become eight, read as sRGB") {
  const Pixels pixels = pixels_of(make_png({2, 1, 16, 0}, "\0\x80\x80\xFF\xFF"s));
  CHECK(pixels.components == 1);
  CHECK(pixels.samples == "\x80\xFF"s);
}

TEST_CASE("alpha is kept where a pixel is not opaque, and dropped where all are") {
  const Pixels half = pixels_of(make_png({2, 1, 8, 6}, "\0\xFF\0\0\xFF\0\0\xFF\x80"s));
  CHECK(half.samples == kRedBlue.substr(1));
  CHECK(half.alpha == "\xFF\x80");
  CHECK(pixels_of(make_png({1, 1, 8, 6}, "\0\xFF\0\0\xFF"s)).alpha.empty());

  const Pixels grey = pixels_of(make_png({2, 1, 8, 4}, "\0\x10\xFF\x20\0"s));
  CHECK(grey.components == 1);
  CHECK(grey.samples.front() == '\x10');
  CHECK(grey.alpha == "\xFF\0"s);
}

TEST_CASE("a transparent colour becomes alpha") {
  const Pixels pixels = pixels_of(red_blue(png_chunk("tRNS", "\0\xFF\0\0\0\0"s)));
  CHECK(pixels.components == 3);
  CHECK(pixels.alpha == "\0\xFF"s);
}

TEST_CASE("a palette with transparency becomes RGB and alpha") {
  const std::string palette = png_chunk("PLTE", "\xFF\0\0\0\0\xFF"s) + png_chunk("tRNS", "\x40");
  const Pixels pixels = pixels_of(make_png({4, 1, 2, 3}, "\0\x11"s, palette));
  CHECK(pixels.samples == "\xFF\0\0\0\0\xFF\xFF\0\0\0\0\xFF"s);
  CHECK(pixels.alpha == "\x40\xFF\x40\xFF");
}

TEST_CASE("an interlaced image has its rows in order") {
  // 2 × 2: the passes hold the pixels (0,0), then (1,0), then the second row.
  const Pixels pixels = pixels_of(make_png({2, 2, 8, 0, 1}, "\0\x10\0\x20\0\x30\x40"s));
  CHECK(pixels.samples == "\x10\x20\x30\x40"s);
}

TEST_CASE("the density is read where both directions agree") {
  const auto density = [](std::uint32_t x, std::uint32_t y, char unit) {
    const std::string chunk = png_chunk("pHYs", big_endian(x) + big_endian(y) + unit);
    return std::get<Decoded>(decode_png(red_blue(chunk))).dots_per_inch;
  };
  CHECK(density(11811, 11811, 1) == doctest::Approx(300).epsilon(0.001));
  CHECK(density(11811, 5905, 1) == 0);
  CHECK(density(4, 4, 0) == 0);
  CHECK(std::get<Decoded>(decode_png(red_blue())).dots_per_inch == 0);
}

TEST_CASE("odd chunks beside the image do no harm") {
  CHECK(pixels_of(red_blue(png_chunk("sRGB", "\0"s) + png_chunk("sRGB", "\0"s))).samples ==
        kRedBlue.substr(1));
  CHECK(pixels_of(red_blue(png_chunk("iCCP", "not a profile"))).samples == kRedBlue.substr(1));
}

TEST_CASE("a file cut off anywhere is broken, not a crash") {
  const std::string whole = red_blue();
  const std::size_t image_end = whole.size() - 12;  // IEND may be missing
  for (std::size_t size = kPngSignature.size(); size < image_end; ++size) {
    CAPTURE(size);
    CHECK(rule_of(whole.substr(0, size)) == "image-broken");
  }
}

TEST_CASE("a byte that was changed is noticed") {
  std::string changed = red_blue();
  changed[changed.find("IDAT") + 6] ^= 1;
  CHECK(rule_of(changed) == "image-broken");
}

TEST_CASE("too many pixels are refused by the header alone") {
  CHECK(rule_of(make_png({1'000'000, 1'000'000}, "")) == "image-too-large");
  CHECK(rule_of(make_png({0, 5}, "")) == "image-broken");
}

}  // namespace clearleaf::image
