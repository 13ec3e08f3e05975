// Page markers: where each page of the PDF begins.
#include "base/invariant.h"
#include "sample.h"

#include <doctest/doctest.h>

using namespace clearleaf;
using namespace clearleaf::epub;

namespace {

std::string marker(const std::string& label) {
  return "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-" + label +
         "\" aria-label=\"Page " + label + "\"/>";
}

}  // namespace

TEST_CASE("a marker stands within the text where the page begins") {
  // 18 bytes in: "Ä" has two.
  CHECK(contains(written(full_sample(), "section-01.xhtml"),
                 "Äpfel &amp; &lt;b&gt;. Walk" + marker("3") + " a little<a id=\"noteref-1\""));
}

TEST_CASE("several markers may stand in one text, and together") {
  Sample sample = full_sample();
  const LeafId leaf = sample.leaves.at("resting");
  sample.page_map.breaks = {{"1", leaf, 4}, {"2", leaf, 4}, {"3", leaf, 6}};
  CHECK(contains(written(sample, "section-02.xhtml"),
                 "<p>Rest" + marker("1") + marker("2") + ", " + marker("3") + "then "));
}

TEST_CASE("a marker at the start of an element stands before it, outside links and headings") {
  const Sample sample = full_sample();
  CHECK(contains(written(sample, "section-02.xhtml"),
                 "Rest, then " + marker("4") + "<a href=\"section-01.xhtml#place\">walk</a>"));
  CHECK(contains(written(sample, "title.xhtml"),
                 "<body epub:type=\"frontmatter\">" + marker("1") + "<h1 id=\"title\">"));
}

TEST_CASE("inside a link's text a marker stands there") {
  Sample sample = full_sample();
  sample.page_map.breaks = {{"1", sample.leaves.at("link"), 2}};
  CHECK(contains(written(sample, "section-02.xhtml"), "\">wa" + marker("1") + "lk</a>"));
}

TEST_CASE("a page that begins in the contents list has its marker before the next text") {
  CHECK(contains(written(full_sample(), "preamble.xhtml"),
                 "<body epub:type=\"bodymatter\">" + marker("2") + "<p>Before you begin.</p>"));
}

TEST_CASE("a page that begins after the text: the end of the last document, before its notes") {
  Sample sample = full_sample();
  const StructId paragraph = sample.tree.add(sample.elems.at("end"), Construct::kParagraph, {});
  add_note(sample, paragraph, sample.elems.at("end"), "The last.");
  CHECK(contains(written(sample, "section-04.xhtml"),
                 "</section>" + marker("5") + "<section id=\"notes-section-04\""));
}

TEST_CASE("a page that begins in a note has its marker before the next text") {
  Sample sample = full_sample();
  const StructId note = sample.tree.notes.front().note;
  const LeafId in_note =
      std::get<LeafId>(sample.tree[std::get<StructId>(sample.tree[note].kids.back())].kids.front());
  sample.page_map.breaks = {{"1", in_note, 3}};
  CHECK(contains(written(sample, "section-01.xhtml"), "</p>" + marker("1") + "<ul>"));
}

TEST_CASE("between rows and items the marker stands at the start of the cell or item") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const StructId list = tree.add(sample.elems.at("resting"), Construct::kBulletList, {});
  std::vector<LeafId> labels;
  for (const char* words : {"one", "two"}) {
    const StructId item = tree.add(list, Construct::kListItem, {});
    labels.push_back(tree.add_text(tree.add(item, Construct::kListLabel, {}), "•", {}));
    const StructId body = tree.add(item, Construct::kListBody, {});
    tree.add_text(tree.add(body, Construct::kTightParagraph, {}), words, {});
  }
  const StructId table = tree.add(sample.elems.at("resting"), Construct::kTable, {});
  const StructId part = tree.add(table, Construct::kTableBody, {});
  std::vector<LeafId> cells;
  for (const char* words : {"a", "b"}) {
    const StructId row = tree.add(part, Construct::kTableRow, {});
    cells.push_back(tree.add_text(tree.add(row, Construct::kCell, {}), words, {}));
  }
  sample.page_map.breaks = {
      {"1", labels[0], 0}, {"2", labels[1], 0}, {"3", cells[0], 0}, {"4", cells[1], 0}};
  const std::string section = written(sample, "section-02.xhtml");
  CHECK(contains(section, marker("1") + "<ul><li>one</li><li>" + marker("2") + "two</li></ul>"));
  CHECK(contains(section, marker("3") + "<table><tbody><tr><td>a</td></tr><tr><td>" + marker("4") +
                              "b</td></tr>"));
}

