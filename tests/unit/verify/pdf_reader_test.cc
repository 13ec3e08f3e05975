// What is read of a file: objects, document, structure tree, annotations.
#include "verify/pdf_reader.h"

#include "doctest/doctest.h"
#include "unit/verify/written_pdf.h"
#include "verify/pdf_objects.h"

#include <fmt/format.h>

#include <algorithm>

using namespace clearleaf;
using namespace clearleaf::verify;

namespace {

constexpr std::string_view kTwoPieces =
    "/H1 <</MCID 0>> BDC BT /F 20 Tf 10 200 Td (Title) Tj ET EMC "
    "/P <</MCID 1>> BDC BT /F 10 Tf 10 100 Td (Words) Tj ET EMC";

std::vector<std::string> two_pieces() {
  return tagged_objects(
      kTwoPieces,
      {"<</S/Document/P 7 0 R/K[9 0 R 10 0 R]>>", "<</S/H1/P 8 0 R/Pg 3 0 R/K 0/ID(title)>>",
       "<</S/Risks/P 8 0 R/K[<</Type/MCR/Pg 3 0 R/MCID 1>>]/Lang(fr)"
       "/A[<</O/Layout/Placement/Block/BBox[1 2 3 4]>>]>>"},
      "[9 0 R 10 0 R]");
}

PdfFile read(const std::string& bytes) {
  Report report;
  PdfFile file = read_pdf(bytes, report);
  for (const Breach& breach : report.breaches()) INFO(breach.message);
  CHECK(report.accepted());
  return file;
}

bool refused(const std::string& bytes, std::string_view clause) {
  Report report;
  read_pdf(bytes, report);
  return report.names(clause);
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != text.npos);
  text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a tagged page, with plain objects and with object streams alike") {
  for (const std::string& bytes :
       {written_pdf(two_pieces()), written_in_object_stream(two_pieces())}) {
    const PdfFile file = read(bytes);
    CHECK(file.syntax.version == "1.7");
    CHECK(file.syntax.header_first);
    CHECK(file.syntax.has_binary_comment);
    CHECK(file.syntax.ends_with_eof);
    CHECK(file.catalog.lang == "en");
    CHECK(file.catalog.marked == true);
    REQUIRE(file.pages.size() == 1);
    const PdfPage& page = file.pages[file.pages.id_at(0)];
    CHECK(page.box().right == 200);
    CHECK(page.label == "1");
    CHECK(page.tabs == "S");
    REQUIRE(file.elements.size() == 3);
    const PdfElement& heading = file.elements[file.elements.id_at(1)];
    const PdfElement& risks = file.elements[file.elements.id_at(2)];
    CHECK(heading.type == "H1");
    CHECK(file.attributes_of(heading).id == "title");
    CHECK(risks.type == "Risks");
    CHECK(risks.standard == "Sect");
    CHECK(risks.parent == file.elements.id_at(0));
    CHECK(risks.object == 10);
    CHECK(file.attributes_of(risks).lang == "fr");
    CHECK(file.attributes_of(risks).placement == "Block");
    CHECK(file.attributes_of(risks).box->top == 4);
    const auto* kid = std::get_if<PdfMarkedKid>(&file.kids_of(risks).front());
    REQUIRE(kid != nullptr);
    REQUIRE(kid->mark);
    CHECK(page.content.text_of(*kid->mark) == "Words");
    CHECK(page.content.marks[*kid->mark].element == file.elements.id_at(2));
  }
}

