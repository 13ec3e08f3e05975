// Language tags → direction of writing and lang attributes.
#include "epub/language.h"

#include "base/direction.h"

namespace clearleaf::epub {

std::string_view direction_of(std::string_view lang) {
  return direction_of_language(lang) == Direction::kRightToLeft ? "rtl" : "ltr";
}

void tag_language(XmlWriter::Element& element, std::string_view lang, std::string_view around) {
  if (lang.empty()) return;
  element.attr("lang", lang).attr("xml:lang", lang);
  if (direction_of(lang) != direction_of(around)) element.attr("dir", direction_of(lang));
}

void tag_code_language(XmlWriter::Element& element, std::string_view lang,
                       std::string_view around) {
  element.attr_if("lang", lang).attr_if("xml:lang", lang);
  if (direction_of(around) == "rtl") element.attr("dir", "ltr");
}

}  // namespace clearleaf::epub
