// What content streams draw: text, paths, marked content, and their faults.
#include "doctest/doctest.h"
#include "unit/verify/written_pdf.h"
#include "verify/pdf_reader.h"

#include <fmt/format.h>

using namespace clearleaf;
using namespace clearleaf::verify;

namespace {

PdfFile read_page(std::string_view content, std::string_view resources = "") {
  auto objects = tagged_objects(content, {"<</S/Document>>"}, "[]");
  objects[kPageObject - 1] = fmt::format(
      "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{}>>>>", resources);
  objects.push_back(stream_object("/Type/XObject/Subtype/Form/BBox[0 0 10 10]/Matrix[2 0 0 2 5 5]",
                                  "/Span BMC 1 2 3 4 re f EMC"));  // 9
  objects.push_back(
      stream_object("/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                    "/Resources<</XObject<</Self 10 0 R>>>>",
                    "/Self Do"));                               // 10
  objects.push_back("<</Type/ExtGState/ca 0.5/BM/Multiply>>");  // 11
  Report report;
  PdfFile file = read_pdf(written_pdf(objects), report);
  CHECK(report.breaches().empty());
  REQUIRE(file.pages.size() == 1);
  return file;
}

const PageContent& content_of(const PdfFile& file) {
  return file.pages[file.pages.id_at(0)].content;
}

std::vector<ContentFault> faults(std::string_view content, std::string_view resources = "") {
  const PdfFile file = read_page(content, resources);
  std::vector<ContentFault> out;
  for (const ContentBreach& breach : content_of(file).breaches) out.push_back(breach.fault);
  return out;
}

using Faults = std::vector<ContentFault>;

}  // namespace

TEST_CASE("text: where it stands, how large it is drawn, how far it goes") {
  const PdfFile file = read_page(
      "q 2 0 0 2 10 20 cm BT /F 12 Tf 1 0 0 1 5 6 Tm (ab) Tj "
      "[(c) -500 (d)] TJ ET Q");
  const auto& runs = content_of(file).runs;
  REQUIRE(runs.size() == 2);
  CHECK(content_of(file).text_of(runs[0]) == "ab");
  CHECK(content_of(file).text_of(runs[1]) == "cd");
  CHECK(runs[0].size == doctest::Approx(24));
  CHECK(runs[0].origin.x == doctest::Approx(20));
  CHECK(runs[0].origin.y == doctest::Approx(32));
  CHECK(runs[0].end.x == doctest::Approx(44));  // 2 glyphs × 0.5 × 24
  CHECK(runs[1].end.x == doctest::Approx(80));  // and half an em between
  CHECK(content_of(file).paints_unmarked);
}

TEST_CASE("text positions: Td, TD and leading, T*, the quotes, Tc, Tw, Tz, Ts") {
  const PdfFile file = read_page(
      "BT /F 10 Tf 10 100 Td (a) Tj 0 -20 TD (b) Tj T* (c) Tj (d) ' 3 2 (e f) \" "
      "50 Tz 4 Ts (g) Tj ET");
  const auto& runs = content_of(file).runs;
  REQUIRE(runs.size() == 6);
  CHECK(runs[1].origin.y == doctest::Approx(80));
  CHECK(runs[2].origin.y == doctest::Approx(60));
  CHECK(runs[3].origin.y == doctest::Approx(40));
  CHECK(runs[4].origin.y == doctest::Approx(20));
  CHECK(runs[4].end.x == doctest::Approx(10 + 15 + 3 * 2 + 3));
  CHECK(runs[5].origin.y == doctest::Approx(24));
  CHECK(runs[5].end.x - runs[5].origin.x == doctest::Approx((5 + 2) * 0.5));
}

TEST_CASE("codes without Unicode are counted, and stand in the text as U+FFFD") {
  const PdfFile file = read_page("BT /F 12 Tf (a\\200b) Tj 3 Tr (z) Tj ET");
  const TextRun& run = content_of(file).runs.front();
  CHECK(run.codes == 3);
  CHECK(run.without_unicode == 1);
  CHECK(content_of(file).text_of(run) == "a\uFFFDb");
  CHECK(content_of(file).runs.back().render_mode == 3);
  CHECK(file.fonts[run.font].used == std::vector<std::uint32_t>{'a', 'b', 0x80});
}

TEST_CASE("colours: device spaces as sRGB, transparency, what is not computed") {
  const PdfFile file = read_page(
      "/Artifact BMC 1 0 0 rg 0 0 1 1 re f 0.5 g 0 0 1 1 re f 0 0 0 1 k 0 0 1 1 re f "
      "0 0 1 RG 3 w 0 0 m 5 5 l S /G gs 0 0 2 2 re f EMC",
      "/ExtGState<</G 11 0 R>>");
  const auto& content = content_of(file);
  REQUIRE(content.paths.size() == 5);
  CHECK(content.paths[0].fill->color == Color{255, 0, 0});
  CHECK(content.paths[1].fill->color == Color{128, 128, 128});
  CHECK_FALSE(content.paths[2].fill->known);
  CHECK(content.paths[3].stroke->color == Color{0, 0, 255});
  CHECK(content.paths[3].line_width == 3);
  CHECK_FALSE(content.paths[3].fill);
  CHECK(content.paths[4].fill->alpha == 0.5);
  CHECK(content.uses_transparency);
  CHECK(content.device_colors.gray);
  CHECK(content.device_colors.rgb);
  CHECK(content.device_colors.cmyk);
  CHECK_FALSE(content.paints_unmarked);
}

