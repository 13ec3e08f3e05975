// Where links, images, style sheets and names by reference lead.
#include "base/utf8.h"
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kXhtml = "EPUB 3.3 §6.1.2";
constexpr std::string_view kLocations = "EPUB 3.3 §3.6";

std::string scheme_of(std::string_view address) {
  return ascii_lower(address.substr(0, address.find(':')));
}

/// Whether a link has words, or an image that has some.
bool has_words(XmlNode link) {
  for (std::uint32_t i = link.index() + 1; i < link.end(); ++i) {
    const XmlNode node = link.tree()[i];
    if (!is_blank(node.text()) || !is_blank(node.value("alt"))) return true;
  }
  return false;
}

/// A link leads to the web, to a mailbox or telephone, or to a place inside that exists.
void check_link(const EpubFile& epub, const Found& link, Report& report) {
  const auto href = link.node.attribute("href");
  const auto refuse = [&](std::string_view clause, std::string_view message) {
    report.add(clause, link.at(), fmt::format("the link \"{}\" {}", href.value_or(""), message));
  };
  if (!href || href->empty()) return refuse(kXhtml, "leads nowhere");
  if (!has_words(link.node)) refuse("WCAG 2.2 2.4.4", "has no words");
  if (!is_external(*href)) {
    if (!target_of(epub, *link.document, *href)) refuse(kXhtml, "leads to nothing in here");
    return;
  }
  constexpr auto kSchemes =
      std::to_array<std::string_view>({"http", "https", "mailto", "tel", "sms"});
  if (std::ranges::find(kSchemes, scheme_of(*href)) == kSchemes.end()) {
    refuse(kLocations, "leads to what a reading system does not open");
  }
}

/// EPUB 3.3 §3.6: what is shown is in the container, and in the manifest as what it is.
void check_resource(const EpubFile& epub, const EpubDocument& document, XmlNode node,
                    std::string_view href, std::string_view type, Report& report) {
  if (is_external(href)) {
    return report.add(kLocations, document.at(node),
                      fmt::format("\"{}\" is not in the publication", href));
  }
  const auto target = resolve(document.path, href);
  const EpubItem* item = target ? epub.item_at(target->path) : nullptr;
  if (item == nullptr || !item->media_type.starts_with(type)) {
    report.add(kXhtml, document.at(node), fmt::format("\"{}\" is no {} in here", href, type));
  }
}

/// The head's links: to style sheets (which of them, P06 and P12 tell).
void check_head(const EpubFile& epub, const EpubDocument& document, Report& report) {
  const auto head = child_of(document.tree.root(), XmlSpace::kXhtml, "head");
  if (!head) return;
  for (const XmlNode child : head->children()) {
    if (!child.is_html("link")) continue;
    if (child.value("rel") != "stylesheet") {
      report.add(kXhtml, document.at(child), "links to more than a style sheet");
      continue;
    }
    check_resource(epub, document, child, child.value("href"), "text/css", report);
  }
}

/// WCAG 2.2 4.1.2: what names or describes an element is there.
void check_named_by(const EpubDocument& document, Report& report) {
  for (std::uint32_t i = 0; i < document.tree.size(); ++i) {
    const XmlNode node = document.tree[i];
    for (const XmlAttribute& attribute : node.attributes()) {
      const bool refers = attribute.name == "aria-labelledby" ||
                          attribute.name == "aria-describedby" || attribute.name == "aria-details";
      if (!refers) continue;
      for_each_word(attribute.value, [&](std::string_view id) {
        if (document.element(id)) return;
        report.add("WCAG 2.2 4.1.2", document.at(node),
                   fmt::format("{} is named by \"{}\", which is not there", node.name(), id));
      });
    }
  }
}

}  // namespace

void check_references(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  for (const Found& link : survey.links) check_link(epub, link, report);
  for (const Found& image : survey.images) {
    check_resource(epub, *image.document, image.node, image.node.value("src"), "image/", report);
  }
  for (const EpubDocument& document : epub.documents) {
    if (document.tree.empty()) continue;
    check_head(epub, document, report);
    check_named_by(document, report);
  }
}

}  // namespace clearleaf::verify
