// Content documents: which there are, what stands in them, and in whose words.
#include "sample.h"

#include <doctest/doctest.h>

using namespace clearleaf;
using namespace clearleaf::epub;

TEST_CASE("one document for each main section, between them nothing is lost") {
  const auto files = unpacked(write_epub(full_sample().input()));
  for (const char* name :
       {"title", "preamble", "section-01", "section-02", "section-03", "section-04"}) {
    CHECK(files.contains("EPUB/" + std::string(name) + ".xhtml"));
  }
  CHECK(files.size() == 14);
  const std::string& title = files.at("EPUB/title.xhtml");
  CHECK(contains(title,
                 "<h1 id=\"title\">Walking after surgery</h1>"
                 "<p class=\"subtitle\" role=\"doc-subtitle\">A handout</p>"));
  CHECK(contains(title,
                 "<section id=\"key-information\" class=\"key-information\" "
                 "aria-labelledby=\"key-information-heading\">"));
  CHECK(contains(files.at("EPUB/section-01.xhtml"),
                 "<section epub:type=\"chapter\" role=\"doc-chapter\" "
                 "aria-labelledby=\"walking\"><h2 id=\"walking\">Walking</h2>"));
}

TEST_CASE("the contents list and page references are the PDF's alone") {
  const auto files = unpacked(write_epub(full_sample().input()));
  CHECK_FALSE(contains(files.at("EPUB/title.xhtml"), "Contents"));
  CHECK_FALSE(contains(files.at("EPUB/title.xhtml"), ", page 3"));
}

TEST_CASE("text is escaped and otherwise exactly the leaf's") {
  Sample sample = full_sample();
  add_paragraph(sample, sample.elems.at("walking"), "  a  \"b\" 'c'\n\td <e> & f\xc2\xa0g ");
  CHECK(contains(written(sample, "section-01.xhtml"),
                 "<p>  a  \"b\" 'c'\n\td &lt;e&gt; &amp; f\xc2\xa0g </p>"));
}

TEST_CASE("attributes are escaped") {
  Sample sample = full_sample();
  const StructId paragraph = sample.tree.add(sample.elems.at("walking"), Construct::kParagraph, {});
  const StructId link = sample.tree.add(paragraph, Construct::kLink, {});
  sample.tree.edit_attrs(link).href = "https://example.org/?a=1&b=\"2\"<";
  sample.tree.add_text(link, "x", {});
  CHECK(contains(written(sample, "section-01.xhtml"),
                 "href=\"https://example.org/?a=1&amp;b=&quot;2&quot;&lt;\""));
}

TEST_CASE("links across documents name the file, links within do not; targets get ids") {
  const Sample sample = full_sample();
  CHECK(
      contains(written(sample, "section-02.xhtml"), "<a href=\"section-01.xhtml#place\">walk</a>"));
  CHECK(contains(written(sample, "section-01.xhtml"), "<p id=\"place\">"));
  CHECK(contains(written(sample, "section-01.xhtml"), "href=\"#note-1\""));
  CHECK(contains(written(sample, "title.xhtml"), "href=\"section-03.xhtml#disclaimer-risks\""));
}

TEST_CASE("a generated id gives way to the author's") {
  Sample sample = full_sample();
  add_section(sample, sample.elems.at("walking"), Construct::kSubSection, 3, "place", "Place");
  CHECK(contains(written(sample, "section-01.xhtml"), "<p id=\"place-2\">"));
}

TEST_CASE("a target without an element of its own leads to what is around it") {
  Sample sample = full_sample();
  const StructId link = sample.tree.add(
      sample.tree.add(sample.elems.at("walking"), Construct::kParagraph, {}), Construct::kLink, {});
  sample.tree.add_text(link, "start", {});
  sample.tree.edit_attrs(link).target =
      sample.tree[sample.tree[sample.leaves.at("preamble")].parent].parent;
  CHECK(contains(written(sample, "section-01.xhtml"), "<a href=\"preamble.xhtml\">start</a>"));
}

TEST_CASE("tables: scope on headers, no empty header, alignment by class") {
  const std::string section = written(full_sample(), "section-01.xhtml");
  CHECK(contains(section,
                 "<thead><tr><td/><th scope=\"col\">Morning</th>"
                 "<th class=\"end\" scope=\"col\">Evening</th></tr></thead>"));
  CHECK(contains(section,
                 "<tr><th scope=\"row\">Monday</th><td class=\"blank\"/>"
                 "<td class=\"end\">4</td></tr>"));
  CHECK_FALSE(contains(section, "<th/>"));
}

TEST_CASE("an empty header cell is a cell") {
  Sample sample = full_sample();
  const StructId table = sample.tree.add(sample.elems.at("resting"), Construct::kTable, {});
  const StructId row =
      sample.tree.add(sample.tree.add(table, Construct::kTableHead, {}), Construct::kTableRow, {});
  sample.tree.add(row, Construct::kColumnHeader, {});
  CHECK(contains(written(sample, "section-02.xhtml"), "<thead><tr><td/></tr></thead>"));
}

