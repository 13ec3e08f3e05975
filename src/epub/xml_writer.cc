// Elements, attributes and text → an XML file, through tinyxml2's printer.
#include "epub/xml_writer.h"

#include "base/checked.h"

namespace clearleaf::epub {

namespace {

// Said again at every call: the printer keeps no such setting for what is streamed into it.
constexpr bool kCompact = true;

}  // namespace

XmlWriter::XmlWriter(Doctype doctype) : printer_(nullptr, kCompact) {
  printer_.PushDeclaration(R"(xml version="1.0" encoding="UTF-8")");
  if (doctype == Doctype::kHtml) printer_.PushUnknown("DOCTYPE html");
}

XmlWriter::Element::Element(XmlWriter& xml, const char* name) : printer_(xml.printer_) {
  printer_.OpenElement(name, kCompact);
}

XmlWriter::Element::~Element() {
  printer_.CloseElement(kCompact);
}

XmlWriter::Element& XmlWriter::Element::attr(const char* name, std::string_view value) {
  printer_.PushAttribute(name, std::string(value).c_str());
  return *this;
}

XmlWriter::Element& XmlWriter::Element::attr_if(const char* name, std::string_view value) {
  return value.empty() ? *this : attr(name, value);
}

void XmlWriter::text(std::string_view text) {
  if (!text.empty()) printer_.PushText(std::string(text).c_str());
}

void XmlWriter::text_element(const char* name, std::string_view content) {
  const Element element(*this, name);
  text(content);
}

std::string XmlWriter::bytes() const {
  return {printer_.CStr(), checked<std::size_t>(printer_.CStrSize() - 1)};
}

}  // namespace clearleaf::epub
