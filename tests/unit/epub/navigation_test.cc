// The navigation document and the NCX.
#include "sample.h"

#include <doctest/doctest.h>

using namespace clearleaf;
using namespace clearleaf::epub;

TEST_CASE("the table of contents is nested as the headings are") {
  CHECK(contains(written(full_sample(), "nav.xhtml"),
                 "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" class=\"toc\" "
                 "aria-labelledby=\"toc-heading\"><h2 id=\"toc-heading\">Contents</h2><ol>"
                 "<li><a href=\"title.xhtml#key-information-heading\">Key information</a></li>"
                 "<li><a href=\"section-01.xhtml#walking\">Walking</a>"
                 "<ol><li><a href=\"section-01.xhtml#shoes\">Shoes</a></li></ol></li>"
                 "<li><a href=\"section-02.xhtml#resting\">Resting</a></li>"
                 "<li><a href=\"section-03.xhtml#risks\">Warning: Risks</a></li>"
                 "<li><a href=\"section-04.xhtml#end\">Conclusion: In short</a></li></ol></nav>"));
}

TEST_CASE("landmarks: contents, start, both disclaimers (P08), the first notes") {
  CHECK(contains(
      written(full_sample(), "nav.xhtml"),
      "<ol><li><a href=\"nav.xhtml#toc\" epub:type=\"toc\">Contents</a></li>"
      "<li><a href=\"preamble.xhtml\" epub:type=\"bodymatter\">Start of the text</a></li>"
      "<li><a href=\"section-03.xhtml#disclaimer-risks\" epub:type=\"notice\">Warning: "
      "Risks</a></li>"
      "<li><a href=\"section-04.xhtml#disclaimer-conclusion\" epub:type=\"conclusion\">"
      "Conclusion: In short</a></li>"
      "<li><a href=\"section-01.xhtml#notes-section-01\" epub:type=\"endnotes\">Notes</a></li>"
      "</ol>"));
}

TEST_CASE("captions are listed where there are two or more") {
  const std::string nav = written(full_sample(), "nav.xhtml");
  CHECK(contains(nav, "<nav epub:type=\"loi\" id=\"loi\""));
  CHECK(contains(nav,
                 "<li><a href=\"section-01.xhtml#table\">My diary</a></li>"
                 "<li><a href=\"section-01.xhtml#table-2\">My diary, later</a></li>"));
  const std::string empty = written(empty_sample(), "nav.xhtml");
  CHECK_FALSE(contains(empty, "loi"));
  CHECK_FALSE(contains(empty, "lot"));
}

TEST_CASE("a publication without headings or pages still has a table of contents") {
  Sample sample = empty_sample();
  const StructId preamble = sample.tree.add(sample.tree.root(), Construct::kPreamble, {});
  add_paragraph(sample, preamble, "All of it.");
  const auto files = unpacked(write_epub(sample.input()));
  const std::string& nav = files.at("EPUB/nav.xhtml");
  CHECK(contains(nav, "<ol><li><a href=\"preamble.xhtml\">Walking after surgery</a></li></ol>"));
  CHECK_FALSE(contains(nav, "page-list"));
  CHECK_FALSE(contains(files.at("EPUB/toc.ncx"), "pageList"));
}

TEST_CASE("the NCX has the book's identifier, depth and pages") {
  const std::string ncx = written(full_sample(), "toc.ncx");
  CHECK(contains(ncx,
                 "<meta name=\"dtb:uid\" "
                 "content=\"urn:uuid:3947a0f0-86f7-575e-8c49-ccb267514723\"/>"
                 "<meta name=\"dtb:depth\" content=\"2\"/>"
                 "<meta name=\"dtb:totalPageCount\" content=\"5\"/>"
                 "<meta name=\"dtb:maxPageNumber\" content=\"5\"/>"));
  CHECK_FALSE(contains(ncx, "playOrder"));
}

TEST_CASE("a heading in another language is marked in the contents too") {
  Sample sample = full_sample();
  const StructId section = sample.elems.at("walking");
  sample.tree.edit_attrs(std::get<StructId>(sample.tree[section].kids.front())).lang = "fr";
  CHECK(contains(written(sample, "nav.xhtml"),
                 "#walking\" lang=\"fr\" xml:lang=\"fr\">Walking</a>"));
}
