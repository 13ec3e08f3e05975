// Links → the addresses that are printed for those who read on paper.
#include "structure/printed_links.h"

#include "structure/build_structure.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

namespace clearleaf::structure {

namespace {

Inline text(std::string words) {
  return {{}, Text{std::move(words)}};
}
Inline link(std::string words, std::string target) {
  return {{}, Link{std::move(target), {text(std::move(words))}}};
}
Inline note_ref(std::uint32_t note) {
  return {{}, NoteRef{NoteId(note)}};
}
Block paragraph(Inlines inlines) {
  return {{}, Paragraph{std::move(inlines)}};
}

std::string printed(std::string words, std::string target) {
  return printed_address({std::move(target), {text(std::move(words))}});
}

Document document(Blocks blocks) {
  Document out;
  out.meta.title.value = "Title";
  out.meta.lang.value = "en";
  out.title = {text("Title")};
  out.blocks = std::move(blocks);
  return out;
}

Labels labels() {
  Labels out;
  out.lang = "en";
  out.strings[static_cast<std::size_t>(Label::kQrCode)] = "QR code: {address}";
  out.strings[static_cast<std::size_t>(Label::kScanCode)] = "Point a phone at a code.";
  return out;
}

/// A store with a code for each of `targets`.
ImageStore codes(const std::vector<std::string>& targets) {
  ImageStore out;
  for (const std::string& target : targets) {
    out.codes.emplace(target, out.images.push_back(ImageResource{}));
  }
  return out;
}

/// The words and elements below `id`: "P('one' Link('two'))".
std::string shape(const StructTree& tree, StructId id) {
  std::string out(struct_type_name(tree[id].type()));
  out += '(';
  for (const Kid& kid : tree[id].kids) {
    if (out.back() != '(') out += ' ';
    if (const auto* leaf = std::get_if<LeafId>(&kid)) {
      const bool image = std::holds_alternative<ImageLeaf>(tree[*leaf].kind);
      out += image ? "image" : "'" + std::string(tree.text(*leaf)) + "'";
    } else {
      out += shape(tree, std::get<StructId>(kid));
    }
  }
  return out + ")";
}
std::string body(const Document& doc, PrintedLinks links, const ImageStore& images = {}) {
  const Structure built = build_structure(doc, labels(), images, links);
  return shape(built.tree, std::get<StructId>(built.tree[built.tree.root()].kids.at(1)));
}

const std::string kOne = "https://example.org/one";
const std::string kTwo = "https://example.org/two";

}  // namespace

TEST_CASE("what a link's words do not say is printed") {
  CHECK(printed("the map", "https://example.org/map") == "https://example.org/map");
  CHECK(printed("the map", "HTTP://example.org") == "HTTP://example.org");
  CHECK(printed("write to us", "mailto:office@example.org?subject=Hello") == "office@example.org");
  CHECK(printed("call us", "tel:+44-1632-960000") == "+44-1632-960000");
}

TEST_CASE("an address that can be read already is not printed again") {
  CHECK(printed("https://example.org/map", "https://example.org/map").empty());
  CHECK(printed("Example.org", "https://example.org/").empty());
  CHECK(printed("office@example.org", "mailto:office@example.org").empty());
  CHECK(printed("(01632) 960 000", "tel:01632960000").empty());
  CHECK(printed("another", "tel:01632960000") == "01632960000");
}

TEST_CASE("only what can be typed or dialled is printed") {
  CHECK(printed("below", "#below").empty());
  CHECK(printed("a file", "files/a.pdf").empty());
  CHECK(printed("nothing", "mailto:").empty());
  CHECK(printed("nobody", "mailto:?subject=Hello").empty());
}

TEST_CASE("each target is named once, notes included") {
  Document doc = document({paragraph({link("a", kOne), note_ref(0), link("b", kOne)})});
  doc.notes.push_back({{}, "n", {paragraph({link("c", kTwo)})}});
  const auto found = printed_links(doc);
  REQUIRE(found.size() == 2);
  CHECK(found[0].target == kOne);
  CHECK(found[1].target == kTwo);
}

TEST_CASE("a link's note stands after its block and is referred to again") {
  const Document doc = document({paragraph({link("a", kOne), text(" "), link("b", kOne)})});
  CHECK(body(doc, PrintedLinks::kNotes) ==
        "Div(P(Link('a') Reference(Link('1')) ' ' Link('b') Reference(Link('1'))) "
        "Note(Lbl('1') P(GeneratedLink(Link('" +
            kOne + "')))))");
  CHECK(body(doc, PrintedLinks::kNone) == "Div(P(Link('a') ' ' Link('b')))");
  const Structure built = build_structure(doc, labels(), {}, PrintedLinks::kNotes);
  REQUIRE(built.tree.notes.size() == 1);
  CHECK(built.tree.attrs(built.tree.notes[0].note).id == "note-1");
  CHECK(built.tree.attrs(built.tree.notes[0].first_reference).target == built.tree.notes[0].note);
}

TEST_CASE("addresses and the author's notes share one numbering") {
  Document doc = document(
      {paragraph({link("a", kOne), note_ref(0), link("b", kTwo)}), paragraph({note_ref(1)})});
  doc.notes.push_back({{}, "n", {paragraph({text("N")})}});
  doc.notes.push_back({{}, "m", {paragraph({text("M")})}});
  const Structure built = build_structure(doc, labels(), {}, PrintedLinks::kNotes);
  REQUIRE(built.tree.notes.size() == 4);
  const char* const words[] = {kOne.c_str(), "N", kTwo.c_str(), "M"};
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(built.tree.notes[i].number == static_cast<int>(i) + 1);
    const std::string note = built.tree.plain_text(built.tree.notes[i].note);
    CHECK(note.find(words[i]) != std::string::npos);
  }
}

