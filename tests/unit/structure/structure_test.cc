// Documents → the tree both formats are written from.
#include "structure/build_structure.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace clearleaf;
using namespace clearleaf::structure;

namespace {

Inline text(std::string words) {
  return {{}, Text{std::move(words)}};
}
Inline note_ref(std::uint32_t note) {
  return {{}, NoteRef{NoteId(note)}};
}
Block heading(int level, std::string words, std::string id) {
  return {{}, Heading{level, std::move(id), {text(std::move(words))}}};
}
Block paragraph(Inlines inlines) {
  return {{}, Paragraph{std::move(inlines)}};
}
Block paragraph(std::string words) {
  return paragraph(Inlines{text(std::move(words))});
}

Labels labels() {
  Labels l;
  l.lang = "en";
  for (std::size_t i = 0; i < kLabelCount; ++i) l.strings[i] = label_key(static_cast<Label>(i));
  const auto set = [&](Label label, const char* words) {
    l.strings[static_cast<std::size_t>(label)] = words;
  };
  set(Label::kWarning, "Warning");
  set(Label::kConclusion, "Conclusion");
  set(Label::kPageReference, ", page {page}");
  set(Label::kReadSection, "Read: {title}");
  set(Label::kReadRisks, "Read the risks: {title}");
  set(Label::kLabelled, "{label}: {text}");
  set(Label::kSentence, "{text}.");
  set(Label::kSentences, "{text} {next}");
  set(Label::kNames, "{text}, {next}");
  return l;
}

Document document() {
  Document out;
  out.meta.title.value = "Title";
  out.meta.lang.value = "en";
  out.title = {text("Title")};
  return out;
}

Document health_document() {
  Document out = document();
  out.meta.disclaimers = {
      {DisclaimerKind::kConclusion, {}, {"end", {}}, {"We do not know.", {}}},
      {DisclaimerKind::kRisks, {}, {"risks", {}}, {"It can do harm.", {}}},
  };
  out.summary(DisclaimerKind::kRisks) = {text("It can do harm.")};
  out.summary(DisclaimerKind::kConclusion) = {text("We do not know.")};
  out.blocks = {heading(2, "Risks", "risks"), paragraph("Harm."), heading(2, "Conclusion", "end"),
                paragraph("Unknown.")};
  return out;
}

/// The tree as nested names: "H1(Title)".
std::string shape(const StructTree& tree, StructId id) {
  std::string out(struct_type_name(tree[id].type()));
  out += '(';
  for (const Kid& kid : tree[id].kids) {
    if (out.back() != '(') out += ' ';
    if (const auto* leaf = std::get_if<LeafId>(&kid)) {
      const bool page = std::holds_alternative<PageRefLeaf>(tree[*leaf].kind);
      out += page ? "#" : "'" + std::string(tree.text(*leaf)) + "'";
    } else {
      out += shape(tree, std::get<StructId>(kid));
    }
  }
  return out + ")";
}
std::string shape(const Structure& structure) {
  return shape(structure.tree, structure.tree.root());
}

}  // namespace

TEST_CASE("sections nest as headings do, and text before the first stands apart") {
  Document doc = document();
  doc.blocks = {paragraph("Before."), heading(2, "One", "one"), heading(3, "Inner", "in"),
                paragraph("Deep."),   heading(2, "Two", "two"), paragraph("Flat.")};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built) ==
        "Document(H1('Title') Div(P('Before.')) "
        "Sect(H2('One') Sect(H3('Inner') P('Deep.'))) Sect(H2('Two') P('Flat.')))");
  REQUIRE(built.outline.items.size() == 3);
  CHECK(built.outline.items[1].title == "Inner");
  CHECK(built.outline.items[1].level == 3);
}

TEST_CASE("key information stands after the title: risks first, each with link and page") {
  const Structure built = build_structure(health_document(), labels(), {});
  const std::string all = shape(built);
  CHECK(all.find("KeyInformation(H2('key-information') "
                 "Div(P(Label('Warning: ') 'It can do harm.') "
                 "P(GeneratedLink(Link('Read: Risks')) PageReference(', page ' #))) "
                 "Div(P(Label('Conclusion: ') 'We do not know.') ") != std::string::npos);
  CHECK(all.find("KeyInformation") < all.find("Risks(H2"));
  CHECK(built.tree.find("key-information").has_value());
}

TEST_CASE("a disclaimer's label is added unless the heading says it") {
  const Structure built = build_structure(health_document(), labels(), {});
  const std::string all = shape(built);
  CHECK(all.find("Risks(H2(Label('Warning: ') 'Risks') P('Harm.'))") != std::string::npos);
  CHECK(all.find("Conclusion(H2('Conclusion') ") != std::string::npos);
  CHECK(built.outline.items[1].title == "Warning: Risks");
}

