// EpubInput → the bytes of an EPUB: the plan, then one file after the other, then the container.
#include "epub/write_epub.h"

#include "epub/book.h"
#include "epub/container.h"
#include "epub/content_writer.h"
#include "epub/navigation.h"
#include "epub/package.h"
#include "epub/style_sheet.h"
#include "epub/xml_writer.h"

namespace clearleaf::epub {

namespace {

std::string in_folder(std::string_view name) {
  return "EPUB/" + std::string(name);
}

/// META-INF/container.xml: where the package document is (EPUB 3.3, 4.2.6.3.1).
std::string write_container_xml() {
  XmlWriter xml(Doctype::kNone);
  {
    XmlWriter::Element container(xml, "container");
    container.attr("version", "1.0")
        .attr("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container");
    const XmlWriter::Element rootfiles(xml, "rootfiles");
    XmlWriter::Element(xml, "rootfile")
        .attr("full-path", in_folder("package.opf"))
        .attr("media-type", "application/oebps-package+xml");
  }
  return xml.bytes();
}

}  // namespace

std::string write_epub(const EpubInput& input) {
  const Book book(input);
  std::vector<ContainerFile> files;
  files.push_back({"META-INF/container.xml", write_container_xml()});
  files.push_back({in_folder("package.opf"), write_package(book)});
  files.push_back({in_folder(kNavFile), write_nav(book)});
  files.push_back({in_folder(kNcxFile), write_ncx(book)});
  files.push_back({in_folder(kStyleFile), fill_style_sheet(input.style_template, input.edition)});
  for (std::size_t i = 0; i < book.documents.list.size(); ++i) {
    const DocumentId document = book.documents.list.id_at(i);
    files.push_back(
        {in_folder(book.documents.list[document].file()), write_content_document(book, document)});
  }
  for (const ImageFile& file : book.facts.images) {
    files.push_back({in_folder(file.path), input.images.images[file.image].file});
  }
  return write_container(files, input.publication.modified);
}

}  // namespace clearleaf::epub
