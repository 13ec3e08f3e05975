// Rules P01 and P09 of the prominence contract, and what of P12 stands in drawings.
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace clearleaf::verify {

namespace {

/// A part of the contract, as the files say it.
struct Part {
  std::string_view id;
  std::string_view css_class;
  std::string_view type;  // epub:type; empty: it has none
  std::string_view role;
};
constexpr std::array<Part, 3> kParts{
    Part{"key-information", "key-information", "", ""},
    Part{"disclaimer-risks", "risks", "notice", "doc-notice"},
    Part{"disclaimer-conclusion", "conclusion", "conclusion", "doc-conclusion"}};

std::optional<Found> find_part(const EpubFile& epub, std::string_view id) {
  for (const EpubDocument& document : epub.documents) {
    if (const auto element = document.element(id)) return Found{&document, *element};
  }
  return std::nullopt;
}

/// P01: what was due is there.
void check_declared(const EpubFile& epub, Report& report) {
  const std::string_view profile = epub.package.value("clearleaf:profile");
  if (profile != "health" && profile != "general") {
    return report.add("P01", epub.package.path,
                      fmt::format("\"{}\" is no profile (clearleaf:profile)", profile));
  }
  bool is_any = profile == "health";
  for (const Part& part : kParts) is_any |= find_part(epub, part.id).has_value();
  for (const Part& part : kParts) {
    const bool is_due = profile == "health" || (is_any && part.id == "key-information");
    if (is_due && !find_part(epub, part.id)) {
      report.add("P01", "", fmt::format("the publication has no section \"{}\"", part.id));
    }
  }
}

/// P09: a section of the body with its own heading, by which readers know it.
void check_section(const Part& part, const Found& found, Report& report) {
  const auto refuse = [&](std::string_view message) {
    report.add("P09", found.at(), fmt::format("\"{}\" {}", part.id, message));
  };
  const XmlNode section = found.node;
  const auto around = section.parent();
  if (!section.is_html("section") || !around || !around->is_html("body")) {
    return refuse("is not a section of the document's body");
  }
  if (!section.has_word("class", part.css_class)) refuse("has lost its class");
  if (!part.role.empty() && (!section.has_word("role", part.role) ||
                             !section.has_word("type", part.type, XmlSpace::kOps))) {
    refuse(fmt::format("does not say what it is ({})", part.role));
  }
  std::optional<XmlNode> first;
  for (const XmlNode child : section.children()) {
    // A page may begin with it.
    if (child.is_text() || means(child, "doc-pagebreak", "pagebreak")) continue;
    first = child;
    break;
  }
  if (!first || heading_level(*first) != 2) return refuse("does not begin with its heading (h2)");
  if (first->value("id").empty() || !section.has_word("aria-labelledby", first->value("id"))) {
    refuse("is not named by its heading (aria-labelledby)");
  }
}

}  // namespace

void check_prominence(const EpubFile& epub, Report& report) {
  check_declared(epub, report);
  for (const Part& part : kParts) {
    if (const auto found = find_part(epub, part.id)) check_section(part, *found, report);
  }
}

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