TEST_CASE("labels, sentences and names stand together as the language sets them") {
  Labels chinese = labels();
  const auto set = [&](Label label, const char* words) {
    chinese.strings[static_cast<std::size_t>(label)] = words;
  };
  set(Label::kLabelled, "{label}\uff1a{text}");
  set(Label::kSentence, "{text}\u3002");
  set(Label::kSentences, "{text}{next}");
  set(Label::kNames, "{text}\u3001{next}");
  set(Label::kBy, "by {author}");
  set(Label::kPublished, "on {date}");
  set(Label::kDateFormat, "{year}.");
  Document doc = health_document();
  doc.meta.authors = {{"A", {}}, {"B", {}}};
  doc.meta.published.value = Date{2026, 1, 15};
  const std::string all = shape(build_structure(doc, chinese, {}));
  CHECK(all.find("Risks(H2(Label('Warning\uff1a') 'Risks') ") != std::string::npos);
  CHECK(all.find("P('by A\u3001B\u3002on 2026.')") != std::string::npos);
}

TEST_CASE("P13: the conclusion's box ends with a link to the risks") {
  const Structure built = build_structure(health_document(), labels(), {});
  CHECK(shape(built).find("P('Unknown.') P(GeneratedLink(Link('Read the risks: Risks')) "
                          "PageReference(', page ' #)))") != std::string::npos);
  const StructId risks = built.tree.find("disclaimer-risks").value();
  std::size_t links = 0;
  for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
    if (built.tree.attrs(StructId(i)).target == risks) ++links;
  }
  CHECK(links == 2);
}

TEST_CASE("a note stands after the block of its first reference; later ones point to it") {
  Document doc = document();
  doc.notes.push_back({{}, "a", {paragraph("First note.")}});
  doc.notes.push_back({{}, "b", {paragraph("Second note.")}});
  doc.blocks = {paragraph({text("One"), note_ref(0), text(" two"), note_ref(1)}),
                paragraph({text("Again"), note_ref(0)})};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built) ==
        "Document(H1('Title') Div("
        "P('One' Reference(Link('1')) ' two' Reference(Link('2'))) "
        "Note(Lbl('1') P('First note.')) Note(Lbl('2') P('Second note.')) "
        "P('Again' Reference(Link('1')))))");
  REQUIRE(built.tree.notes.size() == 2);
  CHECK(built.tree.attrs(built.tree.notes[0].first_reference).target == built.tree.notes[0].note);
  CHECK(built.tree.attrs(built.tree.notes[0].note).id == "note-1");
}

TEST_CASE("notes that a note refers to stand after it, in order") {
  Document doc = document();
  doc.notes.push_back({{}, "a", {paragraph({text("See"), note_ref(1)})}});
  doc.notes.push_back({{}, "b", {paragraph("Inner.")}});
  doc.blocks = {paragraph({text("One"), note_ref(0)})};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built).find("Note(Lbl('1') P('See' Reference(Link('2')))) "
                          "Note(Lbl('2') P('Inner.'))") != std::string::npos);
}

TEST_CASE("code of blanks is blanks") {
  Document doc = document();
  doc.blocks = {paragraph({text("one"), Inline{{}, Code{" "}}, text("two")})};
  CHECK(shape(build_structure(doc, labels(), {})).find("P('one' ' ' 'two')") != std::string::npos);
}

TEST_CASE("a list in a note does not take in the notes that wait for their turn") {
  Document doc = document();
  List list;
  list.items = {{{}, TaskState::kNotATask, {paragraph("Item.")}}};
  doc.notes.push_back({{}, "a", {paragraph({text("See"), note_ref(2)})}});
  doc.notes.push_back({{}, "b", {{{}, list}}});
  doc.notes.push_back({{}, "c", {paragraph("Inner.")}});
  doc.blocks = {paragraph({text("One"), note_ref(0), note_ref(1)})};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built).find("Note(Lbl('2') L(LI(Lbl('•') LBody(P('Item.'))))) "
                          "Note(Lbl('3') P('Inner.'))") != std::string::npos);
}

