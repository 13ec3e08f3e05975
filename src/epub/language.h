// Language tags → what the files say about them.
#pragma once

#include "epub/xml_writer.h"

#include <string_view>

namespace clearleaf::epub {

/// "rtl" where the language is written from right to left, else "ltr".
std::string_view direction_of(std::string_view lang);
/// Tags an element whose language is not that of what is around it; an empty `lang` tags nothing.
void tag_language(XmlWriter::Element& element, std::string_view lang, std::string_view around);
/// The same of code, which runs from left to right whatever its language.
void tag_code_language(XmlWriter::Element& element, std::string_view lang, std::string_view around);

}  // namespace clearleaf::epub
