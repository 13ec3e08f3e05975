#include "pdf/write_pdf.h"

#include "base/invariant.h"
#include "read_pdf.h"
#include "sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace clearleaf::pdf {

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

const std::string& contents_of(const ReadPdf& pdf, const ReadObject& page) {
  return pdf.follow(page.text, "/Contents ").stream;
}

/// The structure elements, by object number, in no order.
std::map<std::uint32_t, const ReadObject*> struct_elems(const ReadPdf& pdf) {
  std::map<std::uint32_t, const ReadObject*> out;
  for (const auto& [number, object] : pdf.objects) {
    if (object.text.rfind("<<\n/S/", 0) == 0 && has(object.text, "/P ")) out[number] = &object;
  }
  return out;
}

const ReadObject& elem_with(const ReadPdf& pdf, const std::string& part) {
  for (const auto& [number, elem] : struct_elems(pdf)) {
    if (has(elem->text, part)) return *elem;
  }
  throw std::runtime_error("no structure element with " + part);
}

/// The ParentTree's values for pages, which in the sample fit one leaf.
std::vector<std::vector<std::uint32_t>> parent_arrays(const ReadPdf& pdf, std::size_t pages) {
  const ReadObject& root = pdf.follow(pdf.catalog().text, "/StructTreeRoot ");
  std::string_view nums = pdf.follow(root.text, "/ParentTree ").text;
  std::vector<std::vector<std::uint32_t>> out;
  for (std::size_t page = 0; page < pages; ++page) {
    nums.remove_prefix(nums.find('[', 1) + (page == 0 ? 1 : 0));
    const std::string array = array_after(nums, "[");
    out.push_back(refs_in(array));
    nums.remove_prefix(array.size());
  }
  return out;
}

}  // namespace

TEST_CASE("two runs give the same bytes") {
  CHECK(write_pdf(make_sample()->input()) == write_pdf(make_sample()->input()));
}

TEST_CASE("the catalog says what PDF/UA asks of it") {
  const ReadPdf pdf = read_pdf(write_pdf(make_sample()->input()));
  const std::string& catalog = pdf.catalog().text;
  for (const char* entry :
       {"/Lang(en-GB)", "/MarkInfo<</Marked true>>", "/ViewerPreferences<</DisplayDocTitle true>>",
        "/PageMode/UseOutlines", "/Metadata ", "/OutputIntents[", "/StructTreeRoot ",
        "/PageLabels<</Nums[0<</S/D>>]>>", "/Outlines "}) {
    CHECK_MESSAGE(has(catalog, entry), entry);
  }
  CHECK(has(pdf.follow(catalog, "/StructTreeRoot ").text, "/Type/StructTreeRoot"));
  CHECK(has(pdf.follow(catalog, "/Metadata ").stream, "pdfuaid:part"));
}

TEST_CASE("every page's marked content is balanced, flat and numbered") {
  const ReadPdf pdf = read_pdf(write_pdf(make_sample(3)->input()));
  const auto pages = pdf.pages();
  REQUIRE(pages.size() > 3);
  for (const ReadObject* page : pages) {
    const std::string& contents = contents_of(pdf, *page);
    CHECK(count_of(contents, "BDC\n") == count_of(contents, "EMC\n"));
    CHECK(count_of(contents, "BT\n") == count_of(contents, "ET\n"));
    std::size_t next_mcid = 0;
    std::string_view rest = contents;
    for (std::size_t at; (at = rest.find("/MCID ")) != std::string_view::npos;) {
      rest.remove_prefix(at);
      CHECK(number_after(rest, "/MCID ") == next_mcid++);
      rest.remove_prefix(6);
    }
  }
}

TEST_CASE("ParentTree and K say the same") {
  const ReadPdf pdf = read_pdf(write_pdf(make_sample()->input()));
  const auto pages = pdf.pages();
  const auto arrays = parent_arrays(pdf, pages.size());
  for (std::size_t page = 0; page < pages.size(); ++page) {
    CHECK(arrays[page].size() == count_of(contents_of(pdf, *pages[page]), "/MCID "));
    for (std::size_t mcid = 0; mcid < arrays[page].size(); ++mcid) {
      const std::string& elem = pdf.object(arrays[page][mcid]).text;
      const std::string kids = elem.substr(elem.find("/K"));
      const std::string id = std::to_string(mcid);
      const bool named = kids.rfind("/K " + id, 0) == 0 || has(kids, "[" + id) ||
                         has(kids, " " + id) || has(kids, "/MCID " + id + ">>");
      CHECK_MESSAGE(named, elem << " holds MCID " << id);
    }
  }
}

TEST_CASE("an element over two pages is one element") {
  const auto sample = make_sample();
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  const ReadObject& elem = elem_with(pdf, "<</Type/MCR/Pg ");
  CHECK(has(elem.text, "/S/P/P "));
  CHECK(count_of(elem.text, "/MCR") == 1);
}