TEST_CASE("a note of a table cell stands after the whole table") {
  Document doc = document();
  doc.notes.push_back({{}, "a", {paragraph("Source.")}});
  Table table;
  table.columns = {Alignment::kStart, Alignment::kEnd};
  table.head = {{}, {{{}, {}}, {{}, {text("Head")}}}};
  table.rows = {{{}, {{{}, {text("Row")}}, {{}, {text("1"), note_ref(0)}}}}};
  table.row_headers = RowHeaders::kFirstColumn;
  table.caption = {text("Caption")};
  doc.blocks = {{{}, table}};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built).find("Table(Caption('Caption') THead(TR(TD() TH('Head'))) "
                          "TBody(TR(TH('Row') TD('1' Reference(Link('1')))))) "
                          "Note(Lbl('1') P('Source.'))") != std::string::npos);
}

TEST_CASE("a table of one header row has it in its body") {
  Document doc = document();
  Table table;
  table.columns = {Alignment::kStart};
  table.head = {{}, {{{}, {text("Head")}}}};
  doc.blocks = {{{}, table}};
  CHECK(shape(build_structure(doc, labels(), {})).find("Table(TBody(TR(TH('Head'))))") !=
        std::string::npos);
}

TEST_CASE("nested lists stand inside LBody, tight items without extra space") {
  Document doc = document();
  List inner;
  inner.items = {{{}, TaskState::kNotATask, {paragraph("inner")}}};
  List outer;
  outer.kind = ListKind::kOrdered;
  outer.start = 3;
  outer.items = {{{}, TaskState::kNotATask, {paragraph("outer"), {{}, inner}}}};
  doc.blocks = {{{}, outer}};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built).find("L(LI(Lbl('3.') LBody(P('outer') L(LI(Lbl('–') LBody(P('inner')))))))") !=
        std::string::npos);
}

TEST_CASE("a task is said in words") {
  Document doc = document();
  List list;
  list.items = {{{}, TaskState::kDone, {paragraph("bring it")}}};
  doc.blocks = {{{}, list}};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built).find("L(LI(Lbl('task-done ') LBody(P('bring it'))))") != std::string::npos);
}

TEST_CASE("links inside the publication find their headings, also later ones") {
  Document doc = document();
  doc.blocks = {paragraph({{{}, Link{"#two", {text("see two")}}}}), heading(2, "Two", "two")};
  const Structure built = build_structure(doc, labels(), {});
  const StructId target = built.tree.find("two").value();
  bool found = false;
  for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
    found = found || built.tree.attrs(StructId(i)).target == target;
  }
  CHECK(found);
}

TEST_CASE("a heading called Title is found by its own id, not taken for the publication's title") {
  Document doc = document();
  doc.blocks = {paragraph({{{}, Link{"#title", {text("see the part")}}}}),
                heading(2, "Title", "title")};
  const Structure built = build_structure(doc, labels(), {});
  const StructId target = built.tree.find("title").value();
  CHECK(built.tree[target].construct == Construct::kHeading2);
  bool found = false;
  for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
    found = found || built.tree.attrs(StructId(i)).target == target;
  }
  CHECK(found);
}

TEST_CASE("a contents list comes from four main sections on, unless the author says otherwise") {
  const auto has_contents = [](int sections, std::optional<bool> asked) {
    Document doc = document();
    doc.meta.contents.value = asked;
    for (int i = 0; i < sections; ++i) {
      doc.blocks.push_back(heading(2, "S", "s" + std::to_string(i)));
      doc.blocks.push_back(paragraph("Text."));
    }
    return shape(build_structure(doc, labels(), {})).find("TOC(") != std::string::npos;
  };
  CHECK_FALSE(has_contents(3, std::nullopt));
  CHECK(has_contents(4, std::nullopt));
  CHECK(has_contents(1, true));
  CHECK_FALSE(has_contents(9, false));
}

TEST_CASE("labels in another language are tagged with it") {
  Document doc = health_document();
  doc.meta.lang.value = "th";
  const Structure built = build_structure(doc, labels(), {});
  const StructId key = built.tree.find("key-information").value();
  CHECK(built.tree.attrs(key).lang.empty());  // the summaries in it are the author's
  CHECK(built.tree.attrs(std::get<StructId>(built.tree[key].kids.front())).lang == "en");
}

TEST_CASE("a definition list: all terms of a group are labels, its definitions bodies of one LI") {
  Document doc = document();
  doc.notes.push_back({{}, "a", {paragraph("Of the term.")}});
  doc.notes.push_back({{}, "b", {paragraph("Of the words.")}});
  DefinitionList list;
  list.groups = {
      {{},
       {{{}, {text("One"), note_ref(0)}}, {{}, {text("Two")}}},
       {{{}, {paragraph({text("First."), note_ref(1)})}}, {{}, {paragraph("Second.")}}}},
      {{}, {{{}, {text("Three")}}}, {{{}, {paragraph("Third."), paragraph("More.")}}}}};
  doc.blocks = {{{}, list}};
  const Structure built = build_structure(doc, labels(), {});
  CHECK(shape(built).find(
            "L(LI(Lbl('One' Reference(Link('1'))) Lbl('Two') "
            "LBody(Note(Lbl('1') P('Of the term.')) P('First.' Reference(Link('2'))) "
            "Note(Lbl('2') P('Of the words.'))) LBody(P('Second.'))) "
            "LI(Lbl('Three') LBody(P('Third.') P('More.'))))") != std::string::npos);
}