TEST_CASE("paths: each subpath has its box; rectangles are known, turned ones are not") {
  const PdfFile file = read_page(
      "10 10 20 30 re 50 50 5 5 re f 0 0 m 9 0 l 9 9 l 0 9 l 0 0 l h f "
      "0 0 m 9 0 l 9 9 l f q 0.7 0.7 -0.7 0.7 0 0 cm 0 0 9 9 re f Q "
      "20 20 10 10 re W n 0 0 100 100 re f");
  const auto& content = content_of(file);
  REQUIRE(content.paths.size() == 6);
  CHECK(content.paths[0].box.left == 10);
  CHECK(content.paths[0].box.top == 40);
  CHECK(content.paths[0].is_rectangle);
  CHECK(content.paths[1].placing.order == content.paths[0].placing.order);
  CHECK(content.paths[2].is_rectangle);
  CHECK_FALSE(content.paths[3].is_rectangle);
  CHECK_FALSE(content.paths[4].is_rectangle);
  REQUIRE(content.paths[5].placing.clip);
  CHECK(content.clips[*content.paths[5].placing.clip].box.right == 30);
  CHECK_FALSE(content.paths[4].placing.clip);
}

TEST_CASE("marked content: tags, properties, what stands in it and around it") {
  const PdfFile file = read_page(
      "/P <</MCID 0>> BDC BT /F 10 Tf (one ) Tj /Span <</Lang(fr)/E(Etc.)>> BDC (two) Tj EMC ET "
      "EMC "
      "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]/BBox[1 2 3 4]>> BDC "
      "BT /F 10 Tf /Span BMC (head) Tj EMC ET EMC");
  const auto& content = content_of(file);
  REQUIRE(content.marks.size() == 4);
  const auto id = [&](std::size_t i) { return content.marks.id_at(i); };
  CHECK(content.marks[id(0)].mcid == 0U);
  CHECK(content.marks[id(1)].parent == id(0));
  CHECK(content.properties_of(content.marks[id(1)])->lang == "fr");
  CHECK(content.properties_of(content.marks[id(1)])->expansion == "Etc.");
  CHECK(content.text_of(id(0)) == "one two");
  const MarkProperties& artifact = *content.properties_of(content.marks[id(2)]);
  CHECK(artifact.artifact_type == "Pagination");
  CHECK(artifact.artifact_subtype == "Header");
  CHECK(artifact.attached == std::vector<std::string>{"Top"});
  CHECK(artifact.box->top == 4);
  CHECK(content.is_artifact(id(3)));
  CHECK_FALSE(content.is_artifact(id(1)));
  CHECK(content.marks[id(3)].closed);
}

TEST_CASE("ActualText replaces what it covers, once; sequences with an mcid are told elsewhere") {
  const PdfFile file = read_page(
      "/P <</MCID 0>> BDC BT /F 10 Tf (a ) Tj /Span <</ActualText <FEFF00620063>>> BDC (x) Tj (y) "
      "Tj "
      "EMC (d) Tj /Span <</MCID 1>> BDC (e) Tj EMC ET EMC "
      "/Span <</MCID 2/ActualText()>> BDC BT (z) Tj ET EMC");
  const auto& content = content_of(file);
  CHECK(content.text_of(content.marks.id_at(0)) == "a bcd");
  CHECK(content.text_of(content.marks.id_at(3)) == "");
}

TEST_CASE("forms are drawn where they stand; one that draws itself is told") {
  const PdfFile file =
      read_page("/Artifact BMC q 1 0 0 1 100 0 cm /Fm Do Q EMC", "/XObject<</Fm 9 0 R>>");
  const auto& content = content_of(file);
  REQUIRE(content.paths.size() == 1);
  CHECK(content.paths[0].box.left == doctest::Approx(107));
  CHECK(content.paths[0].box.bottom == doctest::Approx(9));
  CHECK(content.paths[0].box.width() == doctest::Approx(6));
  REQUIRE(content.images.size() == 1);
  CHECK(content.marks[content.marks.id_at(1)].form == 9);
  CHECK(content.breaches.empty());
  CHECK(faults("/Fm Do", "/XObject<</Fm 10 0 R>>") == Faults{ContentFault::kLoop});
}

TEST_CASE("each fault of a content stream is told as what it is") {
  using enum ContentFault;
  CHECK(faults("q 1 w Q") == Faults{});
  CHECK(faults("q") == Faults{kGraphicsState});
  CHECK(faults("Q") == Faults{kGraphicsState});
  CHECK(faults("BT") == Faults{kTextObject});
  CHECK(faults("ET") == Faults{kTextObject});
  CHECK(faults("BT BT ET") == Faults{kTextObject});
  CHECK(faults("/F 9 Tf (a) Tj") == Faults{kTextObject});
  CHECK(faults("BT (a) Tj ET") == Faults{kNoFont});
  CHECK(faults("/P BMC") == Faults{kMarkedContent});
  CHECK(faults("EMC") == Faults{kMarkedContent});
  CHECK(faults("/P BMC BT EMC ET") == Faults{kMarkedContent});
  CHECK(faults("BT ET BT /P BMC ET BT EMC ET") == Faults{kMarkedContent});
  CHECK(faults("1 2 zz") == Faults{kUnknownOperator});
  CHECK(faults("BX 1 2 zz EX") == Faults{});
  CHECK(faults("1 2 re") == Faults{kOperands});
  CHECK(faults("(a) w") == Faults{kOperands});
  CHECK(faults("1 w )") == Faults{kSyntax});
  CHECK(faults("1 2") == Faults{kSyntax});
  CHECK(faults("/X Do /Y gs BT /Z 9 Tf ET /P /Q BDC EMC") ==
        Faults{kMissingResource, kMissingResource, kMissingResource, kMissingResource});
  CHECK(faults("BI /W 1 /H 1 /CS /G /BPC 8 ID x EI") == Faults{});
  CHECK(faults("BI /W 1 /H 1 ID x") == Faults{kSyntax});
}