TEST_CASE("a link's annotation belongs to its element and leads to an address or to a place") {
  auto objects = tagged_objects(
      "/Link <</MCID 0>> BDC BT /F 9 Tf (x) Tj ET EMC",
      {"<</S/Link/Pg 3 0 R/K[0 <</Type/OBJR/Obj 9 0 R>> <</Type/OBJR/Obj 10 0 R>>]>>",
       "<</Type/Annot/Subtype/Link/Rect[9 8 1 2]/F 4/StructParent 1/Contents(More)"
       "/A<</S/URI/URI(https://example.org/)>>>>",
       "<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/StructParent 2/Dest(there)>>"},
      "[8 0 R] 1 8 0 R 2 8 0 R");
  replace(objects[kPageObject - 1], "/Tabs/S", "/Tabs/S/Annots[9 0 R 10 0 R]");
  replace(objects[kCatalogObject - 1], "/Lang(en)",
          "/Lang(en)/Names<</Dests<</Names[(there)<</D[3 0 R/XYZ null 120 0]>>]>>>>");
  const PdfFile file = read(written_pdf(objects));
  REQUIRE(file.annotations.size() == 2);
  const PdfAnnotation& first = file.annotations[file.annotations.id_at(0)];
  CHECK(first.uri == "https://example.org/");
  CHECK(first.contents == "More");
  CHECK(first.element == file.elements.id_at(0));
  CHECK(first.rect.left == 1);
  CHECK(first.flags == 4);
  const PdfAnnotation& second = file.annotations[file.annotations.id_at(1)];
  REQUIRE(second.destination);
  CHECK(second.destination->page == file.pages.id_at(0));
  CHECK(second.destination->y == 120.0);
  CHECK_FALSE(second.destination->x);
  CHECK(second.destination->name == "there");
  const auto* object =
      std::get_if<PdfObjectKid>(&file.kids_of(file.elements[Id<PdfElement>(0)])[2]);
  REQUIRE(object != nullptr);
  CHECK(object->annotation == file.annotations.id_at(1));
}

TEST_CASE("page labels: styles, prefix, start, pages before the first range") {
  auto objects = two_pieces();
  replace(objects[kCatalogObject - 1], "/Lang(en)",
          "/Lang(en)/PageLabels<</Nums[1<</S/r/St 4>>3<</S/A/P(App-)/St 27>>4<<>>]>>");
  replace(objects[1], "/Kids[3 0 R]", "/Kids[3 0 R 11 0 R 12 0 R 13 0 R 14 0 R]");
  for (int i = 0; i < 4; ++i) objects.emplace_back("<</Type/Page/Parent 2 0 R>>");
  const PdfFile file = read(written_pdf(objects));
  std::vector<std::string> labels;
  for (const PdfPage& page : file.pages) labels.push_back(page.label);
  CHECK(labels == std::vector<std::string>{"1", "iv", "v", "App-AA", ""});
}

TEST_CASE("the outline, in order, with levels and where it leads") {
  auto objects = two_pieces();
  replace(objects[kCatalogObject - 1], "/Lang(en)", "/Lang(en)/Outlines<</First 11 0 R>>");
  objects.insert(objects.end(),
                 {"<</Title(One)/First 12 0 R/Next 13 0 R/Dest[3 0 R/XYZ 0 90 null]>>",
                  "<</Title(Inner)/A<</S/GoTo/D[3 0 R/FitH 80]>>>>", "<</Title<FEFF00E9>>>"});
  const PdfFile file = read(written_pdf(objects));
  REQUIRE(file.outline.size() == 3);
  CHECK(file.outline[0].destination->y == 90.0);
  CHECK(file.outline[1].title == "Inner");
  CHECK(file.outline[1].level == 2);
  CHECK(file.outline[1].destination->y == 80.0);
  CHECK(file.outline[2].title == "é");
  CHECK(file.outline[2].level == 1);
}

TEST_CASE("types that map to nothing or in a circle have no standard type") {
  auto objects = two_pieces();
  replace(objects[kTreeRootObject - 1], "/Risks/Sect",
          "/Risks/Loop/Loop/Risks/Deep/Deeper/Deeper/P");
  const PdfFile file = read(written_pdf(objects));
  CHECK(file.elements[file.elements.id_at(2)].standard.empty());
  CHECK(file.structure.role_loops == std::vector<std::string>{"Risks", "Loop"});
}

TEST_CASE("trees that go round in a circle or share nodes are read once, and refused") {
  const auto with = [](std::size_t object, std::string_view from, std::string_view to) {
    auto objects = two_pieces();
    replace(objects[object - 1], from, to);
    return written_pdf(objects);
  };
  CHECK(refused(with(8, "/K[9 0 R", "/K[8 0 R 9 0 R"), "ISO 32000-1 14.7.2"));
  CHECK(refused(with(8, "/K[9 0 R", "/K[9 0 R 9 0 R"), "ISO 32000-1 14.7.2"));
  CHECK(refused(with(9, "/K 0", "/K[8 0 R]"), "ISO 32000-1 14.7.2"));
  CHECK(refused(with(9, "/K 0", "/K[null 77 0 R]"), "ISO 32000-1 14.7.2"));
  CHECK(refused(with(2, "/Kids[3 0 R]", "/Kids[2 0 R 3 0 R]"), "ISO 32000-1 7.7.3"));
  CHECK(refused(with(2, "/Kids[3 0 R]", "/Kids[3 0 R 3 0 R]"), "ISO 32000-1 7.7.3"));
  CHECK(refused(with(2, "/Kids[3 0 R]", "/Kids[]"), "ISO 32000-1 7.7.3"));
  CHECK(refused(with(1, "/Lang(en)", "/Outlines<</First 11 0 R>>"), "ISO 32000-1 12.3.3"));
}

