// Language tags → direction of writing and lang attributes.
#include "epub/language.h"

#include "base/direction.h"
#include "base/utf8.h"

#include <string>

namespace clearleaf::epub {

namespace {

std::string primary_subtag(std::string_view lang) {
  return ascii_lower(lang.substr(0, lang.find('-')));
}

}  // namespace

std::string_view direction_of(std::string_view lang) {
  return direction_of_language(lang) == Direction::kRightToLeft ? "rtl" : "ltr";
}

bool same_language(std::string_view a, std::string_view b) {
  return primary_subtag(a) == primary_subtag(b);
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
