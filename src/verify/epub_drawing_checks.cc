// The drawings (SVG) of a publication, in files of their own and within documents.
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clearleaf::verify {

/// EPUB 3.3 §6.2.3, and what clearleaf promises of a drawing: it neither acts nor reaches out.
void check_drawings(const EpubFile& epub, Report& report) {
  constexpr std::string_view kClause = "EPUB 3.3 §6.2.3";
  constexpr auto kRefused = std::to_array<std::string_view>(
      {"script", "foreignObject", "iframe", "audio", "video", "canvas", "handler", "listener"});
  const auto check = [&](const EpubDocument& document, XmlNode node) {
    if (std::ranges::find(kRefused, node.name()) != kRefused.end()) {
      report.add(kClause, document.at(node), fmt::format("has the element \"{}\"", node.name()));
    }
    for (const XmlAttribute& attribute : node.attributes()) {
      const std::string_view value = attribute.value;
      const bool leads = attribute.name == "href" || attribute.name == "src";
      const bool is_inside = value.starts_with('#') || value.starts_with("data:image/");
      const std::size_t url = value.find("url(");
      const bool reaches = url != value.npos && value.substr(url + 4).find('#') > 1;
      if (attribute.name.starts_with("on") || (leads && !is_inside) || reaches) {
        report.add(kClause, document.at(node),
                   fmt::format("{} has {}=\"{}\"", node.name(), attribute.name, value));
      }
    }
    const bool imports =
        node.name() == "style" && (node.all_text().find("@import") != std::string::npos ||
                                   node.all_text().find("://") != std::string::npos);
    if (imports) report.add(kClause, document.at(node), "has a style that reaches out");
  };
  for (const auto* list : {&epub.drawings, &epub.documents}) {
    for (const EpubDocument& document : *list) {
      for (std::uint32_t i = 0; i < document.tree.size(); ++i) {
        if (document.tree[i].space() == XmlSpace::kSvg) check(document, document.tree[i]);
      }
    }
  }
}

}  // namespace clearleaf::verify
