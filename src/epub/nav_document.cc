// Table of contents, lists of figures and tables, pages, landmarks → nav.xhtml.
#include "base/utf8.h"
#include "epub/book.h"
#include "epub/language.h"
#include "epub/navigation.h"
#include "epub/page.h"
#include "epub/written.h"

namespace clearleaf::epub {

namespace {

using Element = XmlWriter::Element;

class NavWriter {
 public:
  NavWriter(const Book& book, XmlWriter& xml) : book_(book), xml_(xml) {}

  void write_body() {
    write_toc();
    write_captions("loi", Label::kFigures, book_.facts.figures);
    write_captions("lot", Label::kTables, book_.facts.tables);
    write_page_list();
    write_landmarks();
    write_back_link(xml_, book_);
  }

 private:
  /// A nav element with its heading; `type` is also its id.
  class Nav {
   public:
    Nav(NavWriter& writer, const char* type, const char* role, Label heading)
        : element_(writer.xml_, "nav") {
      const std::string heading_id = std::string(type) + "-heading";
      element_.attr("epub:type", type)
          .attr_if("role", role)
          .attr("id", type)
          .attr("class", type)
          .attr("aria-labelledby", heading_id);
      write_own_heading(writer.xml_, writer.book_, heading_id, heading);
    }

   private:
    Element element_;
  };

  void write_link(std::string_view href, std::string_view words, std::string_view type = "",
                  std::string_view lang = "") {
    Element link(xml_, "a");
    link.attr("href", href).attr_if("epub:type", type);
    tag_language(link, lang, book_.lang());
    xml_.text(words);
  }

  void write_toc() {
    const Nav nav(*this, "toc", "doc-toc", Label::kContents);
    write_entries(table_of_contents(book_));
  }

  void write_entries(const std::vector<TocEntry>& entries) {
    if (entries.empty()) return;
    const Element list(xml_, "ol");
    for (const TocEntry& entry : entries) {
      const Element item(xml_, "li");
      write_link(entry.href, entry.title, "", entry.lang);
      write_entries(entry.entries);
    }
  }

  void write_captions(const char* type, Label heading, const std::vector<Captioned>& items) {
    if (!has_list_of(items)) return;
    const Nav nav(*this, type, "", heading);
    const Element list(xml_, "ol");
    for (const Captioned& item : items) {
      const Element entry(xml_, "li");
      write_link(book_.anchors.href(item.elem), item.caption);
    }
  }

  void write_page_list() {
    if (book_.markers.all.empty()) return;
    const Nav nav(*this, "page-list", "doc-pagelist", Label::kListOfPages);
    const Element list(xml_, "ol");
    for (const PageMarker& page : book_.markers.all) {
      const Element item(xml_, "li");
      write_link(book_.documents.list[page.document].file() + "#" + page.id, page.label);
    }
  }

  void write_landmark(std::string_view type, std::string_view href, std::string_view words,
                      std::string_view lang = "") {
    const Element item(xml_, "li");
    write_link(href, words, type, lang);
  }

  void write_own_landmark(std::string_view type, std::string_view href, Label words) {
    write_landmark(type, href, book_.label(words), book_.label_lang);
  }

  /// P08: a disclaimer has a landmark of its own, in the words of its heading.
  void write_disclaimer_landmark(Construct construct, std::string_view type) {
    const StructTree& tree = book_.input.tree;
    for (const ContentDocument& document : book_.documents.list) {
      for (const StructId part : document.parts) {
        if (tree[part].construct != construct) continue;
        const auto heading = heading_of(tree, part);
        write_landmark(type, book_.anchors.href(part), normalised(tree.plain_text(*heading)));
      }
    }
  }

  void write_landmarks() {
    const Nav nav(*this, "landmarks", "", Label::kLandmarks);
    const Element list(xml_, "ol");
    write_own_landmark("toc", std::string(kNavFile) + "#toc", Label::kContents);
    write_own_landmark("bodymatter", book_.documents.list[book_.body_start()].file(),
                       Label::kStartOfText);
    write_disclaimer_landmark(Construct::kRisksSection, "notice");
    write_disclaimer_landmark(Construct::kConclusionSection, "conclusion");
    for (const ContentDocument& document : book_.documents.list) {
      if (document.notes.empty()) continue;
      write_own_landmark("endnotes", document.file() + "#" + document.endnotes_id, Label::kNotes);
      break;  // the first of them: a reading system shows one
    }
  }

  const Book& book_;
  XmlWriter& xml_;
};

}  // namespace

std::string write_nav(const Book& book) {
  return write_page(book, book.label(Label::kContents), "frontmatter",
                    [&](XmlWriter& xml) { NavWriter(book, xml).write_body(); });
}

}  // namespace clearleaf::epub
