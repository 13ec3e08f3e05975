// Elements, attributes and text → an XML file, with nothing in it that was not asked for.
#pragma once

#include <tinyxml2.h>

#include <string>
#include <string_view>

namespace clearleaf::epub {

enum class Doctype { kNone, kHtml };

/// Writes one file from top to bottom; holds the text written so far and the open elements, no
/// tree. No white space is added: in XHTML it would be text.
class XmlWriter {
 public:
  explicit XmlWriter(Doctype doctype);

  /// An open element; it ends where this goes out of scope. `name` is a literal.
  class Element {
   public:
    Element(XmlWriter& xml, const char* name);
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element();

    /// Attributes come before anything is written inside.
    Element& attr(const char* name, std::string_view value);
    /// As `attr`, but an empty value writes nothing.
    Element& attr_if(const char* name, std::string_view value);

   private:
    tinyxml2::XMLPrinter& printer_;
  };

  void text(std::string_view text);
  /// An element that holds `text` alone.
  void text_element(const char* name, std::string_view text);
  /// The file; every element is closed.
  std::string bytes() const;

 private:
  tinyxml2::XMLPrinter printer_;
};

}  // namespace clearleaf::epub