TEST_CASE("a page that begins with a figure is marked before the figure") {
  Sample sample = full_sample();
  std::optional<LeafId> image;
  for (std::uint32_t i = 0; i < sample.tree.leaf_count() && !image; ++i) {
    if (std::holds_alternative<ImageLeaf>(sample.tree[LeafId(i)].kind)) image = LeafId(i);
  }
  sample.page_map.breaks = {{"1", image, 0}};
  CHECK(contains(written(sample, "section-01.xhtml"), marker("1") + "<figure id=\"figure\"><img"));
}

TEST_CASE("every page is listed once, with its label, in order") {
  Sample sample = full_sample();
  sample.page_map.breaks[0].label = "iv";
  const auto files = unpacked(write_epub(sample.input()));
  CHECK(contains(files.at("EPUB/nav.xhtml"),
                 "<ol><li><a href=\"title.xhtml#page-iv\">iv</a></li>"
                 "<li><a href=\"preamble.xhtml#page-2\">2</a></li>"
                 "<li><a href=\"section-01.xhtml#page-3\">3</a></li>"
                 "<li><a href=\"section-02.xhtml#page-4\">4</a></li>"
                 "<li><a href=\"section-04.xhtml#page-5\">5</a></li></ol>"));
  CHECK(contains(files.at("EPUB/toc.ncx"), "<pageTarget id=\"target-page-iv\" type=\"front\">"));
  CHECK(count_of(files.at("EPUB/toc.ncx"), "<pageTarget ") == 5);
}

TEST_CASE("a heading called \"Page 3\" keeps its id") {
  Sample sample = full_sample();
  add_section(sample, sample.elems.at("walking"), Construct::kSubSection, 3, "page-3", "Page 3");
  const std::string section = written(sample, "section-01.xhtml");
  CHECK(contains(section, "<h3 id=\"page-3\">"));
  CHECK(contains(section, "id=\"page-3-2\" aria-label=\"Page 3\""));
  CHECK(contains(written(sample, "nav.xhtml"), "<a href=\"section-01.xhtml#page-3-2\">3</a>"));
}

TEST_CASE("a break within a character is a bug") {
  Sample sample = full_sample();
  sample.page_map.breaks = {{"1", sample.leaves.at("walking"), 1}};
  CHECK_THROWS_AS(write_epub(sample.input()), InvariantError);
}

TEST_CASE("between terms the marker stands at the start of the next term") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const StructId list =
      tree.add(sample.elems.at("resting"), Construct::kDefinitionList, {});
  std::vector<LeafId> leaves;
  for (const char* words : {"one", "two"}) {
    const StructId group = tree.add(list, Construct::kDefinitionGroup, {});
    leaves.push_back(tree.add_text(tree.add(group, Construct::kTerm, {}), words, {}));
    const StructId body = tree.add(group, Construct::kDefinition, {});
    leaves.push_back(tree.add_text(tree.add(body, Construct::kParagraph, {}), "words", {}));
  }
  sample.page_map.breaks = {
      {"1", leaves[0], 0}, {"2", leaves[1], 0}, {"3", leaves[2], 0}, {"4", leaves[3], 0}};
  CHECK(contains(written(sample, "section-02.xhtml"),
                 marker("1") + "<dl><dt>one</dt><dd>" + marker("2") + "<p>words</p></dd><dt>" +
                     marker("3") + "two</dt><dd>" + marker("4") + "<p>words</p></dd></dl>"));
}
