// Paths → the form XObject's entries and operators.
#include "pdf/vectors.h"

#include <doctest/doctest.h>

namespace clearleaf::pdf {

namespace {

std::vector<PathSegment> line() {
  return {MoveTo{{1, 2}}, LineTo{{3, 4.25}}};
}
VectorPath filled(Color color, double alpha = 1) {
  VectorPath path;
  path.segments = line();
  path.fill = VectorFill{{color, alpha}, FillRule::kNonZero};
  return path;
}
VectorPath stroked(Color color, double alpha = 1) {
  VectorPath path;
  path.segments = line();
  path.stroke = VectorStroke{{color, alpha}, 2, LineCap::kRound, LineJoin::kBevel, 4, {3, 1}, 0.5};
  return path;
}
Vectors drawing(std::vector<VectorPath> paths) {
  Vectors out;
  out.width = 4000;
  out.height = 2000;
  out.paths = std::move(paths);
  return out;
}
constexpr Color kRed{255, 0, 0};
constexpr Color kBlue{0, 0, 255};
constexpr const char* kLine = "1 2 m\n3 4.3 l\n";

}  // namespace

TEST_CASE("a form fills the unit square, upright") {
  CHECK(form_of(drawing({filled(kRed)})).entries ==
        "/Type/XObject/Subtype/Form/BBox[0 0 4000 2000]/Matrix[0.00025 0 0 -0.0005 0 1]"
        "/Resources<<>>");
}

TEST_CASE("a colour is set once for the paths that have it") {
  CHECK(form_of(drawing({filled(kRed), filled(kRed), filled(kBlue)})).content ==
        std::string("1 0 0 rg\n") + kLine + "f\n" + kLine + "f\n0 0 1 rg\n" + kLine + "f\n");
}

TEST_CASE("every kind of segment has its operator") {
  VectorPath path = filled(kRed);
  path.segments = {MoveTo{{0, 0}}, CurveTo{{1, 1}, {2, 2}, {3, 3}}, LineTo{{4, 4}}, ClosePath{}};
  path.fill->rule = FillRule::kEvenOdd;
  CHECK(form_of(drawing({path})).content == "1 0 0 rg\n0 0 m\n1 1 2 2 3 3 c\n4 4 l\nh\nf*\n");
}

TEST_CASE("a pen is set whole, and once") {
  CHECK(form_of(drawing({stroked(kRed), stroked(kRed)})).content ==
        std::string("1 0 0 RG\n2 w\n1 J\n2 j\n4 M\n[3 1 ]0.5 d\n") + kLine + "S\n" + kLine + "S\n");
}

TEST_CASE("what is see-through has a graphics state, and only then") {
  const FormXObject form = form_of(drawing({filled(kRed, 0.5), filled(kRed), filled(kRed, 0.5)}));
  CHECK(
      form.entries.ends_with("/Resources<</ExtGState<</G0<</Type/ExtGState/ca 0.5/CA 1>>"
                             "/G1<</Type/ExtGState/ca 1/CA 1>>>>>>"));
  CHECK(form.content == std::string("1 0 0 rg\n/G0 gs\n") + kLine + "f\n/G1 gs\n" + kLine +
                            "f\n/G0 gs\n" + kLine + "f\n");
}

TEST_CASE("fill and stroke are one operator but where the stroke is see-through") {
  VectorPath both = filled(kRed);
  both.stroke = stroked(kBlue).stroke;
  CHECK(form_of(drawing({both})).content.ends_with("B\n"));
  both.stroke->paint.alpha = 0.5;
  const std::string content = form_of(drawing({both})).content;
  CHECK(content.find("f\n") < content.find("S\n"));
  CHECK(content.find("B\n") == std::string::npos);
}

TEST_CASE("clips stand around the paths they clip; what is set inside ends with them") {
  Vectors vectors = drawing(
      {filled(kRed, 0.5), filled(kRed, 0.5), filled(kBlue), filled(kRed, 0.5), filled(kBlue)});
  vectors.clips = {{line(), FillRule::kNonZero}, {{}, FillRule::kEvenOdd}};
  vectors.paths[1].clips = {0};
  vectors.paths[2].clips = {0};
  vectors.paths[4].clips = {0, 1};
  const std::string fill = std::string(kLine) + "f\n";
  const std::string clip = std::string(kLine) + "W n\n";
  CHECK(form_of(vectors).content == "1 0 0 rg\n/G0 gs\n" + fill + "q\n" + clip + fill +
                                        "0 0 1 rg\n/G1 gs\n" + fill + "Q\n" + fill + "q\n" + clip +
                                        "0 0 m W* n\n0 0 1 rg\n/G1 gs\n" + fill + "Q\n");
}

TEST_CASE("a stretched pen stands in its own coordinates") {
  VectorPath path = stroked(kRed);
  path.stretched = Transform{2, 0, 0, 0.5, 10, 20};
  const std::string content = form_of(drawing({path, filled(kRed)})).content;
  CHECK(content.starts_with("q 2 0 0 0.5 10 20 cm\n1 0 0 RG\n"));
  CHECK(content.ends_with(std::string("S\nQ\n1 0 0 rg\n") + kLine + "f\n"));
}

}  // namespace clearleaf::pdf