TEST_CASE("elements without content are left out, cells are not") {
  const auto sample = make_sample();
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  std::size_t cells = 0;
  for (const auto& [number, elem] : struct_elems(pdf)) {
    CHECK_FALSE(has(elem->text, "/S//"));
    if (has(elem->text, "/S/TD/")) ++cells;
    if (!has(elem->text, "/K")) CHECK(has(elem->text, "/S/TD/"));
  }
  CHECK(cells == 3);  // two prices and the empty corner
}

TEST_CASE("clearleaf's own types are role-mapped") {
  const ReadPdf pdf = read_pdf(write_pdf(make_sample()->input()));
  const ReadObject& root = pdf.follow(pdf.catalog().text, "/StructTreeRoot ");
  for (const char* role : {"/KeyInformation/Sect", "/Risks/Sect", "/Label/Span", "/Notice/Div",
                           "/GeneratedLink/Span", "/PageReference/Span", "/Strong/Span"}) {
    CHECK_MESSAGE(has(root.text, role), role);
  }
  CHECK_FALSE(has(root.text, "/Conclusion/"));
}

TEST_CASE("attributes stand on their elements") {
  const ReadPdf pdf = read_pdf(write_pdf(make_sample()->input()));
  CHECK(has(elem_with(pdf, "/S/Figure").text, "/Alt<FEFF"));
  CHECK(has(elem_with(pdf, "/S/Figure").text, "/A<</O/Layout/Placement/Block/BBox[40 "));
  CHECK(has(elem_with(pdf, "/Lang(fr)").text, "/S/Span"));
  CHECK(has(elem_with(pdf, "/E(Portable Document Format)").text, "/S/Span"));
  CHECK(has(elem_with(pdf, "/ListNumbering/Decimal").text, "/S/L/"));
  CHECK(has(elem_with(pdf, "/Scope/Column").text, "/S/TH/"));
  CHECK(has(elem_with(pdf, "/ID(note-1)").text, "/S/Note/"));
  const ReadObject& root = pdf.follow(pdf.catalog().text, "/StructTreeRoot ");
  CHECK(has(pdf.follow(root.text, "/IDTree ").text, "(key-information)"));
}

TEST_CASE("a link is an annotation with words, and both ends name each other") {
  const ReadPdf pdf = read_pdf(write_pdf(make_sample()->input()));
  const auto pages = pdf.pages();
  std::string notes;
  std::set<std::uint32_t> keys;
  for (const ReadObject* page : pages) {
    if (!has(page->text, "/Annots[")) continue;
    CHECK(has(page->text, "/Tabs/S"));
    for (const std::uint32_t number : refs_in(array_after(page->text, "/Annots"))) {
      const std::string& link = pdf.object(number).text;
      CHECK(has(link, "/F 4"));
      CHECK(has(link, "/Contents("));
      CHECK((has(link, "/Dest[") || has(link, "/A<</S/URI/URI(")));
      CHECK(number_after(link, "/StructParent ") >= pages.size());
      CHECK(keys.insert(number_after(link, "/StructParent ")).second);
      elem_with(pdf, "/Obj " + std::to_string(number) + " 0 R");
      notes += link;
    }
  }
  CHECK(has(notes, "/Contents(Go to note 1)"));
  CHECK(has(notes, "/Contents(Link: Read the full section: Risks)"));
  CHECK(has(notes, "/URI(https://example.org/a?b=1&c=\\(2\\)&d=%C3%BC)"));
}

TEST_CASE("a figure must have an alternative and a note an ID") {
  const auto sample = make_sample();
  for (std::size_t i = 0; i < sample->tree.elem_count(); ++i) {
    const StructId id(static_cast<std::uint32_t>(i));
    const StructType type = sample->tree[id].type();
    if (type != StructType::kFigure && type != StructType::kNote) continue;
    const StructAttrs kept = sample->tree.attrs(id);
    sample->tree.edit_attrs(id) = {};
    CHECK_THROWS_AS(write_pdf(sample->input()), InvariantError);
    sample->tree.edit_attrs(id) = kept;
  }
}

TEST_CASE("fonts are embedded subsets with ToUnicode") {
  const ReadPdf pdf = read_pdf(write_pdf(make_sample()->input()));
  std::size_t fonts = 0;
  for (const auto& [number, object] : pdf.objects) {
    if (!has(object.text, "/Subtype/Type0")) continue;
    ++fonts;
    CHECK(object.text.find("+NotoSans-") == object.text.find("/BaseFont/") + 16);
    CHECK(has(object.text, "/Encoding/Identity-H"));
    CHECK(has(pdf.follow(object.text, "/ToUnicode ").stream, "begincmap"));
    const ReadObject& cid_font = pdf.follow(object.text, "/DescendantFonts[");
    CHECK(has(cid_font.text, "/CIDToGIDMap/Identity"));
    const ReadObject& descriptor = pdf.follow(cid_font.text, "/FontDescriptor ");
    const ReadObject& program = pdf.follow(descriptor.text, "/FontFile2 ");
    CHECK(program.stream.size() == number_after(program.text, "/Length1 "));
  }
  CHECK(fonts == 2);
}

TEST_CASE("a long publication is written whole") {
  const auto sample = make_sample(150);
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  CHECK(pdf.pages().size() == sample->pages.pages.size());
}

}  // namespace clearleaf::pdf
