#include "pdf/content_stream.h"

#include "base/invariant.h"

#include <doctest/doctest.h>

namespace clearleaf::pdf {

namespace {

const TextStyle kStyle{"F1", 10, {}};

/// Glyphs 'A', 'B', … half an em wide, side by side.
void show(ContentStream& stream, const TextStyle& style, double x, double y, int count) {
  stream.begin_glyphs(style, x, y);
  for (int i = 0; i < count; ++i) {
    stream.show_glyph(0x4141U + static_cast<unsigned>(i), x + i * style.size / 2, 0, 500);
  }
}

}  // namespace

TEST_CASE("runs that go on where the last one ended become one string") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  show(stream, kStyle, 20, 700, 2);
  show(stream, kStyle, 30, 700, 1);
  stream.end_marked();
  CHECK(stream.finish() == "BT\n/P<</MCID 0>>BDC\n/F1 10 Tf\n20 700 Td\n(AAABAA)Tj\nEMC\nET\n");
}

TEST_CASE("kerning and gaps become numbers of a TJ array") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  stream.begin_glyphs(kStyle, 0, 0);
  stream.show_glyph(0x4141, 0, 0, 500);
  stream.show_glyph(0x4142, 4.5, 0, 500);  // 50 thousandths nearer
  stream.show_glyph(0x4143, 9.5, 0, 500);
  stream.begin_glyphs(kStyle, 20, 0);  // 550 thousandths farther
  stream.show_glyph(0x4144, 20, 0, 500);
  stream.end_marked();
  CHECK(stream.finish() ==
        "BT\n/P<</MCID 0>>BDC\n/F1 10 Tf\n0 0 Td\n[(AA)50(ABAC)-550(AD)]TJ\nEMC\nET\n");
}

TEST_CASE("lines are relative to each other and roles share a text object") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  show(stream, kStyle, 20, 700, 1);
  show(stream, kStyle, 20, 686.5, 1);
  stream.end_marked();
  stream.begin_marked("Span", "/MCID 1", Holds::kText);
  show(stream, kStyle, 25, 686.5, 1);
  stream.end_marked();
  CHECK(stream.finish() ==
        "BT\n/P<</MCID 0>>BDC\n/F1 10 Tf\n20 700 Td\n(AA)Tj\n0 -13.5 Td\n(AA)Tj\nEMC\n"
        "/Span<</MCID 1>>BDC\n(AA)Tj\nEMC\nET\n");
}

TEST_CASE("letters drawn bold have a line around them, which ends with its sequence") {
  ContentStream stream;
  stream.begin_marked("H2", "/MCID 0", Holds::kText);
  TextStyle bold{"F1", 10, {}, true};
  show(stream, bold, 20, 700, 1);
  show(stream, bold, 25, 700, 1);
  bold.color = {138, 28, 28};
  show(stream, bold, 30, 700, 1);
  show(stream, kStyle, 35, 700, 1);
  show(stream, bold, 40, 700, 1);
  stream.end_marked();
  CHECK(stream.finish() ==
        "BT\n/H2<</MCID 0>>BDC\n/F1 10 Tf\n0 G\n0.3 w\n2 Tr\n20 700 Td\n(AAAA)Tj\n"
        "0.541 0.11 0.11 rg\n0.541 0.11 0.11 RG\n0.3 w\n2 Tr\n(AA)Tj\n"
        "0 g\n0 Tr\n1 w\n0 G\n(AA)Tj\n"
        "0.541 0.11 0.11 rg\n0.541 0.11 0.11 RG\n0.3 w\n2 Tr\n(AA)Tj\n0 Tr\n1 w\n0 G\nEMC\nET\n");
}

TEST_CASE("only what changes is set") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  show(stream, kStyle, 0, 0, 1);
  show(stream, {"F1", 10, {255, 0, 0}}, 5, 0, 1);
  show(stream, {"F2", 10, {255, 0, 0}}, 10, 0, 1);
  show(stream, {"F2", 10, {51, 51, 51}}, 15, 0, 1);
  stream.end_marked();
  CHECK(stream.finish() ==
        "BT\n/P<</MCID 0>>BDC\n/F1 10 Tf\n0 0 Td\n(AA)Tj\n1 0 0 rg\n(AA)Tj\n/F2 10 Tf\n(AA)Tj\n"
        "0.2 g\n(AA)Tj\nEMC\nET\n");
}

TEST_CASE("a raised glyph is raised by the text rise alone") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  stream.begin_glyphs(kStyle, 0, 0);
  stream.show_glyph(0x4141, 0, 0, 500);
  stream.show_glyph(0x4142, 5, 1.5, 0);
  stream.show_glyph(0x4143, 5, 0, 500);
  stream.end_marked();
  CHECK(stream.finish() ==
        "BT\n/P<</MCID 0>>BDC\n/F1 10 Tf\n0 0 Td\n(AA)Tj\n1.5 Ts\n(AB)Tj\n0 Ts\n(AC)Tj\nEMC\nET\n");
}

TEST_CASE("rectangles and images stand outside of text objects") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  show(stream, kStyle, 0, 0, 1);
  stream.end_marked();
  stream.begin_marked("Artifact", "/Type/Layout", Holds::kAnything);
  stream.fill_rect({0, 0, 10, 1}, {255, 255, 0});
  stream.fill_rect({0, 5, 10, 6}, {255, 255, 0});
  show(stream, kStyle, 0, 0, 1);
  stream.draw_image("Im1", {1, 2, 11, 22});
  stream.end_marked();
  CHECK(stream.finish() ==
        "BT\n/P<</MCID 0>>BDC\n/F1 10 Tf\n0 0 Td\n(AA)Tj\nEMC\nET\n"
        "/Artifact<</Type/Layout>>BDC\n1 1 0 rg\n0 0 10 1 re\n0 5 10 1 re\nf\n"
        "BT\n0 g\n0 0 Td\n(AA)Tj\nET\nq 10 0 0 20 1 2 cm/Im1 Do Q\nEMC\n");
}

TEST_CASE("nothing is painted outside of a marked-content sequence") {
  ContentStream stream;
  CHECK_THROWS_AS(stream.fill_rect({0, 0, 1, 1}, {}), InvariantError);
  CHECK_THROWS_AS(stream.draw_image("Im1", {0, 0, 1, 1}), InvariantError);
  CHECK_THROWS_AS(stream.begin_glyphs(kStyle, 0, 0), InvariantError);
  CHECK_THROWS_AS(stream.end_marked(), InvariantError);
}

TEST_CASE("marked-content sequences neither nest nor stay open") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  CHECK_THROWS_AS(stream.begin_marked("Span", "/MCID 1", Holds::kText), InvariantError);
  CHECK_THROWS_AS(stream.finish(), InvariantError);
}

TEST_CASE("a sequence said to hold text alone holds nothing else") {
  ContentStream stream;
  stream.begin_marked("P", "/MCID 0", Holds::kText);
  CHECK_THROWS_AS(stream.fill_rect({0, 0, 1, 1}, {}), InvariantError);
}

}  // namespace clearleaf::pdf
