// Footnotes → notes in the order of first reference.
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

namespace {

std::string names(const Read& read) {
  std::string out;
  for (const Note& note : read.document.notes) out += note.name + " ";
  return out;
}

}  // namespace

TEST_CASE("notes are numbered where they are first met, nested ones after their block's") {
  const Read read(
      "[^z]: last [^n]\n[^n]: nested\n\na[^b] c[^z] d[^b]\n\ne[^f]\n\n[^f]: g\n\n"
      "    second *par*\n[^b]: h [^b]\n");
  CHECK(read.findings() == "");
  CHECK(names(read) == "b z n f ");
  CHECK(shown(read.block<Paragraph>(0).inlines) ==
        "Text(a) Note(0) Text( c) Note(1) Text( d) Note(0)");
  const Note& f = read.document.notes[NoteId(3)];
  CHECK(f.blocks.size() == 2);
  CHECK(read.written(f.span) == "[^f]: g\n\n    second *par*");
  CHECK(wrong_spans(read.document, read.source).empty());
}

TEST_CASE("notes defined inside quotations and lists") {
  const Read read(
      "a[^1] b[^2] c[^3]\n\n> [^1]: one *x*\n> more\n\n- item\n\n  [^2]: two `y`\n  lazy\n\n"
      "[^3]: > quoted\n    > *on*\n");
  CHECK(read.findings() == "");
  CHECK(read.document.blocks.size() == 2);
  CHECK(wrong_spans(read.document, read.source).empty());
  CHECK(read.written(read.document.notes[NoteId(0)].blocks[0].span) == "one *x*\n> more");
}

TEST_CASE("references in headings, cells and captions") {
  const Read read(
      "## A[^1]\n\n| b[^2] |\n|--|\n| c[^1] |\n\nTable: d[^3]\n\n[^1]: x\n[^2]: y\n[^3]: z\n");
  CHECK(read.findings() == "");
  CHECK(names(read) == "1 3 2 ");
}

TEST_CASE("references to nothing") {
  finds("a[^fayas]\n\nb[^fayaz]\n\n[^fayaz]: x\n", "1:2", kUnknownNote, "[^fayas]", "[^fayaz]");
  finds("a[^x]\n", "1:2", kUnknownNote, "[^x]", "[^x]: words");
  CHECK(Read("a \\[^x] `[^y]`\n").findings() == "");
}

TEST_CASE("notes that nothing refers to") {
  const auto warns = [](const std::string& text, std::string_view place, std::string_view mark) {
    finds(text, place, kUnusedNote, mark, "delete it", Severity::kWarning);
  };
  warns("a\n\n[^x]: b\n", "3:1", "[^x]:");
  warns("a\n\n> [^x]: b\n", "3:3", "[^x]:");
  CHECK(Read("[^x]: b [^y]\n[^y]: c\n").findings() ==
        "2:1 warning unused-footnote\n1:1 warning unused-footnote\n");
  CHECK(Read("```\n[^x]: b\n```\n").findings() == "");
}

TEST_CASE("notes written twice, notes without words, notes in links") {
  finds("a[^x]\n\n[^x]: b\n\n[^x]: c\n", "5:1", kDuplicateNote, "[^x]:", "another name");
  finds("a[^x]\n\n[^x]:\n", "3:1", kEmptyNote, "[^x]:", "colon");
  finds("b[^x] [a[^x]](c)\n\n[^x]: b\n", "1:9", kNoteInLink, "[^x]", "closing bracket");
  finds("b[^x] ![a[^x]](c)\n\n[^x]: b\n", "1:10", kNoteInLink, "[^x]", "closing bracket");
}

}  // namespace clearleaf::read
