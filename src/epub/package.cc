// Book → metadata, manifest and spine.
#include "epub/package.h"

#include "base/version.h"
#include "epub/accessibility.h"
#include "epub/language.h"
#include "epub/xml_writer.h"

namespace clearleaf::epub {

namespace {

using Element = XmlWriter::Element;

/// The namespace of the properties profile, edition and version, as in the PDF's XMP. Not an
/// address to fetch.
constexpr std::string_view kPrefix = "clearleaf: urn:clearleaf:ns:1.0/";

class PackageWriter {
 public:
  PackageWriter(const Book& book, XmlWriter& xml)
      : book_(book), meta_(book.input.meta), publication_(book.input.publication), xml_(xml) {}

  void write() {
    Element package(xml_, "package");
    package.attr("xmlns", "http://www.idpf.org/2007/opf")
        .attr("version", "3.0")
        .attr("unique-identifier", "uid")
        .attr("xml:lang", book_.lang())
        .attr("dir", direction_of(book_.lang()))
        .attr("prefix", kPrefix);
    write_metadata();
    write_manifest();
    write_spine();
  }

 private:
  void write_dc(const char* name, std::string_view value) {
    if (!value.empty()) xml_.text_element(name, value);
  }

  void write_dc_with_id(const char* name, std::string_view id, std::string_view value) {
    Element element(xml_, name);
    element.attr("id", id);
    xml_.text(value);
  }

  void write_meta(std::string_view property, std::string_view value) {
    if (value.empty()) return;
    Element meta(xml_, "meta");
    meta.attr("property", property);
    xml_.text(value);
  }

  void write_refinement(std::string_view id, std::string_view property, std::string_view value,
                        std::string_view scheme = "") {
    if (value.empty()) return;
    Element meta(xml_, "meta");
    meta.attr("property", property).attr("refines", "#" + std::string(id));
    meta.attr_if("scheme", scheme);
    xml_.text(value);
  }

  void write_metadata() {
    Element metadata(xml_, "metadata");
    metadata.attr("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    write_identifiers();
    write_titles();
    write_dc("dc:language", book_.lang());
    write_people();
    if (meta_.published.value) write_dc("dc:date", to_iso(*meta_.published.value));
    write_dc("dc:description", meta_.description.value);
    for (const std::string& subject : meta_.subjects) write_dc("dc:subject", subject);
    write_dc("dc:rights", meta_.rights.value);
    write_meta("dcterms:modified", to_iso(publication_.modified));
    write_accessibility();
    write_origin();
    if (book_.facts.cover) {
      // How readers older than EPUB 3 find the cover.
      Element(xml_, "meta")
          .attr("name", "cover")
          .attr("content", book_.facts.file_of(*book_.facts.cover).name);
    }
  }

  void write_identifiers() {
    write_dc_with_id("dc:identifier", "uid", "urn:uuid:" + publication_.epub_uuid);
    write_dc("dc:identifier", meta_.identifier.value);
    if (const std::string& isbn = meta_.isbn.value; !isbn.empty()) {
      write_dc_with_id("dc:identifier", "isbn",
                       isbn.starts_with("urn:isbn:") ? isbn : "urn:isbn:" + isbn);
      write_refinement("isbn", "identifier-type", "15", "onix:codelist5");  // ISBN-13
    }
  }

  void write_titles() {
    write_dc_with_id("dc:title", "main-title", meta_.title.value);
    write_refinement("main-title", "title-type", "main");
    if (meta_.subtitle.value.empty()) return;
    write_dc_with_id("dc:title", "subtitle", meta_.subtitle.value);
    write_refinement("subtitle", "title-type", "subtitle");
  }

  void write_people() {
    int number = 0;
    for (const std::string& creator : meta_.creators()) {
      const std::string id = "creator-" + std::to_string(++number);
      write_dc_with_id("dc:creator", id, creator);
      write_refinement(id, "role", "aut", "marc:relators");
    }
    write_dc("dc:publisher", meta_.organisation.value);
  }

  void write_accessibility() {
    const Accessibility accessibility = describe_accessibility(book_);
    for (const auto& mode : accessibility.access_modes) write_meta("schema:accessMode", mode);
    for (const auto& mode : accessibility.sufficient) {
      write_meta("schema:accessModeSufficient", mode);
    }
    for (const auto& feature : accessibility.features) {
      write_meta("schema:accessibilityFeature", feature);
    }
    write_meta("schema:accessibilityHazard", accessibility.hazard);
    write_meta("schema:accessibilitySummary", accessibility.summary);
    if (!meta_.evaluator) return;
    {
      // A claim of conformance is its evaluator's: never one without the other.
      Element claim(xml_, "meta");
      claim.attr("property", "dcterms:conformsTo").attr("id", "conformance");
      xml_.text(kConformsTo);
    }
    {
      Element certifier(xml_, "meta");
      certifier.attr("property", "a11y:certifiedBy")
          .attr("refines", "#conformance")
          .attr("id", "certifier");
      xml_.text(meta_.evaluator->name);
    }
    write_refinement("certifier", "a11y:certifierCredential", meta_.evaluator->credential);
  }

  void write_origin() {
    if (!book_.markers.all.empty()) {
      write_meta("pageBreakSource", "urn:uuid:" + publication_.pdf_uuid);
    }
    write_meta("clearleaf:profile", profile_name(meta_.profile.value));
    write_meta("clearleaf:edition", publication_.edition);
    write_meta("clearleaf:version", version());
  }

  void write_item(std::string_view id, std::string_view href, std::string_view media_type,
                  std::string_view properties = "") {
    Element(xml_, "item")
        .attr("id", id)
        .attr("href", href)
        .attr("media-type", media_type)
        .attr_if("properties", properties);
  }

  void write_manifest() {
    const Element manifest(xml_, "manifest");
    write_item("nav", kNavFile, "application/xhtml+xml", "nav");
    write_item("ncx", kNcxFile, "application/x-dtbncx+xml");
    write_item("style", kStyleFile, "text/css");
    for (const ContentDocument& document : book_.documents.list) {
      write_item(document.name, document.file(), "application/xhtml+xml");
    }
    for (const ImageFile& file : book_.facts.images) {
      const bool is_cover = file.image == book_.facts.cover;
      write_item(file.name, file.path, book_.input.images.images[file.image].media_type,
                 is_cover ? "cover-image" : "");
    }
  }

  void write_spine() {
    Element spine(xml_, "spine");
    spine.attr("toc", "ncx").attr("page-progression-direction", direction_of(book_.lang()));
    for (std::size_t i = 0; i < book_.documents.list.size(); ++i) {
      const DocumentId document = book_.documents.list.id_at(i);
      Element(xml_, "itemref").attr("idref", book_.documents.list[document].name);
      if (document == book_.documents.title_page()) Element(xml_, "itemref").attr("idref", "nav");
    }
  }

  const Book& book_;
  const Metadata& meta_;
  const Publication& publication_;
  XmlWriter& xml_;
};

}  // namespace

std::string write_package(const Book& book) {
  XmlWriter xml(Doctype::kNone);
  PackageWriter(book, xml).write();
  return xml.bytes();
}

}  // namespace clearleaf::epub
