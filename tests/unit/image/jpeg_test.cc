// JPEGs that stay as they are, JPEGs that become pixels, and broken ones.
#include "image/decode_jpeg.h"
#include "image/exif.h"
#include "image/upright.h"
#include "make_jpeg.h"

#include <doctest/doctest.h>

#include <cmath>

namespace clearleaf::image {

namespace {

using namespace std::string_literals;

constexpr std::size_t kPixels = 16 * 16;
const std::string kRed = "\xFF\0\0"s;

Decoded decoded(const std::string& file) {
  const DecodeResult result = decode_jpeg(file);
  if (const auto* problem = std::get_if<Problem>(&result)) FAIL(problem->message);
  return std::get<Decoded>(result);
}

std::string rule_of(const std::string& file) {
  const DecodeResult result = decode_jpeg(file);
  const auto* problem = std::get_if<Problem>(&result);
  return problem == nullptr ? "" : std::string(problem->rule.name);
}

/// The first pixel, each sample rounded to a multiple of 16: JPEG is not exact.
std::string first_pixel(const Decoded& image) {
  const auto& pixels = std::get<Pixels>(image.content);
  std::string out;
  for (int i = 0; i < pixels.components; ++i) {
    const int sample = static_cast<unsigned char>(pixels.samples[static_cast<std::size_t>(i)]);
    out += std::to_string(std::lround(sample / 16.0) * 16) + " ";
  }
  return out;
}

/// An Exif block with one orientation, and 300 dots an inch.
std::string exif(char orientation) {
  const std::string entries = "\x01\x12\0\x03\0\0\0\x01\0"s + orientation +
                              "\0\0"s +                                // Orientation, SHORT
                              "\x01\x1A\0\x05\0\0\0\x01\0\0\0\x32"s +  // XResolution, at 50
                              "\x01\x1B\0\x05\0\0\0\x01\0\0\0\x32"s;   // YResolution, at 50
  return "Exif\0\0MM\0*\0\0\0\x08\0\x03"s + entries + "\0\0\0\0"s + "\0\0\x01\x2C\0\0\0\x01"s;
}

}  // namespace

TEST_CASE("an upright YCbCr or grey JPEG stays one") {
  for (const bool progressive : {false, true}) {
    CAPTURE(progressive);
    JpegKind kind;
    kind.progressive = progressive;
    const std::string file = make_jpeg(kind, plain(kPixels, kRed));
    const Decoded color = decoded(file);
    CHECK(color.width == 16);
    CHECK(std::get<JpegStream>(color.content).components == 3);
    CHECK(std::get<JpegStream>(color.content).bytes == file);

    kind.samples = kind.stored = JCS_GRAYSCALE;
    const Decoded grey = decoded(make_jpeg(kind, plain(kPixels, "\x80")));
    CHECK(std::get<JpegStream>(grey.content).components == 1);
  }
}

TEST_CASE("what follows the image is cut off") {
  const std::string file = make_jpeg({}, plain(kPixels, kRed));
  CHECK(std::get<JpegStream>(decoded(file + "a second picture").content).bytes == file);
}

TEST_CASE("RGB without a transform becomes pixels") {
  JpegKind kind;
  kind.stored = JCS_RGB;
  CHECK(first_pixel(decoded(make_jpeg(kind, plain(kPixels, kRed)))) == "256 0 0 ");
}

TEST_CASE("arithmetic coding, which no PDF holds, becomes pixels") {
  JpegKind kind;
  kind.arithmetic = true;
  CHECK(first_pixel(decoded(make_jpeg(kind, plain(kPixels, kRed)))) == "256 0 0 ");
}

TEST_CASE("four inks become RGB; Adobe's are inverted") {
  JpegKind kind;
  kind.samples = JCS_CMYK;
  // libjpeg writes Adobe's marker: 255 is no ink. No cyan; full magenta, yellow; no black.
  const std::string red_inks = "\xFF\0\0\xFF"s;
  kind.stored = JCS_CMYK;
  CHECK(first_pixel(decoded(make_jpeg(kind, plain(kPixels, red_inks)))) == "256 0 0 ");
  kind.stored = JCS_YCCK;
  CHECK(first_pixel(decoded(make_jpeg(kind, plain(kPixels, red_inks)))) == "256 0 0 ");

  // Without the marker 0 is no ink.
  kind.stored = JCS_CMYK;
  std::string plain_inks = make_jpeg(kind, plain(kPixels, "\0\xFF\xFF\0"s));
  const auto marker = plain_inks.find("\xFF\xEE\0\x0E"s + "Adobe");
  REQUIRE(marker != std::string::npos);
  plain_inks.erase(marker, 16);
  CHECK(first_pixel(decoded(plain_inks)) == "256 0 0 ");
}

TEST_CASE("the density is JFIF's, else Exif's") {
  JpegKind kind;
  kind.density = 150;
  CHECK(decoded(make_jpeg(kind, plain(kPixels, kRed))).dots_per_inch == 150);
  kind.density = 0;
  CHECK(decoded(make_jpeg(kind, plain(kPixels, kRed))).dots_per_inch == 0);
  kind.app1 = exif(1);
  CHECK(decoded(make_jpeg(kind, plain(kPixels, kRed))).dots_per_inch == 300);
}

TEST_CASE("a photograph is turned upright") {
  JpegKind kind;
  kind.width = 32;
  kind.app1 = exif(6);
  // The left half is black as stored; turned by a quarter it is the upper half.
  std::string samples;
  for (int row = 0; row < 16; ++row) samples += plain(16, "\0\0\0"s) + plain(16, "\xFF\xFF\xFF");
  const Decoded image = decoded(make_jpeg(kind, samples));
  CHECK(image.width == 16);
  CHECK(image.height == 32);
  const Pixels& pixels = std::get<Pixels>(image.content);
  const auto sample = [&](std::size_t x, std::size_t y) {
    return static_cast<unsigned char>(pixels.samples[(y * 16 + x) * 3]);
  };
  CHECK(sample(0, 0) < 16);
  CHECK(sample(15, 0) < 16);
  CHECK(sample(0, 31) > 240);
  CHECK(sample(15, 31) > 240);
}

TEST_CASE("an upright photograph with an Exif block stays a JPEG") {
  JpegKind kind;
  kind.app1 = exif(1);
  CHECK(std::holds_alternative<JpegStream>(decoded(make_jpeg(kind, plain(kPixels, kRed))).content));
}

TEST_CASE("each of the eight orientations") {
  // Stored:  a b c     Shown as the Exif standard's table says.
  //          d e f
  const std::string stored = "abcdef";
  const std::string shown[] = {"abcdef", "cbafed", "fedcba", "defabc",
                               "adbecf", "daebfc", "fcebda", "cfbead"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    CAPTURE(orientation);
    CHECK(upright(stored, 3, 2, 1, orientation) == shown[orientation - 1]);
  }
  CHECK(upright("AaBb", 2, 1, 2, 2) == "BbAa");  // samples of one pixel stay together
}

TEST_CASE("an Exif block that cannot be read is as if it were not there") {
  CHECK(read_exif("").orientation == 1);
  CHECK(read_exif("Exif\0\0MM\0*\xFF\xFF\xFF\xFF"s).orientation == 1);
  CHECK(read_exif(exif(9)).orientation == 1);
  CHECK(read_exif(exif(8)).orientation == 8);
  const std::string whole = exif(3);
  for (std::size_t size = 0; size < whole.size(); ++size) read_exif(whole.substr(0, size));
  CHECK(read_exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x05\0\0\0"s).orientation ==
        5);
}

TEST_CASE("a file cut off anywhere is broken, not a crash") {
  JpegKind kind;
  for (const bool progressive : {false, true}) {
    kind.progressive = progressive;
    const std::string whole = make_jpeg(kind, plain(kPixels, kRed));
    for (std::size_t size = 3; size < whole.size(); ++size) {
      CAPTURE(size);
      CHECK(rule_of(whole.substr(0, size)) == "image-broken");
    }
  }
}

TEST_CASE("stray bytes before a marker do not spoil the picture") {
  std::string file = make_jpeg({}, plain(kPixels, kRed));
  file.insert(file.find("\xFF\xDB"), "\x01\x02");   // before the quantisation table
  CHECK(first_pixel(decoded(file)) == "256 0 0 ");  // whole, but not handed on as it is
}

TEST_CASE("too many pixels are refused by the header alone") {
  std::string file = make_jpeg({}, plain(kPixels, kRed));
  const auto frame = file.find("\xFF\xC0"s);
  REQUIRE(frame != std::string::npos);
  file.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC");
  CHECK(rule_of(file) == "image-too-large");
}

TEST_CASE("a progressive file of endless scans is refused") {
  JpegKind kind;
  kind.progressive = true;
  kind.samples = kind.stored = JCS_GRAYSCALE;
  std::string file = make_jpeg(kind, plain(kPixels, "\x80"));
  // The last scan, which refines, over and over again.
  const auto scan = file.rfind("\xFF\xDA"s);
  const std::string again = file.substr(scan, file.size() - scan - 2);
  file.resize(file.size() - 2);
  for (int i = 0; i < 600; ++i) file += again;
  CHECK(rule_of(file + "\xFF\xD9") == "image-broken");
}

}  // namespace clearleaf::image