TEST_CASE("cells of a disclaimer are start aligned (P07)") {
  Sample sample = full_sample();
  const StructId table = sample.tree.add(sample.elems.at("risks"), Construct::kTable, {});
  const StructId row =
      sample.tree.add(sample.tree.add(table, Construct::kTableBody, {}), Construct::kTableRow, {});
  const StructId cell = sample.tree.add(row, Construct::kCell, {});
  sample.tree.edit_attrs(cell).alignment = Alignment::kEnd;
  sample.tree.add_text(cell, "4", {});
  CHECK(contains(written(sample, "section-03.xhtml"), "<tr><td>4</td></tr>"));
}

TEST_CASE("images: alternative, size in CSS pixels, decoration says so") {
  Sample sample = full_sample();
  const ImageId bars = sample.images.by_source.at("bars.png");
  sample.images.images[bars].width = 1800;
  sample.images.images[bars].dots_per_inch = 300;
  const std::string section = written(sample, "section-01.xhtml");
  CHECK(contains(section,
                 "<figure id=\"figure\"><img src=\"images/image-01.png\" alt=\"Two bars\" "
                 "width=\"576\" height=\"3\"/><figcaption>Bars</figcaption></figure>"));
  CHECK(contains(section, "alt=\"\" role=\"presentation\""));
}

TEST_CASE("disclaimers are sections with their role, in the spine, named by their heading (P09)") {
  const Sample sample = full_sample();
  CHECK(contains(written(sample, "section-03.xhtml"),
                 "<section id=\"disclaimer-risks\" class=\"risks\" epub:type=\"notice\" "
                 "role=\"doc-notice\" aria-labelledby=\"risks\"><h2 id=\"risks\">"));
  CHECK(contains(written(sample, "section-04.xhtml"),
                 "<section id=\"disclaimer-conclusion\" class=\"conclusion\" "
                 "epub:type=\"conclusion\" role=\"doc-conclusion\" aria-labelledby=\"end\">"));
  CHECK(contains(written(sample, "section-02.xhtml"),
                 "<div class=\"notice warning\" role=\"note\"><p class=\"notice-label\">"
                 "<span class=\"clearleaf-label\">Warning</span></p>"));
}

TEST_CASE("each document but the first ends with the way back to the key information (P14)") {
  const auto files = unpacked(write_epub(full_sample().input()));
  const std::string link =
      "<p class=\"clearleaf-back\"><a href=\"title.xhtml#key-information\" "
      "role=\"doc-backlink\">Back to the key information</a></p></body></html>";
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".xhtml")) continue;
    CHECK_MESSAGE(bytes.ends_with(link) == (name != "EPUB/title.xhtml"), name);
  }
}

TEST_CASE("without key information there is no way back to it") {
  Sample sample = empty_sample();
  const StructId section =
      add_section(sample, sample.tree.root(), Construct::kMainSection, 2, "one", "One");
  add_paragraph(sample, section, "Words.");
  CHECK_FALSE(contains(written(sample, "section-01.xhtml"), "clearleaf-back"));
  CHECK_FALSE(contains(written(sample, "nav.xhtml"), "clearleaf-back"));
}

TEST_CASE("a task's label stands in words, in the item's paragraph, followed by a blank") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const StructId list = tree.add(sample.elems.at("walking"), Construct::kTaskList, {});
  for (const Construct paragraph : {Construct::kTightParagraph, Construct::kParagraph}) {
    const StructId item = tree.add(list, Construct::kListItem, {});
    tree.add_text(tree.add(item, Construct::kTaskLabel, {}), "Not done: ", {});
    const StructId body = tree.add(item, Construct::kListBody, {});
    tree.add_text(tree.add(body, paragraph, {}), "pack", {});
  }
  CHECK(contains(written(sample, "section-01.xhtml"),
                 "<ul class=\"tasks\"><li><span class=\"task\">Not done: </span>pack</li>"
                 "<li><p><span class=\"task\">Not done: </span>pack</p></li></ul>"));
}

TEST_CASE("later paragraphs of a tight item do not run into the first") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const StructId list = tree.add(sample.elems.at("walking"), Construct::kBulletList, {});
  const StructId item = tree.add(list, Construct::kListItem, {});
  tree.add_text(tree.add(item, Construct::kListLabel, {}), "•", {});
  const StructId body = tree.add(item, Construct::kListBody, {});
  tree.add_text(tree.add(body, Construct::kTightParagraph, {}), "a", {});
  tree.add_text(tree.add(body, Construct::kTightParagraph, {}), "b", {});
  CHECK(contains(written(sample, "section-01.xhtml"), "<li>a<p>b</p></li>"));
}

