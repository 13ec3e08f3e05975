// Notes: gathered at the end of the document of their first reference.
#include "sample.h"

#include <doctest/doctest.h>

using namespace clearleaf;
using namespace clearleaf::epub;

TEST_CASE("notes stand after the section they are referred to in, with a way back") {
  const std::string section = written(full_sample(), "section-01.xhtml");
  CHECK(contains(section,
                 "<a id=\"noteref-1\" class=\"noteref\" epub:type=\"noteref\" "
                 "role=\"doc-noteref\" href=\"#note-1\">1</a>"));
  CHECK(contains(section,
                 "</section><section id=\"notes-section-01\" class=\"endnotes\" "
                 "epub:type=\"endnotes\" role=\"doc-endnotes\" "
                 "aria-labelledby=\"walking notes-section-01-heading\">"
                 "<h2 id=\"notes-section-01-heading\">Notes</h2><ol><li>"
                 "<div id=\"note-1\" class=\"footnote\" epub:type=\"footnote\" "
                 "role=\"doc-footnote\"><p>Each day. <a href=\"#noteref-1\" class=\"backlink\" "
                 "epub:type=\"backlink\" role=\"doc-backlink\">Back to the text, note 1</a></p>"
                 "</div></li>"));
  CHECK(count_of(section, "role=\"doc-footnote\"") == 2);
}

TEST_CASE("notes are numbered through the publication") {
  const Sample sample = full_sample();
  CHECK(contains(written(sample, "section-02.xhtml"), "<ol start=\"3\"><li><div id=\"note-3\""));
  CHECK_FALSE(contains(written(sample, "section-03.xhtml"), "doc-endnotes"));
}

TEST_CASE("a gap in a document's numbers is kept") {
  Sample sample = full_sample();
  const StructId first = sample.tree[sample.leaves.at("walking")].parent;
  add_note(sample, first, sample.elems.at("walking"), "A fourth.");
  CHECK(contains(written(sample, "section-01.xhtml"), "<li value=\"4\"><div id=\"note-4\""));
}

TEST_CASE("a later reference in another document leads to the document of the first") {
  Sample sample = full_sample();
  const StructId paragraph = sample.tree.add(sample.elems.at("resting"), Construct::kParagraph, {});
  const StructId link = sample.tree.add(sample.tree.add(paragraph, Construct::kNoteReference, {}),
                                        Construct::kNoteReferenceLink, {});
  sample.tree.edit_attrs(link).target = sample.tree.notes.front().note;
  sample.tree.add_text(link, "1", {});
  const std::string section = written(sample, "section-02.xhtml");
  CHECK(contains(section, "href=\"section-01.xhtml#note-1\">1</a>"));
  CHECK_FALSE(contains(section, "id=\"note-1\""));
}

TEST_CASE("a note referred to in the title stands in the title's document") {
  Sample sample = full_sample();
  const StructId title = sample.tree[sample.leaves.at("title")].parent;
  add_note(sample, title, sample.elems.at("walking"), "On the title.");
  const std::string page = written(sample, "title.xhtml");
  CHECK(contains(page, "aria-labelledby=\"title notes-title-heading\""));
  CHECK(contains(page, "<ol start=\"4\"><li><div id=\"note-4\""));
  CHECK(contains(page, "href=\"#note-4\">4</a></h1>"));
}

TEST_CASE("a note that ends with a list has its way back below it") {
  Sample sample = full_sample();
  const StructId list = sample.tree.add(sample.tree.notes.front().note, Construct::kBulletList, {});
  const StructId body =
      sample.tree.add(sample.tree.add(list, Construct::kListItem, {}), Construct::kListBody, {});
  sample.tree.add_text(sample.tree.add(body, Construct::kTightParagraph, {}), "one", {});
  CHECK(contains(written(sample, "section-01.xhtml"),
                 "<p>Each day.</p><ul><li>one</li></ul><p><a href=\"#noteref-1\""));
}
