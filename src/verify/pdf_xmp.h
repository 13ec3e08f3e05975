// The bytes of an XMP packet → its properties and the extension schemas it describes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// How a property's value is written (ISO 16684-1 7).
enum class XmpForm : std::uint8_t { kText, kBag, kSeq, kAlt, kStructure };

struct XmpValue {
  std::string text;
  std::string lang;  // of an item of a language alternative
};

/// A property of the packet. Of a structure there are no values.
struct XmpProperty {
  std::string name_space;  // URI
  std::string prefix;
  std::string name;
  XmpForm form = XmpForm::kText;
  std::vector<XmpValue> values;
};

/// What an extension schema says of a property (ISO 19005-2 6.6.2.3.3).
struct XmpSchemaProperty {
  std::string name;
  std::string value_type;
  std::string category;
  std::string description;
};
struct XmpSchema {
  std::string title;
  std::string name_space;
  std::string prefix;
  std::vector<XmpSchemaProperty> properties;
};

struct XmpPacket {
  std::string fault;              // why it could not be read; empty: it could
  bool has_header = false;        // an xpacket processing instruction
  bool header_has_bytes = false;  // with this attribute
  bool header_has_encoding = false;
  std::vector<XmpProperty> properties;
  std::vector<XmpSchema> schemas;

  /// The first property of that name; null: there is none.
  const XmpProperty* find(std::string_view name_space, std::string_view name) const;
  /// The first value of that property; empty: there is none.
  std::string_view value(std::string_view name_space, std::string_view name) const;
};

inline constexpr std::string_view kDcNamespace = "http://purl.org/dc/elements/1.1/";
inline constexpr std::string_view kXmpNamespace = "http://ns.adobe.com/xap/1.0/";
inline constexpr std::string_view kPdfNamespace = "http://ns.adobe.com/pdf/1.3/";
inline constexpr std::string_view kPdfaIdNamespace = "http://www.aiim.org/pdfa/ns/id/";
inline constexpr std::string_view kPdfuaIdNamespace = "http://www.aiim.org/pdfua/ns/id/";
inline constexpr std::string_view kPdfaExtensionNamespace =
    "http://www.aiim.org/pdfa/ns/extension/";
inline constexpr std::string_view kClearleafNamespace = "urn:clearleaf:ns:1.0/";

/// Hostile bytes are expected: no entity is declared, expanded or fetched.
XmpPacket read_xmp(std::string_view bytes);

}  // namespace clearleaf::verify
