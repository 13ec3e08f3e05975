// Language tags → direction of writing and lang attributes.
#include "epub/language.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace clearleaf::epub {

namespace {

std::string primary_subtag(std::string_view lang) {
  return ascii_lower(lang.substr(0, lang.find('-')));
}

/// The script subtag in small letters (RFC 5646: four letters, right after the language); empty:
/// none.
std::string script_subtag(std::string_view lang) {
  const std::size_t begin = lang.find('-');
  if (begin == std::string_view::npos) return "";
  const std::string_view rest = lang.substr(begin + 1);
  const std::string_view subtag = rest.substr(0, rest.find('-'));
  return subtag.size() == 4 ? ascii_lower(subtag) : "";
}

}  // namespace

std::string_view direction_of(std::string_view lang) {
  static constexpr std::array<std::string_view, 8> kScripts{"adlm", "arab", "hebr", "mand",
                                                            "nkoo", "rohg", "syrc", "thaa"};
  static constexpr std::array<std::string_view, 12> kLanguages{
      "ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"};
  const auto is_in = [](const auto& list, std::string_view subtag) {
    return std::find(list.begin(), list.end(), subtag) != list.end();
  };
  const std::string script = script_subtag(lang);
  const bool rtl =
      script.empty() ? is_in(kLanguages, primary_subtag(lang)) : is_in(kScripts, script);
  return rtl ? "rtl" : "ltr";
}

bool same_language(std::string_view a, std::string_view b) {
  return primary_subtag(a) == primary_subtag(b);
}

void tag_language(XmlWriter::Element& element, std::string_view lang, std::string_view around) {
  if (lang.empty()) return;
  element.attr("lang", lang).attr("xml:lang", lang);
  if (direction_of(lang) != direction_of(around)) element.attr("dir", direction_of(lang));
}

}  // namespace clearleaf::epub
