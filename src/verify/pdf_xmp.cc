// XMP → plain values, by libxml2's tree.
#include "verify/pdf_xmp.h"

#include "base/utf8.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>
#include <optional>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kXml = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view kPdfaSchema = "http://www.aiim.org/pdfa/ns/schema#";
constexpr std::string_view kPdfaProperty = "http://www.aiim.org/pdfa/ns/property#";
constexpr std::size_t kMaxBytes = 16U << 20U;

struct DocumentFreer {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using XmlDocument = std::unique_ptr<xmlDoc, DocumentFreer>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

template <class Node>
bool is(const Node* node, std::string_view name_space, std::string_view name) {
  return node->ns != nullptr && view(node->ns->href) == name_space && view(node->name) == name;
}

/// The next element among `node` and what follows it.
const xmlNode* element_from(const xmlNode* node) {
  while (node != nullptr && node->type != XML_ELEMENT_NODE) node = node->next;
  return node;
}
const xmlNode* first_element(const xmlNode* parent) {
  return element_from(parent->children);
}
const xmlNode* next_element(const xmlNode* node) {
  return element_from(node->next);
}

std::string text_in(const xmlNode* parent) {
  std::string out;
  for (const xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      out += view(node->content);
    }
  }
  return out;
}

std::string value_of(const xmlAttr* attribute) {
  return text_in(reinterpret_cast<const xmlNode*>(attribute));
}

std::string attribute_of(const xmlNode* node, std::string_view name_space, std::string_view name) {
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (is(at, name_space, name)) return value_of(at);
  }
  return {};
}

std::optional<XmpForm> array_form(const xmlNode* node) {
  if (is(node, kRdf, "Bag")) return XmpForm::kBag;
  if (is(node, kRdf, "Seq")) return XmpForm::kSeq;
  if (is(node, kRdf, "Alt")) return XmpForm::kAlt;
  return std::nullopt;
}

template <class Node>
XmpProperty named(const Node* node) {
  XmpProperty out;
  if (node->ns != nullptr) {
    out.name_space = view(node->ns->href);
    out.prefix = view(node->ns->prefix);
  }
  out.name = view(node->name);
  return out;
}

XmpProperty read_property(const xmlNode* node) {
  XmpProperty out = named(node);
  const xmlNode* inner = first_element(node);
  if (inner == nullptr) {
    out.values.push_back({text_in(node), attribute_of(node, kXml, "lang")});
    return out;
  }
  const auto form = array_form(inner);
  out.form = form.value_or(XmpForm::kStructure);
  if (!form) return out;
  for (const xmlNode* item = first_element(inner); item != nullptr; item = next_element(item)) {
    out.values.push_back({text_in(item), attribute_of(item, kXml, "lang")});
  }
  return out;
}

const xmlNode* child(const xmlNode* parent, std::string_view name_space, std::string_view name) {
  for (const xmlNode* node = first_element(parent); node != nullptr; node = next_element(node)) {
    if (is(node, name_space, name)) return node;
  }
  return nullptr;
}

std::string child_text(const xmlNode* parent, std::string_view name_space, std::string_view name) {
  const xmlNode* node = child(parent, name_space, name);
  return node == nullptr ? std::string() : text_in(node);
}

XmpSchemaProperty read_schema_property(const xmlNode* item) {
  return {child_text(item, kPdfaProperty, "name"), child_text(item, kPdfaProperty, "valueType"),
          child_text(item, kPdfaProperty, "category"),
          child_text(item, kPdfaProperty, "description")};
}

XmpSchema read_schema(const xmlNode* item) {
  XmpSchema out{child_text(item, kPdfaSchema, "schema"),
                child_text(item, kPdfaSchema, "namespaceURI"),
                child_text(item, kPdfaSchema, "prefix"),
                {}};
  const xmlNode* list = child(item, kPdfaSchema, "property");
  const xmlNode* array = list == nullptr ? nullptr : first_element(list);
  if (array == nullptr || array_form(array) != XmpForm::kSeq) return out;
  for (const xmlNode* at = first_element(array); at != nullptr; at = next_element(at)) {
    out.properties.push_back(read_schema_property(at));
  }
  return out;
}

void read_schemas(const xmlNode* container, XmpPacket& packet) {
  const xmlNode* array = first_element(container);
  if (array == nullptr || array_form(array) != XmpForm::kBag) return;
  for (const xmlNode* item = first_element(array); item != nullptr; item = next_element(item)) {
    packet.schemas.push_back(read_schema(item));
  }
}

void read_description(const xmlNode* description, XmpPacket& packet) {
  for (const xmlAttr* at = description->properties; at != nullptr; at = at->next) {
    if (at->ns == nullptr || view(at->ns->href) == kRdf || view(at->ns->href) == kXml) continue;
    XmpProperty property = named(at);
    property.values.push_back({value_of(at), {}});
    packet.properties.push_back(std::move(property));
  }
  for (const xmlNode* at = first_element(description); at != nullptr; at = next_element(at)) {
    if (is(at, kPdfaExtensionNamespace, "schemas")) read_schemas(at, packet);
    packet.properties.push_back(read_property(at));
  }
}

void read_instructions(const xmlDoc* document, XmpPacket& packet) {
  for (const xmlNode* node = document->children; node != nullptr; node = node->next) {
    if (node->type != XML_PI_NODE || view(node->name) != "xpacket") continue;
    const std::string_view content = view(node->content);
    if (!content.starts_with("begin")) continue;
    packet.has_header = true;
    packet.header_has_bytes = content.find(" bytes=") != content.npos;
    packet.header_has_encoding = content.find(" encoding=") != content.npos;
  }
}

const xmlNode* find_rdf(const xmlNode* root) {
  if (is(root, kRdf, "RDF")) return root;
  return child(root, kRdf, "RDF");
}

}  // namespace

const XmpProperty* XmpPacket::find(std::string_view name_space, std::string_view name) const {
  for (const XmpProperty& property : properties) {
    if (property.name == name && property.name_space == name_space) return &property;
  }
  return nullptr;
}

std::string_view XmpPacket::value(std::string_view name_space, std::string_view name) const {
  const XmpProperty* property = find(name_space, name);
  if (property == nullptr || property->values.empty()) return {};
  return property->values.front().text;
}

XmpPacket read_xmp(std::string_view bytes) {
  XmpPacket packet;
  if (bytes.size() > kMaxBytes)
    packet.fault = "is longer than 16 MiB";
  else if (first_invalid_utf8(bytes))
    packet.fault = "is not in UTF-8";
  if (!packet.fault.empty()) return packet;
  const XmlDocument document(
      xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  const xmlNode* root = document == nullptr ? nullptr : xmlDocGetRootElement(document.get());
  if (root == nullptr) {
    packet.fault = "is not well-formed XML";
  } else if (document->intSubset != nullptr) {
    packet.fault = "has a document type declaration";
  } else if (const xmlNode* rdf = find_rdf(root); rdf == nullptr) {
    packet.fault = "has no rdf:RDF";
  } else {
    read_instructions(document.get(), packet);
    for (const xmlNode* at = first_element(rdf); at != nullptr; at = next_element(at)) {
      if (is(at, kRdf, "Description")) read_description(at, packet);
    }
  }
  return packet;
}

}  // namespace clearleaf::verify
