// Title and body → XHTML.
#include "epub/page.h"

#include "epub/language.h"

namespace clearleaf::epub {

namespace {

using Element = XmlWriter::Element;

void write_head(XmlWriter& xml, std::string_view title) {
  const Element head(xml, "head");
  Element(xml, "meta").attr("charset", "utf-8");
  xml.text_element("title", title);
  Element(xml, "link").attr("rel", "stylesheet").attr("type", "text/css").attr("href", kStyleFile);
}

}  // namespace

std::string write_page(const Book& book, std::string_view title, std::string_view body_type,
                       const std::function<void(XmlWriter&)>& write_body) {
  XmlWriter xml(Doctype::kHtml);
  {
    Element html(xml, "html");
    html.attr("xmlns", "http://www.w3.org/1999/xhtml")
        .attr("xmlns:epub", "http://www.idpf.org/2007/ops")
        .attr("lang", book.lang())
        .attr("xml:lang", book.lang())
        .attr("dir", direction_of(book.lang()));
    write_head(xml, title);
    Element body(xml, "body");
    body.attr("epub:type", body_type);
    write_body(xml);
  }
  return xml.bytes();
}

void write_back_link(XmlWriter& xml, const Book& book) {
  if (!book.key_information) return;
  Element paragraph(xml, "p");
  paragraph.attr("class", "clearleaf-back");
  Element link(xml, "a");
  link.attr("href", book.anchors.href(*book.key_information)).attr("role", "doc-backlink");
  tag_language(link, book.label_lang, book.lang());
  xml.text(book.label(Label::kBackToKeyInformation));
}

void write_own_heading(XmlWriter& xml, const Book& book, std::string_view id, Label words) {
  Element heading(xml, "h2");
  heading.attr("id", id);
  tag_language(heading, book.label_lang, book.lang());
  xml.text(book.label(words));
}

}  // namespace clearleaf::epub
