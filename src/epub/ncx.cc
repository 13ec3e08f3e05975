// Table of contents and pages → toc.ncx (DAISY 2005, as OPF 2.0.1 2.4.1 uses it).
#include "base/numbers.h"
#include "epub/book.h"
#include "epub/navigation.h"
#include "epub/xml_writer.h"

#include <algorithm>

namespace clearleaf::epub {

namespace {

using Element = XmlWriter::Element;

class NcxWriter {
 public:
  NcxWriter(const Book& book, XmlWriter& xml) : book_(book), xml_(xml) {}

  void write() {
    Element ncx(xml_, "ncx");
    ncx.attr("xmlns", "http://www.daisy.org/z3986/2005/ncx/")
        .attr("version", "2005-1")
        .attr("xml:lang", book_.lang());
    const std::vector<TocEntry> entries = table_of_contents(book_);
    write_head(depth_of(entries));
    write_label("docTitle", book_.input.meta.title.value);
    {
      const Element map(xml_, "navMap");
      write_points(entries);
    }
    write_page_list();
  }

 private:
  void write_meta(const char* name, std::string_view content) {
    Element(xml_, "meta").attr("name", name).attr("content", content);
  }

  void write_label(const char* element, std::string_view words) {
    const Element label(xml_, element);
    xml_.text_element("text", words);
  }

  void write_head(int depth) {
    std::uint32_t highest = 0;
    for (const PageMarker& page : book_.markers.all) {
      highest = std::max(highest, parse_whole(page.label).value_or(0));
    }
    const Element head(xml_, "head");
    write_meta("dtb:uid", "urn:uuid:" + book_.input.publication.epub_uuid);
    write_meta("dtb:depth", std::to_string(depth));
    write_meta("dtb:totalPageCount", std::to_string(book_.markers.all.size()));
    write_meta("dtb:maxPageNumber", std::to_string(highest));
  }

  void write_points(const std::vector<TocEntry>& entries) {
    for (const TocEntry& entry : entries) {
      Element point(xml_, "navPoint");
      point.attr("id", "point-" + std::to_string(++points_));
      write_label("navLabel", entry.title);
      Element(xml_, "content").attr("src", entry.href);
      write_points(entry.entries);
    }
  }

  void write_page_list() {
    if (book_.markers.all.empty()) return;
    const Element list(xml_, "pageList");
    write_label("navLabel", book_.label(Label::kListOfPages));
    for (const PageMarker& page : book_.markers.all) {
      // Only whole numbers are values; "iv" is a page of the front matter.
      const bool is_number = parse_whole(page.label).has_value();
      Element target(xml_, "pageTarget");
      target.attr("id", "target-" + page.id).attr("type", is_number ? "normal" : "front");
      if (is_number) target.attr("value", page.label);
      write_label("navLabel", page.label);
      Element(xml_, "content")
          .attr("src", book_.documents.list[page.document].file() + "#" + page.id);
    }
  }

  const Book& book_;
  XmlWriter& xml_;
  int points_ = 0;
};

}  // namespace

std::string write_ncx(const Book& book) {
  XmlWriter xml(Doctype::kNone);
  NcxWriter(book, xml).write();
  return xml.bytes();
}

}  // namespace clearleaf::epub
