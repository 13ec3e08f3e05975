// Block Markdown → Blocks.
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

TEST_CASE("lists: kind, start, tightness, nesting") {
  const Read read("- a\n- b\n  1. c\n\n  2. d\n\n+ e\n\n7) f\n");
  const auto& list = read.block<List>(0);
  CHECK(list.kind == ListKind::kBullet);
  CHECK(list.start == 1);
  CHECK(list.tight);
  CHECK(read.block<List>(2).start == 7);
  REQUIRE(list.items.size() == 2);
  const auto& inner = std::get<List>(list.items[1].blocks[1].kind);
  CHECK(inner.kind == ListKind::kOrdered);
  CHECK(inner.start == 1);
  CHECK_FALSE(inner.tight);
  CHECK(read.block<List>(1).items.size() == 1);
  CHECK(wrong_spans(read.document, read.source).empty());
}

TEST_CASE("task lists") {
  const Read read("- [ ] a\n- [x] *b*\n- [X] c\n- [y] d\n- [ ]\n- \\[ ] e\n1. [ ] f\n");
  const auto& items = read.block<List>(0).items;
  CHECK(items[0].task == TaskState::kNotDone);
  CHECK(items[1].task == TaskState::kDone);
  CHECK(items[2].task == TaskState::kDone);
  for (std::size_t i = 3; i < 6; ++i) CHECK(items[i].task == TaskState::kNotATask);
  CHECK(shown(std::get<Paragraph>(items[1].blocks[0].kind).inlines) == "Emphasis[Text(b)]");
  CHECK(shown(std::get<Paragraph>(items[3].blocks[0].kind).inlines) == "Text([y] d)");
  CHECK(read.block<List>(1).items[0].task == TaskState::kNotDone);
}

TEST_CASE("quotations, code and rules") {
  const Read read("> a\n> > b\n\n```py extra\n c\n```\n\n    d\n\n***\n");
  CHECK(read.block<Quote>(0).blocks.size() == 2);
  CHECK(read.block<CodeBlock>(1).language == "py");
  CHECK(read.block<CodeBlock>(1).text == " c");
  CHECK(read.block<CodeBlock>(2).text == "d");
  read.block<ThematicBreak>(3);
  CHECK(read.written(read.document.blocks[1].span) == "```py extra\n c\n```");
  CHECK(read.written(read.document.blocks[2].span) == "d");
  CHECK(read.written(read.document.blocks[3].span) == "***");
}

TEST_CASE("a block of code without code is told and left out") {
  const Read read("a\n\n```\n\n  \n```\n\n- ```\n  ```\n");
  CHECK(read.findings().find("empty-code") != std::string::npos);
  CHECK(!read.diagnostics.has_errors());
  REQUIRE(read.document.blocks.size() == 2);
  CHECK(read.block<List>(1).items[0].blocks.empty());
}

TEST_CASE("alerts of five kinds, the marker left out") {
  const Read read(
      "> [!note]\n> *a*\n\n> [!TIP]\n>\n> b\n\n> [!Important]  \n> c\n\n> [!WARNING]\n> - d\n"
      "\n> [!CAUTION]\n> e\n> f\n");
  CHECK(read.findings() == "");
  CHECK(read.block<Notice>(0).kind == NoticeKind::kNote);
  CHECK(read.block<Notice>(1).kind == NoticeKind::kTip);
  CHECK(read.block<Notice>(2).kind == NoticeKind::kImportant);
  CHECK(read.block<Notice>(3).kind == NoticeKind::kWarning);
  CHECK(read.block<Notice>(4).kind == NoticeKind::kCaution);
  const auto& words = std::get<Paragraph>(read.block<Notice>(4).blocks[0].kind);
  CHECK(shown(words.inlines) == "Text(e f)");
  CHECK(read.written(read.block<Notice>(4).blocks[0].span) == "e\n> f");
  CHECK(wrong_spans(read.document, read.source).empty());
}

