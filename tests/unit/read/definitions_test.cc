// Terms and lines that begin with a colon → DefinitionList.
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

namespace {

std::string shown_blocks(const Blocks& blocks);

std::string shown_list(const DefinitionList& list) {
  std::string out;
  for (const DefinitionGroup& group : list.groups) {
    for (const Term& term : group.terms) out += "[" + shown(term.inlines) + "]";
    for (const Definition& definition : group.definitions) {
      out += "(" + shown_blocks(definition.blocks) + ")";
    }
  }
  return out;
}

std::string shown_blocks(const Blocks& blocks) {
  std::string out;
  for (const Block& block : blocks) {
    if (!out.empty()) out += " / ";
    if (const auto* words = std::get_if<Paragraph>(&block.kind)) {
      out += shown(words->inlines);
    } else if (const auto* code = std::get_if<CodeBlock>(&block.kind)) {
      out += "Code(" + code->text + ")";
    } else if (const auto* inner = std::get_if<DefinitionList>(&block.kind)) {
      out += "D" + shown_list(*inner);
    } else if (const auto* list = std::get_if<List>(&block.kind)) {
      out += "List";
      for (const ListItem& item : list->items) out += "(" + shown_blocks(item.blocks) + ")";
    } else if (const auto* quote = std::get_if<Quote>(&block.kind)) {
      out += "Quote(" + shown_blocks(quote->blocks) + ")";
    } else if (std::holds_alternative<Table>(block.kind)) {
      out += "Table";
    } else {
      out += "?";
    }
  }
  return out;
}

std::string blocks(const std::string& text) {
  CAPTURE(text);
  const Read read(text);
  CHECK_MESSAGE(read.findings().empty(), read.findings());
  const auto wrong = wrong_spans(read.document, read.source);
  CHECK_MESSAGE(wrong.empty(), wrong.front());
  return shown_blocks(read.document.blocks);
}

bool is_tight(const std::string& text) {
  return Read(text).block<DefinitionList>(0).tight;
}

}  // namespace

TEST_CASE("terms and definitions, tight and loose") {
  CHECK(blocks("Term\n: words\n") == "D[Text(Term)](Text(words))");
  CHECK(blocks("Term\n\n:   words\n") == "D[Text(Term)](Text(words))");
  CHECK(blocks("A\n: b\nC\n") == "D[Text(A)](Text(b C))");
  CHECK(blocks("A\n: b\n\nC\n:\td\n") == "D[Text(A)](Text(b))[Text(C)](Text(d))");
  CHECK(blocks("x\n\nA\n\n: b\n\ny\n") == "Text(x) / D[Text(A)](Text(b)) / Text(y)");
  CHECK(is_tight("A\n: b\n\nC\n: d\n: e\n"));
  CHECK_FALSE(is_tight("A\n\n: b\n"));
  CHECK_FALSE(is_tight("A\n: b\n\n  c\n"));
}

TEST_CASE("several terms and several definitions") {
  CHECK(blocks("A\n*B* c\n: d\n  e\n: f\n") ==
        "D[Text(A)][Emphasis[Text(B)] Text( c)](Text(d e))(Text(f))");
  CHECK(blocks("A\n\n: b\n\n: c\n\n: d\n") == "D[Text(A)](Text(b))(Text(c))(Text(d))");
  CHECK(blocks("A\n: b\n\n: c\n") == "D[Text(A)](Text(b))(Text(c))");
}

TEST_CASE("several blocks in a definition, and definitions behind them") {
  CHECK(blocks("A\n\n:   b\n\n    c\n\n        d\n\n:   e\n") ==
        "D[Text(A)](Text(b) / Text(c) / Code(d))(Text(e))");
  CHECK(blocks("A\n: b\n\n  - c\n  - d\n\n: e\n\n  1. f\n\n: g\n\n  > h\n\n: i\n") ==
        "D[Text(A)](Text(b) / List(Text(c))(Text(d)))(Text(e) / List(Text(f)))(Text(g) / "
        "Quote(Text(h)))(Text(i))");
  CHECK(blocks("A\n: ```\n  b\n  ```\n") == "D[Text(A)](Code(b))");
  CHECK(blocks("A\n:   | b |\n    |---|\n    | c |\n") == "D[Text(A)](Table)");
}

