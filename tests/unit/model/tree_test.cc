// The structure tree and table, labels, plain words, and the walk through a document.
#include "model/construct.h"
#include "model/labels.h"
#include "model/struct_tree.h"
#include "model/walk.h"

#include <doctest/doctest.h>

namespace clearleaf {

namespace {

Inline text(std::string words) {
  return {{}, Text{std::move(words)}};
}

std::string walked(const Blocks& blocks) {
  std::string out;
  for_each_inline(blocks, [&out](const Inline& item) {
    if (const auto* found = std::get_if<Text>(&item.kind)) out += found->text;
  });
  return out;
}

}  // namespace

TEST_CASE("kids stand in the order in which they were added") {
  StructTree tree;
  const StructId paragraph = tree.add(tree.root(), Construct::kParagraph, {1, 2});
  tree.add_text(paragraph, "See ", {});
  const StructId link = tree.add(paragraph, Construct::kLink, {});
  tree.add_text(link, "this", {});
  tree.add_text(paragraph, ".", {});
  CHECK(tree.plain_text(tree.root()) == "See this.");
  CHECK(tree[link].parent == paragraph);
  CHECK(tree[tree.root()].parent == tree.root());
  CHECK(tree[paragraph].type() == StructType::kP);
}

TEST_CASE("attributes are an element's own once they are written") {
  StructTree tree;
  const StructId a = tree.add(tree.root(), Construct::kParagraph, {});
  const StructId b = tree.add(tree.root(), Construct::kParagraph, {});
  tree.edit_attrs(a).id = "one";
  CHECK(tree.attrs(a).id == "one");
  CHECK(tree.attrs(b).id.empty());
  CHECK(tree.find("one") == a);
  CHECK(tree.find("two") == std::nullopt);
}

TEST_CASE("plain text leaves out notes, their numbers and page references") {
  StructTree tree;
  const StructId paragraph = tree.add(tree.root(), Construct::kParagraph, {});
  tree.add_text(paragraph, "a", {});
  tree.add(paragraph, Construct::kLineBreak, {});
  tree.add_text(paragraph, "b", {});
  tree.add_text(tree.add(paragraph, Construct::kNoteReference, {}), "1", {});
  tree.add_text(tree.add(tree.root(), Construct::kNote, {}), "a note", {});
  tree.add_page_ref(paragraph, paragraph, {});
  CHECK(tree.plain_text(tree.root()) == "a b");
}

TEST_CASE("headings are constructs by level, and back") {
  for (int level = 2; level <= 6; ++level) CHECK(heading_level(heading_construct(level)) == level);
  CHECK(heading_level(Construct::kTitle) == 1);
  CHECK(heading_level(Construct::kParagraph) == 0);
  CHECK_THROWS_AS(heading_construct(7), InvariantError);
}

TEST_CASE("clearleaf's own structure types are role-mapped to standard ones") {
  CHECK(role_mapped(StructType::kRisks) == StructType::kSect);
  CHECK(role_mapped(StructType::kLabel) == StructType::kSpan);
  CHECK(role_mapped(StructType::kP) == std::nullopt);
  CHECK(struct_type_name(StructType::kKeyInformation) == "KeyInformation");
}

TEST_CASE("labels are filled at their placeholders") {
  Labels labels;
  labels.strings[static_cast<std::size_t>(Label::kPageOf)] = "{number} of {total}, {number}";
  labels.strings[static_cast<std::size_t>(Label::kDateFormat)] = "{day} {month} {year}";
  labels.months[10] = "November";
  CHECK(labels.filled(Label::kPageOf, {{"number", "2"}, {"total", "{number}"}}) ==
        "2 of {number}, 2");
  CHECK(labels.date({2026, 11, 23}) == "23 November 2026");
  CHECK(labels.date({2026, 11, 1}) == "1 November 2026");
  labels.first_day = "1st";
  CHECK(labels.date({2026, 11, 1}) == "1st November 2026");
  CHECK(labels.date({2026, 11, 21}) == "21 November 2026");
  CHECK(label_key(Label::kKeyInformation) == "key-information");
  CHECK(label_key(Label::kSummaryEvaluated) == "summary-evaluated");
  CHECK(label_key(Label::kNames) == "names");
}

TEST_CASE("parts are joined as the language joins them") {
  Labels labels;
  labels.strings[static_cast<std::size_t>(Label::kNames)] = "{text}\u060c {next}";
  CHECK(labels.joined(Label::kNames, {}).empty());
  CHECK(labels.joined(Label::kNames, {"a"}) == "a");
  CHECK(labels.joined(Label::kNames, {"a", "{next}", "c"}) == "a\u060c {next}\u060c c");
}

TEST_CASE("plain words of inlines") {
  const Inlines inlines{text("a "),
                        {{}, Strong{{text("b"), {{}, Image{"x.png", "picture", ""}}}}},
                        {{}, LineBreak{}},
                        {{}, Code{"c"}},
                        {{}, NoteRef{NoteId(0)}}};
  CHECK(plain_text(inlines) == "a bpicture c");
}

TEST_CASE("a walk meets every block and inline in reading order") {
  const auto paragraph = [](std::string words) -> Block {
    return {{}, Paragraph{{{{}, Emphasis{{text(std::move(words))}}}}}};
  };
  Table table;
  table.caption = {text("3")};
  table.head.cells = {{{}, {text("4")}}};
  table.rows = {{{}, {{{}, {text("5")}}}}};
  const Blocks blocks{
      {{}, Heading{2, "h", {text("1")}}},
      {{}, Quote{{{{}, List{ListKind::kBullet, 1, true, {{{}, {}, {paragraph("2")}}}}}}}},
      {{}, table},
      {{}, Notice{NoticeKind::kTip, {paragraph("6")}}},
      {{}, Figure{{"f.png", "", ""}, {text("7")}}}};
  CHECK(walked(blocks) == "1234567");
  int count = 0;
  for_each_block(blocks, [&count](const Block&) { ++count; });
  CHECK(count == 8);
}

TEST_CASE("images are found in figures, lines, captions, notes and the title") {
  const auto image = [](const char* name) -> Inline { return {{}, Image{name, "a", ""}}; };
  Document document;
  document.title = {image("1")};
  document.blocks = {{{5, 6}, Figure{{"2", "a", ""}, {image("3")}}}, {{}, Paragraph{{image("4")}}}};
  document.notes.push_back({{}, "n", {{{}, Paragraph{{image("5")}}}}});
  std::string names;
  for (const ImageUse& use : image_uses(document)) names += use.image->source;
  CHECK(names == "12345");
  CHECK(image_uses(document)[1].span == SourceSpan{5, 6});
}

}  // namespace clearleaf