TEST_CASE("alerts that are none") {
  finds("> [!FOO]\n> x\n", "1:3", kUnknownAlert, "[!FOO]", "[!CAUTION]");
  finds("> [!NOTE] x\n", "1:3", kUnknownAlert, "[!NOTE]", "next line");
  finds("> [!NOTE]\n", "1:1", kEmptyAlert, "> [!NOTE]", "next line");
  CHECK(Read("> \\[!FOO]\n> x\n").findings() == "");
}

TEST_CASE("tables: alignment, escaped pipes, missing cells") {
  const Read read("| a | b | c | d |\n|:--|:-:|--:|---|\n| `x\\|y` | z\\|*w* |\n");
  const auto& table = read.block<Table>(0);
  CHECK(table.columns ==
        std::vector{Alignment::kStart, Alignment::kCenter, Alignment::kEnd, Alignment::kStart});
  CHECK(shown(table.rows[0].cells[0].inlines) == "Code(x|y)");
  CHECK(shown(table.rows[0].cells[1].inlines) == "Text(z|) Emphasis[Text(w)]");
  CHECK(read.written(table.rows[0].cells[1].inlines[0].span) == "z\\|");
  CHECK(table.rows[0].cells.size() == 4);
  CHECK(table.rows[0].cells[3].inlines.empty());
  CHECK(wrong_spans(read.document, read.source).empty());
}

TEST_CASE("table captions before, after and in the last line") {
  const auto caption = [](const std::string& text) {
    const Read read(text);
    REQUIRE(read.document.blocks.size() == 1);
    return shown(read.block<Table>(0).caption);
  };
  const std::string table = "| a |\n|---|\n| b |\n";
  CHECK(caption(table + "\nTable: c *d*\n") == "Text(c ) Emphasis[Text(d)]");
  CHECK(caption(table + "\n: c\n") == "Text(c)");
  CHECK(caption("Table: c\n\n" + table) == "Text(c)");
  CHECK(caption(table + "Table: c\n") == "Text(c)");
  CHECK(caption(table + ": c\n") == "Text(c)");
  const Read two("Table: 1\n\n" + table + "\nTable: 2\n\n" + table);
  CHECK(shown(two.block<Table>(0).caption) == "Text(1)");
  CHECK(shown(two.block<Table>(1).caption) == "Text(2)");
  const Read paragraph("Table: a talk\n\nb\n");
  CHECK(shown(paragraph.block<Paragraph>(0).inlines) == "Text(Table: a talk)");
}

TEST_CASE("row headers: a strong first column or an empty corner") {
  const auto headers = [](const std::string& rows) {
    return Read(rows).block<Table>(0).row_headers == RowHeaders::kFirstColumn;
  };
  CHECK(headers("| a | b |\n|--|--|\n| **c** | d |\n| | e |\n| **f**[^1] | g |\n\n[^1]: h\n"));
  CHECK(headers("| | b |\n|--|--|\n| c | d |\n"));
  CHECK_FALSE(headers("| a | b |\n|--|--|\n| **c** | d |\n| e | f |\n"));
  CHECK_FALSE(headers("| a | b |\n|--|--|\n| **c** d | e |\n"));
  CHECK_FALSE(headers("| a |\n|--|\n| **c** |\n"));
}

TEST_CASE("a table after words without a blank line") {
  const Read read("> [r]: /u\n> words \\| *a*\n> | h | i |\n> |---|---|\n> | b | c |\n");
  const auto& blocks = read.block<Quote>(0).blocks;
  REQUIRE(blocks.size() == 2);
  CHECK(read.written(blocks[1].span) == "| h | i |\n> |---|---|\n> | b | c |");
  CHECK(wrong_spans(read.document, read.source).empty());
}

TEST_CASE("a row with more cells than columns would lose words") {
  finds("| a |\n|---|\n| b | c |\n", "3:7", kTableRow, "c |", "header row");
}

}  // namespace clearleaf::read