TEST_CASE("languages and directions") {
  Sample sample = full_sample();
  sample.labels.lang = "de";
  const StructId paragraph = sample.tree.add(sample.elems.at("walking"), Construct::kParagraph, {});
  const StructId span = sample.tree.add(paragraph, Construct::kLangSpan, {});
  sample.tree.edit_attrs(span).lang = "ar";
  sample.tree.add_text(span, "مرحبا", {});
  const std::string section = written(sample, "section-01.xhtml");
  CHECK(contains(section, "<span lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\">مرحبا</span>"));
  CHECK(contains(section, "<h2 id=\"notes-section-01-heading\" lang=\"de\" xml:lang=\"de\">"));
  CHECK(contains(section,
                 "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                 "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"en-GB\" "
                 "xml:lang=\"en-GB\" dir=\"ltr\">"));
}

TEST_CASE("titles of documents are unique") {
  Sample sample = empty_sample();
  for (const char* id : {"a", "b", "c"}) {
    add_section(sample, sample.tree.root(), Construct::kMainSection, 2, id, "Contents");
  }
  CHECK(contains(written(sample, "nav.xhtml"), "<title>Contents</title>"));
  CHECK(contains(written(sample, "section-01.xhtml"), "<title>Contents (2)</title>"));
  CHECK(contains(written(sample, "section-03.xhtml"), "<title>Contents (4)</title>"));
}

TEST_CASE("a definition list has all terms of a group, then all its definitions") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const StructId list =
      tree.add(sample.elems.at("resting"), Construct::kDefinitionList, {});
  const StructId group = tree.add(list, Construct::kDefinitionGroup, {});
  for (const char* term : {"one", "two"}) {
    tree.add_text(tree.add(group, Construct::kTerm, {}), term, {});
  }
  const StructId tight = tree.add(group, Construct::kDefinition, {});
  tree.add_text(tree.add(tight, Construct::kTightParagraph, {}), "first", {});
  const StructId loose = tree.add(group, Construct::kDefinition, {});
  add_paragraph(sample, loose, "second");
  CHECK(contains(written(sample, "section-02.xhtml"),
                 "<dl><dt>one</dt><dt>two</dt><dd>first</dd><dd><p>second</p></dd></dl>"));
}

TEST_CASE("words in another language are marked, and what a link leads to") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const StructId paragraph = tree.add(sample.elems.at("walking"), Construct::kParagraph, {});
  const StructId span = tree.add(paragraph, Construct::kLangSpan, {});
  tree.edit_attrs(span).lang = "fr";
  tree.add_text(span, "mot", {});
  const StructId link = tree.add(paragraph, Construct::kLink, {});
  tree.edit_attrs(link).href = "https://example.org/";
  tree.edit_attrs(link).hreflang = "de";
  tree.add_text(link, "x", {});
  CHECK(contains(written(sample, "section-01.xhtml"),
                 "<p><span lang=\"fr\" xml:lang=\"fr\">mot</span>"
                 "<a href=\"https://example.org/\" hreflang=\"de\">x</a></p>"));
}

TEST_CASE("a decorative image says nothing; a described figure is followed by its link") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const ImageId image = add_png(sample, "extra.png");
  const StructId section = sample.elems.at("walking");
  const StructId box = tree.add(section, Construct::kDecorativeFigure, {});
  const StructId ornament = tree.add(box, Construct::kDecorativeImage, {});
  tree.edit_attrs(ornament).width_percent = 48;
  tree.add_image(ornament, image, {});
  const std::string before = written(sample, "package.opf");
  CHECK_FALSE(contains(before, "longDescription"));
  const StructId described = tree.add(section, Construct::kLongDescription, {});
  const StructId link =
      tree.add(tree.add(described, Construct::kGeneratedLink, {}), Construct::kLink, {});
  tree.edit_attrs(link).target = sample.elems.at("resting");
  tree.add_text(link, "Long description", {});
  const std::string text = written(sample, "section-01.xhtml");
  CHECK(contains(text, "<div class=\"decorative\"><img class=\"inline width-50\" src=\""));
  CHECK(contains(text, "alt=\"\" role=\"presentation\""));
  CHECK(contains(text, "<p><span class=\"clearleaf-link\"><a href=\"section-02.xhtml#"));
  CHECK(contains(written(sample, "package.opf"), ">longDescription<"));
}

TEST_CASE("a block that begins a page says so, a main section does by itself") {
  Sample sample = full_sample();
  StructTree& tree = sample.tree;
  const StructId paragraph = tree.add(sample.elems.at("walking"), Construct::kParagraph, {});
  tree.add_text(paragraph, "new", {});
  tree.edit_attrs(paragraph).page_start = PageStart::kNewPage;
  tree.edit_attrs(sample.elems.at("walking")).page_start = PageStart::kNewPage;
  const std::string text = written(sample, "section-01.xhtml");
  CHECK(contains(text, "<p class=\"clearleaf-new-page\">new</p>"));
  CHECK(count_of(text, "clearleaf-new-page") == 1);
}