TEST_CASE("languages of spans, links, headings and images are tagged") {
  Document doc = document();
  Image image{"a.png", "Un arbre", ""};
  image.lang = "fr";
  Link link{"https://example.org/", {text("page")}};
  link.lang = "de";
  link.hreflang = "de-AT";
  doc.blocks = {{{}, Heading{2, "t", {text("Titre")}, "fr"}},
                paragraph({{{}, LangSpan{"es", {text("siesta")}}}, {{}, link}, {{}, image}})};
  doc.meta.contents.value = true;
  ImageStore images;
  images.by_source.emplace("a.png", images.images.push_back({}));
  const Structure built = build_structure(doc, labels(), images);
  const auto lang_of = [&](Construct construct) {
    for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
      const StructId id(i);
      const bool entry = built.tree.attrs(id).target.has_value();
      if (built.tree[id].construct == construct && !entry) return built.tree.attrs(id).lang;
    }
    return std::string("none");
  };
  CHECK(lang_of(Construct::kHeading2) == "fr");
  CHECK(lang_of(Construct::kLangSpan) == "es");
  CHECK(lang_of(Construct::kLink) == "de");
  CHECK(lang_of(Construct::kInlineImage) == "fr");
  std::size_t entries = 0;  // of the contents list: they speak the heading's words
  for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
    const StructAttrs& attrs = built.tree.attrs(StructId(i));
    if (attrs.target && attrs.lang == "fr") ++entries;
  }
  CHECK(entries == 1);
}

TEST_CASE("a decorative image has no tag, a described figure a link to its description") {
  Document doc = document();
  Image ornament{"a.png", "", ""};
  ornament.purpose = ImagePurpose::kDecorative;
  Image chart{"a.png", "A chart", "Caption"};
  chart.long_description = "more";
  doc.blocks = {{{}, Figure{ornament, {}}},
                {{}, Figure{chart, {text("Caption")}}},
                paragraph({text("x"), {{}, ornament}}),
                heading(2, "More words", "more")};
  ImageStore images;
  images.by_source.emplace("a.png", images.images.push_back({}));
  Labels words = labels();
  words.strings[static_cast<std::size_t>(Label::kLongDescription)] = "Described in: {title}";
  const Structure built = build_structure(doc, words, images);
  CHECK(shape(built).find(
            "Div((('')) Div(Figure('') Caption('Caption')) "
            "P(GeneratedLink(Link('Described in: More words')) PageReference(', page ' #)) "
            "P('x' ('')))") != std::string::npos);
  bool leads_there = false;
  for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
    leads_there = leads_there || built.tree.attrs(StructId(i)).target == built.tree.find("more");
  }
  CHECK(leads_there);
}

TEST_CASE("a page break is the next block's, and none at the end, in a disclaimer or by a heading") {
  const auto hint = [] { return Block{{}, PageBreakHint{}}; };
  const auto new_pages = [](const Document& doc) {
    const Structure built = build_structure(doc, labels(), {});
    std::vector<Construct> out;
    for (std::uint32_t i = 0; i < built.tree.elem_count(); ++i) {
      const StructId id(i);
      if (built.tree.attrs(id).page_start == PageStart::kNewPage) {
        out.push_back(built.tree[id].construct);
      }
    }
    return out;
  };
  Document doc = document();
  doc.blocks = {hint(),           paragraph("a"), hint(), hint(), heading(2, "b", "b"), hint(),
                paragraph("c"),   hint(),         {{}, List{}},   hint(), heading(3, "d", "d"),
                paragraph("e"),   hint()};
  CHECK(new_pages(doc) == std::vector{Construct::kParagraph, Construct::kMainSection,
                                      Construct::kBulletList, Construct::kSubSection});
  Document health = health_document();
  health.blocks.insert(health.blocks.begin() + 2, hint());  // before the conclusion
  health.blocks.push_back(hint());
  health.blocks.push_back(paragraph("c"));
  CHECK(new_pages(health).empty());
  Document before = health_document();
  before.blocks.insert(before.blocks.begin(), {heading(2, "a", "a"), paragraph("b"), hint()});
  CHECK(new_pages(before) == std::vector{Construct::kRisksSection});
}