TEST_CASE("a link in a note has its address there") {
  Document doc = document({paragraph({note_ref(0)})});
  doc.notes.push_back({{}, "n", {paragraph({link("a", kOne), text(".")})}});
  CHECK(body(doc, PrintedLinks::kNotes) ==
        "Div(P(Reference(Link('1'))) Note(Lbl('1') "
        "P(Link('a') PrintedAddress(' (" +
            kOne + ")') '.')))");
  CHECK(body(doc, PrintedLinks::kCodes, codes({kOne})) ==
        "Div(P(Reference(Link('1'))) Note(Lbl('1') P(Link('a') '.') "
        "P(GeneratedLink(Link('" +
            kOne +
            "')) () Label('Point a phone at a code.') ' ' "
            "Label(Figure(image)))))");
}

TEST_CASE("a place that the text links to has its code there alone") {
  Document doc = document({paragraph({note_ref(0)}), paragraph({link("b", kOne)})});
  doc.notes.push_back({{}, "n", {paragraph({link("a", kOne)})}});
  const std::string whole = body(doc, PrintedLinks::kCodes, codes({kOne}));
  CHECK(whole.find("PrintedAddress(' (" + kOne + ")')") != std::string::npos);
  CHECK(whole.find("Figure(image)") == whole.rfind("Figure(image)"));
  CHECK(whole.find("Figure(image)") != std::string::npos);
}

TEST_CASE("codes have their alternatives, and how to use them is said once") {
  const Document doc = document({paragraph({link("a", kOne)}), paragraph({link("b", kTwo)})});
  const ImageStore images = codes({kOne, kTwo});
  const std::string whole = body(doc, PrintedLinks::kCodes, images);
  CHECK(whole.find("Point a phone") != std::string::npos);
  CHECK(whole.find("Point a phone") == whole.rfind("Point a phone"));
  CHECK(whole.find("Figure(image)") != whole.rfind("Figure(image)"));
  const Structure built = build_structure(doc, labels(), images, PrintedLinks::kCodes);
  bool found = false;
  for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
    if (built.tree[StructId(i)].construct != Construct::kLinkCode) continue;
    found |= built.tree.attrs(StructId(i)).alt == "QR code: " + kOne;
  }
  CHECK(found);
}

TEST_CASE("an address without a code is printed alone") {
  const Document doc = document({paragraph({link("a", kOne)})});
  CHECK(body(doc, PrintedLinks::kCodes).find("Figure") == std::string::npos);
  CHECK(body(doc, PrintedLinks::kCodes).find(kOne) != std::string::npos);
}

}  // namespace clearleaf::structure
