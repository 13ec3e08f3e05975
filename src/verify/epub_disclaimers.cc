// Ids, classes and links → disclaimers.
#include "verify/epub_disclaimers.h"

#include "base/utf8.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

bool holds(XmlNode outer, XmlNode inner) {
  return outer.index() <= inner.index() && inner.index() < outer.end();
}

/// Whether words before and after its begin or end are parted by it.
bool parts_words(XmlNode node) {
  constexpr auto kInline = std::to_array<std::string_view>(
      {"a",     "abbr", "b",      "bdi",  "bdo", "cite", "code", "del",  "dfn", "em",
       "i",     "ins",  "kbd",    "mark", "q",   "rp",   "rt",   "ruby", "s",   "samp",
       "small", "span", "strong", "sub",  "sup", "time", "u",    "var",  "wbr"});
  return std::ranges::find(kInline, node.name()) == kInline.end();
}

}  // namespace

const DisclaimerForm& form_of(Part part) {
  static constexpr std::array<DisclaimerForm, kParts> kForms{
      DisclaimerForm{"key-information", "", ""}, DisclaimerForm{"risks", "notice", "doc-notice"},
      DisclaimerForm{"conclusion", "conclusion", "doc-conclusion"}, DisclaimerForm{}};
  return kForms.at(static_cast<std::size_t>(part));
}

EpubDisclaimers::EpubDisclaimers(const EpubFile& epub) {
  for (const Part part : kDisclaimers) {
    auto& place = found_.at(static_cast<std::size_t>(part));
    for (std::size_t i = 0; i < epub.documents.size() && !place; ++i) {
      if (const auto element = epub.documents[i].element(id_of(part))) {
        place = Disclaimer{{&epub.documents[i], *element}, i};
      }
    }
  }
}

Part EpubDisclaimers::part_of(std::size_t document, XmlNode node) const {
  for (const Part part : kDisclaimers) {
    const auto& own = (*this)[part];
    if (!own || own->document != document) continue;
    if (holds(own->section.node, node) || holds(node, own->section.node)) return part;
  }
  return Part::kPublication;
}

std::optional<XmlNode> heading_of(XmlNode section) {
  for (const XmlNode child : section.children()) {
    // A page may begin with it.
    if (child.is_text() ? is_blank(child.text()) : means(child, "doc-pagebreak", "pagebreak")) {
      continue;
    }
    return heading_level(child) > 0 ? std::optional(child) : std::nullopt;
  }
  return std::nullopt;
}

bool is_left_out(XmlNode node) {
  return heading_level(node) > 0 || node.has_word("class", "clearleaf-label") ||
         node.has_word("class", "clearleaf-link") || node.has_word("class", "clearleaf-address") ||
         means(node, "doc-noteref", "noteref") || means(node, "doc-pagebreak", "pagebreak");
}

std::string own_text(XmlNode section, Abbreviations abbreviations) {
  std::string text;
  for (std::uint32_t i = section.index() + 1; i < section.end();) {
    const XmlNode node = section.tree()[i];
    const bool is_abbreviation = abbreviations == Abbreviations::kLeftOut && node.is_html("abbr");
    if (is_abbreviation || (!node.is_text() && parts_words(node))) text += '\n';
    text += node.text();
    i = is_abbreviation || (!node.is_text() && is_left_out(node)) ? node.end() : i + 1;
  }
  return text;
}

std::optional<XmlNode> find_class(XmlNode node, std::string_view name) {
  for (std::uint32_t i = node.index() + 1; i < node.end(); ++i) {
    if (node.tree()[i].has_word("class", name)) return node.tree()[i];
  }
  return std::nullopt;
}

std::optional<XmlNode> find_link(const EpubFile& epub, const Found& node, const Found& target) {
  for (std::uint32_t i = node.node.index() + 1; i < node.node.end(); ++i) {
    const XmlNode link = node.node.tree()[i];
    if (!link.is_html("a") || is_blank(link.all_text())) continue;
    const auto led = target_of(epub, *node.document, link.value("href"));
    if (led && *led == target) return link;
  }
  return std::nullopt;
}

}  // namespace clearleaf::verify
