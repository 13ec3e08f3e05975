// XML ↔ a tree of plain values, within limits and without anything from outside the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace clearleaf::image {

struct XmlAttribute {
  std::string space;  // the namespace's name; "" for none, "prefix:" for one that is not declared
  std::string name;
  std::string value;
};

/// An element, or text between elements: then `name` is empty.
struct XmlNode {
  std::string text;
  std::string space;
  std::string name;
  std::vector<XmlAttribute> attributes;
  std::vector<XmlNode> kids;

  bool is_text() const { return name.empty(); }
};

/// The value of the attribute `name` without a namespace; "" where there is none.
std::string_view attribute(const XmlNode& element, std::string_view name);

struct XmlLimits {
  std::size_t elements = 0;
  std::size_t nesting = 0;
};

/// Why there is no tree. `line` and `cause` are the library's, of a file that is not well formed.
struct XmlError {
  enum class Kind : unsigned char { kNotWellFormed, kEntities, kElements, kNesting };
  Kind kind = Kind::kNotWellFormed;
  int line = 0;
  std::string cause;
};

/// Reads a document (XML 1.0) by libxml2. The document type and what it points to are not read; a
/// document that declares entities of its own is refused, so none is ever expanded. Comments and
/// processing instructions are dropped, CDATA sections become text.
std::variant<XmlNode, XmlError> parse_xml(std::string_view bytes, const XmlLimits& limits);

}  // namespace clearleaf::image