TEST_CASE("what the ParentTree says too much or too little is plain to see") {
  auto objects = two_pieces();
  replace(objects[kTreeRootObject - 1], "[9 0 R 10 0 R]", "[10 0 R] 5 9 0 R");
  const PdfFile file = read(written_pdf(objects));
  const PdfPage& page = file.pages[file.pages.id_at(0)];
  CHECK(page.parents.size() == 1);
  CHECK(page.content.marks[page.content.marks.id_at(0)].element == file.elements.id_at(2));
  CHECK_FALSE(page.content.marks[page.content.marks.id_at(1)].element);
  CHECK(file.structure.stray_parent_keys == std::vector<std::int64_t>{5});
}

TEST_CASE("broken bytes are refused: no table, a wrong offset, no endobj, no catalog") {
  const std::string good = written_pdf(two_pieces());
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string bytes = good;
    replace(bytes, from, to);
    return bytes;
  };
  CHECK(refused("", "ISO 32000-1 7.5"));
  CHECK(refused("%PDF-1.7\n", "ISO 32000-1 7.5"));
  CHECK(refused(good.substr(0, good.size() / 2), "ISO 32000-1 7.5"));
  CHECK(refused(with("xref\n", "xxxx\n"), "ISO 32000-1 7.5"));
  CHECK(refused(with("9 0 obj", "5 0 obj"), "ISO 32000-1 7.5"));
  CHECK(refused(with("/ID(title)>>\nendobj", "/ID(title)>>\nendxxx"), "ISO 32000-1 7.5"));
  CHECK(refused(with("/ID(title)>>", "/ID(title)) "), "ISO 32000-1 7.5"));
  CHECK(refused(with("/Root 1 0 R", "/Root 4 0 R"), "ISO 32000-1 7.7.3"));
}

TEST_CASE("elements are read to a limit, not to the end of memory") {
  auto objects = two_pieces();
  constexpr std::size_t kDeep = 3000;
  replace(objects[9], "/K[<<", "/K[11 0 R <<");
  for (std::size_t i = 0; i < kDeep; ++i) {
    objects.push_back(fmt::format("<</S/Div/K {} 0 R>>", objects.size() + 2));
  }
  objects.emplace_back("<</S/P>>");
  CHECK(refused(written_pdf(objects), "ISO 32000-1 14.7.2"));
}

TEST_CASE("many elements that share one list of kids do not multiply it") {
  auto objects = two_pieces();
  objects[9] = "<</S/Sect/P 8 0 R/K 11 0 R>>";
  std::string kids = "[";
  for (int i = 0; i < 2000; ++i) kids += fmt::format("{} 0 R ", 13 + i);
  objects.push_back(kids + "]");
  std::string mcids = "[";
  for (int i = 0; i < 5000; ++i) mcids += "1 ";
  objects.push_back(mcids + "]");
  for (int i = 0; i < 2000; ++i) objects.emplace_back("<</S/P/Pg 3 0 R/K 12 0 R>>");
  Report report;
  const PdfFile file = read_pdf(written_pdf(objects), report);
  CHECK(file.elements.size() == 2003);
  CHECK(file.kids.size() < 10'000);
  CHECK_FALSE(report.accepted());
}

TEST_CASE("what was read in passing is read again where it is asked for, and told once") {
  auto broken = two_pieces();
  broken[9] = "<</S/Risks";
  for (const std::string& bytes : {written_pdf(broken), written_in_object_stream(broken)}) {
    Report report;
    PdfObjects objects(bytes, report);
    const auto type_of = [&](std::uint32_t number) {
      return std::string(objects.get(objects.object(number), "S").name());
    };
    objects.begin_passing();
    CHECK(type_of(9) == "H1");
    CHECK(objects.object(10).is_null());
    const std::size_t breaches = report.breaches().size();
    CHECK(breaches > 0);
    objects.forget_passing();
    CHECK(type_of(9) == "H1");
    CHECK(type_of(8) == "Document");
    CHECK(objects.object(10).is_null());
    CHECK(report.breaches().size() == breaches);
  }
}