TEST_CASE("definition lists in definitions, items, quotations and notes") {
  CHECK(blocks("A\n: b\n\n  C\n  : d\n\n  E\n  : f\n\nG\n: h\n") ==
        "D[Text(A)](Text(b) / D[Text(C)](Text(d))[Text(E)](Text(f)))[Text(G)](Text(h))");
  CHECK(blocks("- A\n  : b\n- c\n") == "List(D[Text(A)](Text(b)))(Text(c))");
  CHECK(blocks("> A\n> : b\n>\n> C\n>\n> : d\n") ==
        "Quote(D[Text(A)](Text(b))[Text(C)](Text(d)))");
  const Read note("x[^1]\n\n[^1]: A\n    : b\n\n    C\n    : d[^2]\n\n[^2]: e\n");
  CHECK(note.findings() == "");
  REQUIRE(note.document.notes.size() == 2);
  CHECK(shown_blocks(note.document.notes[NoteId(0)].blocks) ==
        "D[Text(A)](Text(b))[Text(C)](Text(d) Note(1))");
  CHECK(wrong_spans(note.document, note.source).empty());
}

TEST_CASE("notes of terms and definitions are numbered as they are met") {
  const Read read("A[^a]\n: b[^b]\n\nc[^c]\n\n[^c]: 3\n[^b]: 2\n[^a]: 1\n");
  REQUIRE(read.document.notes.size() == 3);
  CHECK(read.document.notes[NoteId(0)].name == "a");
  CHECK(read.document.notes[NoteId(1)].name == "b");
  CHECK(read.document.notes[NoteId(2)].name == "c");
}

TEST_CASE("colons that begin no definition") {
  CHECK(blocks(": a\n") == "Text(: a)");
  CHECK(blocks("- a\n\n: b\n") == "List(Text(a)) / Text(: b)");
  CHECK(blocks("a\n:b\n\nc\n\\: d\n\ne\n    : f\n") == "Text(a :b) / Text(c : d) / Text(e : f)");
  CHECK(blocks("a\n:\n") == "Text(a :)");
  CHECK(blocks("```\na\n: b\n```\n\n    c\n    : d\n") == "Code(a\n: b) / Code(c\n: d)");
  CHECK(blocks("> a\n: b\n") == "Quote(Text(a : b))");
  CHECK(blocks("[a]: u\n: b\n") == "Text(: b)");
  CHECK(blocks("words\n\n: caption\n\n| a |\n|---|\n| b |\n") == "Text(words) / Table");
  CHECK(blocks("| a |\n|---|\n| b |\n\n: caption\n\nC\n: d\n") == "Table / D[Text(C)](Text(d))");
}

TEST_CASE("definitions keep apart from lists beside them") {
  CHECK(blocks("A\n: b\n\n+ c\n+ d\n") == "D[Text(A)](Text(b)) / List(Text(c))(Text(d))");
  CHECK(blocks("+ c\n\nA\n: b\n\n* d\n") == "List(Text(c)) / D[Text(A)](Text(b)) / List(Text(d))");
  CHECK(blocks("A\n: [ ] b\n") == "D[Text(A)](Text([ ] b))");
}

TEST_CASE("a term directly below a definition is told of") {
  finds("A\n: b\nC\n: d\n", "3:1", kTermInDefinition, "C", "blank line", Severity::kWarning);
  CHECK(Read("A\n: b\n  C\n: d\n").findings() == "");
}

TEST_CASE("definition lists past the limit of nesting are refused") {
  std::string text;
  for (int depth = 0; depth < 40; ++depth) {
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    text += indent + "T\n" + indent + ": d\n\n";
  }
  const Read read(text);
  REQUIRE(read.diagnostics.has_errors());
  CHECK(read.diagnostics.items().front().rule.name == kTooDeep.name);
}

TEST_CASE("many definitions are read in few parses") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "Term\n\n: one\n\n  - x\n\n: two\n\n";
  const Read read(text);
  CHECK(read.findings() == "");
  CHECK(read.block<DefinitionList>(0).groups.size() == 3000);
  CHECK(read.block<DefinitionList>(0).groups.back().definitions.size() == 2);
}

TEST_CASE("page breaks as people write them") {
  const Read read("a\n\n\\newpage\n\nb\n\n\\pagebreak\n\n<!-- pagebreak -->\n\n<!-- PageBreak-->\n"
                  "\n\\newpage c\n");
  CHECK(read.findings() == "");
  for (const std::size_t i : {1U, 3U, 4U, 5U}) read.block<PageBreakHint>(i);
  CHECK(shown(read.block<Paragraph>(6).inlines) == "Text(\\newpage c)");
  CHECK(read.written(read.document.blocks[4].span) == "<!-- pagebreak -->");
  CHECK(Read("a\n\n<!-- a pagebreak -->\n").document.blocks.size() == 1);
}

}  // namespace clearleaf::read
