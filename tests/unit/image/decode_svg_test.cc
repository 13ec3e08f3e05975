// SVG → vectors where they say it exactly, pixels where not; hostile drawings → an answer in time.
#include "image/decode_svg.h"

#include "base/limits.h"
#include "image/read_vectors.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cmath>

namespace clearleaf::image {

namespace {

std::string svg(std::string_view content, std::string_view size = "width='40' height='20'") {
  return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " +
         std::string(size) + ">" + std::string(content) + "</svg>";
}

DecodeResult drawn(const std::string& file) {
  SvgDrawer drawer;
  return decode_svg(file, drawer);
}

Decoded decoded(const std::string& file) {
  DecodeResult result = drawn(file);
  if (const auto* problem = std::get_if<Problem>(&result)) FAIL(problem->message);
  return std::get<Decoded>(std::move(result));
}

Vectors vectors_of(std::string_view content) {
  Decoded image = decoded(svg(content));
  REQUIRE_MESSAGE(std::holds_alternative<Vectors>(image.content), image.rasterised_because);
  CHECK(image.rasterised_because.empty());
  return std::get<Vectors>(std::move(image.content));
}

std::string refused(const std::string& file) {
  const DecodeResult result = drawn(file);
  REQUIRE(std::holds_alternative<Problem>(result));
  return std::string(std::get<Problem>(result).rule.name);
}

VectorPoint start_of(const VectorPath& path) {
  return std::get<MoveTo>(path.segments.front()).to;
}

// The drawings are 40 pixels wide, and vectors 4000 units.
constexpr double kUnit = 100;

}  // namespace

TEST_CASE("a rectangle is a path in the drawing's units, y down") {
  const Vectors vectors = vectors_of("<rect x='10' y='5' width='20' height='10' fill='#c04000'/>");
  CHECK(vectors.width == doctest::Approx(40 * kUnit));
  CHECK(vectors.height == doctest::Approx(20 * kUnit));
  REQUIRE(vectors.paths.size() == 1);
  const VectorPath& path = vectors.paths[0];
  CHECK(start_of(path).x == doctest::Approx(10 * kUnit));
  CHECK(start_of(path).y == doctest::Approx(5 * kUnit));
  CHECK(path.segments.size() == 5);
  CHECK(std::holds_alternative<ClosePath>(path.segments.back()));
  REQUIRE(path.fill);
  CHECK(path.fill->paint.color == Color{0xC0, 0x40, 0});
  CHECK_FALSE(path.stroke);
}

TEST_CASE("a stroke keeps its pen, scaled as the drawing is") {
  const Vectors vectors = vectors_of(
      "<path d='M5 5H35' stroke='blue' stroke-width='2' stroke-linecap='round' "
      "stroke-linejoin='bevel' stroke-dasharray='4 1' stroke-dashoffset='3' fill='none' "
      "stroke-opacity='.5'/>");
  REQUIRE(vectors.paths.size() == 1);
  REQUIRE(vectors.paths[0].stroke);
  CHECK_FALSE(vectors.paths[0].fill);
  CHECK_FALSE(vectors.paths[0].stretched);
  const VectorStroke& stroke = *vectors.paths[0].stroke;
  CHECK(stroke.width == doctest::Approx(2 * kUnit));
  CHECK(stroke.cap == LineCap::kRound);
  CHECK(stroke.join == LineJoin::kBevel);
  REQUIRE(stroke.dashes.size() == 2);
  CHECK(stroke.dashes[0] == doctest::Approx(4 * kUnit));
  CHECK(stroke.dash_offset == doctest::Approx(3 * kUnit));
  CHECK(stroke.paint.alpha == doctest::Approx(0.5).epsilon(0.01));
}

TEST_CASE("a pen that a transform stretches stays stretched") {
  const Vectors vectors =
      vectors_of("<circle r='2' stroke='red' fill='none' transform='matrix(4 0 0 1 20 10)'/>");
  REQUIRE(vectors.paths.size() == 1);
  REQUIRE(vectors.paths[0].stretched);
  const Transform& t = *vectors.paths[0].stretched;
  CHECK(t.a == doctest::Approx(2));
  CHECK(t.d == doctest::Approx(0.5));
  CHECK(t.e == doctest::Approx(20 * kUnit));
  const VectorPoint start = start_of(vectors.paths[0]);
  CHECK(start.x * t.a + t.e == doctest::Approx(28 * kUnit).epsilon(0.001));
  CHECK(vectors.paths[0].stroke->width == doctest::Approx(2 * kUnit));
}

TEST_CASE("clips hold for what they clip and nothing else") {
  const Vectors vectors = vectors_of(
      "<clipPath id='c'><circle cx='10' cy='10' r='5'/></clipPath>"
      "<g clip-path='url(#c)'><rect width='40' height='20'/></g><rect width='1' height='1'/>");
  REQUIRE(vectors.paths.size() == 2);
  CHECK_FALSE(vectors.paths[0].clips.empty());
  CHECK(vectors.paths[1].clips.empty());
}

TEST_CASE("text becomes outlines") {
  const Vectors vectors = vectors_of("<text y='15' font-size='10'>Hi</text>");
  std::size_t segments = 0;
  for (const VectorPath& path : vectors.paths) segments += path.segments.size();
  CHECK(segments > 10);
}

TEST_CASE("what vectors cannot say is pixels, 300 an inch, and says why") {
  const auto reason = [](std::string_view content) {
    const Decoded image = decoded(svg(content));
    REQUIRE(std::holds_alternative<Pixels>(image.content));
    CHECK(image.width == 125);
    CHECK(image.height == 63);
    CHECK(image.dots_per_inch == doctest::Approx(300));
    return image.rasterised_because;
  };
  CHECK(reason("<linearGradient id='g'><stop stop-color='red'/>"
               "<stop offset='1'/></linearGradient>"
               "<rect width='20' height='20' fill='url(#g)'/>") == "it has a gradient");
  CHECK(reason("<pattern id='p' width='.5' height='.5'><circle r='2'/></pattern>"
               "<rect width='20' height='20' fill='url(#p)'/>") == "it has a pattern or a picture");
  CHECK(reason("<g opacity='.5'><rect width='9' height='9'/><rect width='5' height='5'/></g>")
            .find("see-through") != std::string::npos);
  CHECK_FALSE(reason("<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>"
                     "<rect width='20' height='20' filter='url(#f)'/>")
                  .empty());
  CHECK_FALSE(reason("<mask id='m'><circle r='9' fill='white'/></mask>"
                     "<rect width='20' height='20' mask='url(#m)'/>")
                  .empty());
  CHECK(
      reason("<rect width='1' height='1'/><image width='9' height='9' "
             "xlink:href='data:image/png;base64,"
             "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
             "RU5ErkJggg=='/>")
          .find("picture") != std::string::npos);
}

TEST_CASE("pixels have plain colours and an alpha beside them") {
  const Decoded image =
      decoded(svg("<g opacity='.5'><rect width='20' height='20' fill='#ff8000'/></g>"));
  const auto& pixels = std::get<Pixels>(image.content);
  CHECK(pixels.components == 3);
  REQUIRE(pixels.samples.size() == std::size_t{125} * 63 * 3);
  REQUIRE(pixels.alpha.size() == std::size_t{125} * 63);
  const std::size_t inside = std::size_t{30} * 125 + 30;
  CHECK(static_cast<unsigned char>(pixels.samples[inside * 3]) == 255);
  CHECK(std::abs(static_cast<unsigned char>(pixels.samples[inside * 3 + 1]) - 128) <= 1);
  CHECK(std::abs(static_cast<unsigned char>(pixels.alpha[inside]) - 128) <= 1);
  CHECK(pixels.alpha[std::size_t{30} * 125 + 100] == 0);
}

TEST_CASE("a drawing larger than any page gets no more pixels than the page shows") {
  const Decoded image = decoded(
      svg("<g opacity='.5'><rect width='9000' height='900'/></g>", "width='9600' height='960'"));
  CHECK(image.width == 2100);
  CHECK(image.height == 210);
  CHECK(image.width / image.dots_per_inch == doctest::Approx(100));
}

TEST_CASE("vectors keep the size the drawing says, and its proportion") {
  const Decoded image = decoded(svg("<rect width='1' height='1'/>", "width='12.5' height='7.25'"));
  CHECK(image.width / image.dots_per_inch * 96 == doctest::Approx(12.5));
  CHECK(image.height / image.dots_per_inch * 96 == doctest::Approx(7.25));
}

TEST_CASE("the cleaned file and what went come along") {
  const Decoded image = decoded(svg("<foreignObject/><rect width='9' height='9'/>"));
  CHECK(image.file.starts_with("<?xml"));
  CHECK(image.file.find("foreignObject") == std::string::npos);
  CHECK(image.losses.size() == 1);
}

TEST_CASE("a drawing that shows nothing is told") {
  CHECK(refused(svg("")) == "image-svg-empty");
  CHECK(refused(svg("<foreignObject/>")) == "image-svg-empty");
  CHECK(refused(svg("<g opacity='0'><rect width='9' height='9'/></g>")) == "image-svg-empty");
}

TEST_CASE("what cairo does not write yet is not vectors") {
  const auto reason = [](const std::string& body) {
    const auto read =
        read_vectors("<svg xmlns='http://www.w3.org/2000/svg'>" + body + "</svg>", 9, 9);
    return std::holds_alternative<NotVectors>(read);
  };
  CHECK_FALSE(reason("<path d='M 0 0 L 1 1' fill='rgb(0%,0%,0%)' fill-rule='evenodd'/>"));
  CHECK(reason("<path d='M 0 0 Q 1 1 2 2' fill='rgb(0%,0%,0%)'/>"));
  CHECK(reason("<path d='L 1 1' fill='rgb(0%,0%,0%)'/>"));
  CHECK(reason("<path d='M 0 x' fill='rgb(0%,0%,0%)'/>"));
  CHECK(reason("<path d='M 0 0 L 1 1' fill='red'/>"));
  CHECK(reason("<path d='M 0 0 L 1 1' style='fill:rgb(0%,0%,0%);mix-blend-mode:multiply'/>"));
  CHECK(reason("<path d='M 0 0 L 1 1' mask='url(#m)' fill='rgb(0%,0%,0%)'/>"));
  CHECK(reason("<path d='M 0 0 L 1 1' transform='matrix(0,0,0,0,0,0)' fill='rgb(0%,0%,0%)'/>"));
  CHECK(reason("<g opacity='.5'/>"));
  CHECK(reason("<g clip-path='url(#none)'/>"));
  CHECK(reason("<text>a</text>"));
}

TEST_CASE("a line of very many dashes and very many lines are not vectors") {
  const auto because = [](const std::string& body) {
    const auto read =
        read_vectors("<svg xmlns='http://www.w3.org/2000/svg'>" + body + "</svg>", 4000, 4000);
    REQUIRE(std::holds_alternative<NotVectors>(read));
    return std::get<NotVectors>(read).because;
  };
  CHECK(because("<path style='stroke:rgb(0%,0%,0%);stroke-dasharray:0.001,0.001' "
                "d='M 0 0 L 4000 0'/>") == "it has a line of very many dashes");
  std::string many = "<path fill='rgb(0%,0%,0%)' d='M 0 0";
  for (std::size_t i = 0; i < limits::kVectorSegments; ++i) many += " L 1 1";
  CHECK(because(many + "'/>") == "it has very many lines");
}

TEST_CASE("hostile drawings are answered in time") {
  const auto begin = std::chrono::steady_clock::now();
  // A thousand million copies.
  std::string copies = "<g id='u0'><rect width='1' height='1'/></g>";
  for (int i = 1; i < 10; ++i) {
    copies += "<g id='u" + std::to_string(i) + "'>";
    for (int j = 0; j < 8; ++j) copies += "<use xlink:href='#u" + std::to_string(i - 1) + "'/>";
    copies += "</g>";
  }
  CHECK_FALSE(refused(svg(copies)).empty());
  // A part that holds itself.
  CHECK(decoded(svg("<g id='a'><rect width='9' height='9'/><use xlink:href='#a'/></g>"))
            .file.find("rect") != std::string::npos);
  // Paths of nonsense.
  CHECK_FALSE(refused(svg("<path d='M nan inf L 1e999 z z z 0 0 C'/>")).empty());
  // A pattern in a pattern in a pattern, as large as pixels may be.
  std::string patterns = "<rect id='p0' width='1' height='1'/>";
  for (int i = 1; i < 8; ++i) {
    patterns += "<pattern id='p" + std::to_string(i) +
                "' width='.001' height='.001'><rect fill='url(#p" + std::to_string(i - 1) +
                ")' width='10000' height='10000'/></pattern>";
  }
  static_cast<void>(drawn(svg(patterns + "<rect fill='url(#p7)' width='40' height='20'/>")));
  // A blur of everything.
  static_cast<void>(
      drawn(svg("<filter id='f' x='-1e6' y='-1e6' width='1e9' height='1e9'><feMorphology "
                "radius='1e6'/><feGaussianBlur stdDeviation='1e9'/></filter>"
                "<rect filter='url(#f)' width='40' height='20'/>")));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  CHECK(took.count() < 10.0 * 10 * limits::kSvgSeconds);
}

TEST_CASE("P04: the size of the smallest words of a drawing is known") {
  const auto smallest = [](std::string_view content,
                           std::string_view size = "width='40' height='20'") {
    return decoded(svg("<rect width='9' height='9'/>" + std::string(content), size)).smallest_text;
  };
  CHECK(smallest("") == 0);
  CHECK(smallest("<text y='9'>a</text>") == 16);
  CHECK(smallest("<text y='9' font-size='7'>a</text><text font-size='3'> </text>") == 7);
  CHECK(smallest("<g style='font-size:6pt'><text y='9'>a</text></g>") == doctest::Approx(8));
  CHECK(smallest("<text y='9' style='font: bold 5px/1.2 serif'>a</text>") == 5);
  CHECK(smallest("<style>text,.x{font-size:9px}</style><text class='y' y='9'>a</text>") == 9);
  CHECK(smallest("<style>.x{font-size:9px}</style><text class='y x' font-size='2'>a</text>") == 9);
  CHECK(smallest("<text y='9' font-size='8'>a<tspan font-size='4'>b</tspan></text>") == 4);
  CHECK(smallest("<g transform='translate(1 1) scale(.5)'><text y='9'>a</text></g>") == 8);
  CHECK(smallest("<g transform='matrix(2 0 0 2 1 1)'><text y='9' font-size='3'>a</text></g>") == 6);
  // 80 user units on 40 pixels
  CHECK(smallest("<text y='9'>a</text>", "width='40' height='20' viewBox='0 0 80 40'") == 8);
}

}  // namespace clearleaf::image
