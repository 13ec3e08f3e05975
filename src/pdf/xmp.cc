// Values → RDF.
#include "pdf/xmp.h"

#include "base/version.h"
#include "base/xml_escape.h"
#include "pdf/metadata.h"

#include <initializer_list>
#include <vector>

namespace clearleaf::pdf {

namespace {

constexpr std::string_view kUaNamespace = "http://www.aiim.org/pdfua/ns/id/";

void append_element(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append("<").append(name).append(">").append(xml_escaped(value));
  out.append("</").append(name).append(">\n");
}

/// An array of `container` "Bag" or "Seq".
void append_array(std::string& out, std::string_view name, std::string_view container,
                  const std::vector<std::string>& values) {
  if (values.empty()) return;
  out.append("<").append(name).append("><rdf:").append(container).append(">");
  for (const std::string& value : values) out += "<rdf:li>" + xml_escaped(value) + "</rdf:li>";
  out.append("</rdf:").append(container).append("></").append(name).append(">\n");
}

/// A text with its language: the default one and the same under its name.
void append_alternatives(std::string& out, std::string_view name, std::string_view value,
                         std::string_view lang) {
  if (value.empty()) return;
  const std::string text = xml_escaped(value);
  out.append("<").append(name).append("><rdf:Alt>");
  for (const std::string_view language : {std::string_view("x-default"), lang}) {
    out += "<rdf:li xml:lang=\"" + xml_escaped(language) + "\">" + text + "</rdf:li>";
  }
  out.append("</rdf:Alt></").append(name).append(">\n");
}

std::vector<std::string> one(const std::string& value) {
  return value.empty() ? std::vector<std::string>{} : std::vector{value};
}

void append_dublin_core(std::string& out, const Metadata& meta, const Publication& publication) {
  const std::string& lang = meta.lang.value;
  append_element(out, "dc:format", "application/pdf");
  append_element(out, "dc:identifier", "urn:uuid:" + publication.pdf_uuid);
  append_alternatives(out, "dc:title", meta.title.value, lang);
  append_array(out, "dc:creator", "Seq", meta.creators());
  append_alternatives(out, "dc:description", meta.description.value, lang);
  append_array(out, "dc:subject", "Bag", meta.subjects);
  append_array(out, "dc:language", "Bag", one(lang));
  append_array(out, "dc:publisher", "Bag", one(meta.organisation.value));
  if (meta.published.value) append_array(out, "dc:date", "Seq", one(to_iso(*meta.published.value)));
  append_alternatives(out, "dc:rights", meta.rights.value, lang);
}

struct Property {
  std::string_view name;
  std::string_view type;
  std::string_view description;
};

/// One schema of the extension schema container (ISO 19005-2 6.6.2.3.3): every property that the
/// XMP specification does not define must be described in the file itself.
void append_schema(std::string& out, std::string_view title, std::string_view uri,
                   std::string_view prefix, std::initializer_list<Property> properties) {
  out += "<rdf:li rdf:parseType=\"Resource\">\n";
  append_element(out, "pdfaSchema:schema", title);
  append_element(out, "pdfaSchema:namespaceURI", uri);
  append_element(out, "pdfaSchema:prefix", prefix);
  out += "<pdfaSchema:property><rdf:Seq>\n";
  for (const Property& property : properties) {
    out += "<rdf:li rdf:parseType=\"Resource\">\n";
    append_element(out, "pdfaProperty:name", property.name);
    append_element(out, "pdfaProperty:valueType", property.type);
    append_element(out, "pdfaProperty:category", "internal");
    append_element(out, "pdfaProperty:description", property.description);
    out += "</rdf:li>\n";
  }
  out += "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n";
}

void append_extension_schemas(std::string& out) {
  out +=
      "<rdf:Description rdf:about=\"\""
      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
      "<pdfaExtension:schemas><rdf:Bag>\n";
  append_schema(out, "PDF/UA Universal Accessibility Schema", kUaNamespace, "pdfuaid",
                {{"part", "Integer", "The part of ISO 14289 the file conforms to"}});
  append_schema(out, "clearleaf Schema", kClearleafNamespace, "clearleaf",
                {{"profile", "Text", "The profile whose disclaimers the document must have"},
                 {"edition", "Text", "The edition the document was set in"},
                 {"version", "Text", "The version of clearleaf that made the file"}});
  out += "</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";
}

}  // namespace

std::string xmp_packet(const Metadata& meta, const Publication& publication) {
  const std::string date = to_iso(publication.modified);
  // The id is the same in every packet (ISO 16684-1 7.3.2).
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"";
  out.append(" xmlns:pdfuaid=\"").append(kUaNamespace).append("\"");
  out.append(" xmlns:clearleaf=\"").append(kClearleafNamespace).append("\">\n");
  append_element(out, "pdfuaid:part", "1");
  append_element(out, "pdfaid:part", "2");
  append_element(out, "pdfaid:conformance", "A");
  append_dublin_core(out, meta, publication);
  append_element(out, "xmp:CreateDate", date);
  append_element(out, "xmp:ModifyDate", date);
  append_element(out, "xmp:MetadataDate", date);
  append_element(out, "xmp:CreatorTool", creator_tool());
  append_element(out, "pdf:Producer", creator_tool());
  append_element(out, "pdf:Keywords", keywords(meta));
  append_element(out, "clearleaf:profile", profile_name(meta.profile.value));
  append_element(out, "clearleaf:edition", publication.edition);
  append_element(out, "clearleaf:version", version());
  out += "</rdf:Description>\n";
  append_extension_schemas(out);
  return out + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace clearleaf::pdf
