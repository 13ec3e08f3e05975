// P08: each disclaimer has entries of its own in contents and landmarks. P14: the way back to the
// key information ends each document.
#include "base/utf8.h"
#include "verify/epub_prominence.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

class WayCheck {
 public:
  explicit WayCheck(const ProminenceCheck& check) : check_(check), epub_(check.epub) {}

  void check_listed(Part part) {
    const auto& own = check_.disclaimers[part];
    if (!own) return;
    const auto heading = heading_of(own->section.node);
    const auto leads_there = [&](const NavEntry& entry) {
      const auto target = led_to(entry);
      if (!target || target->document != own->section.document) return false;
      return target->node == own->section.node || (heading && target->node == *heading);
    };
    if (!has_entry("toc", leads_there)) {
      refuse(part,
             "has no entry of its own in the table of contents, at the level of main sections");
    }
    const auto is_landmark = [&](const NavEntry& entry) {
      return entry.type == form_of(part).type && led_to(entry) == own->section;
    };
    if (!has_entry("landmarks", is_landmark)) refuse(part, "is no landmark");
  }

  void check_ways_back() {
    if (!check_.disclaimers[Part::kRisks] || !check_.disclaimers[Part::kKeyInformation]) return;
    for (std::size_t i = 1; i < epub_.spine_documents; ++i) {
      const EpubDocument& document = epub_.documents[i];
      if (document.tree.empty() || ends_with_way_back(document)) continue;
      check_.findings.add(Rule::kP14, Part::kPublication, document.path,
                          "does not end with a link to the key information");
    }
  }

 private:
  void refuse(Part part, std::string_view message) {
    check_.findings.add(Rule::kP08, part, check_.disclaimers[part]->section.at(),
                        fmt::format("\"{}\" {}", id_of(part), message));
  }

  std::optional<Found> led_to(const NavEntry& entry) const {
    return target_of(epub_, epub_.documents[*epub_.nav_document], entry.href);
  }

  /// Among the entries at the top: a deeper one is not seen in every reading system.
  template <class Test>
  bool has_entry(std::string_view nav, const Test& test) const {
    const NavList* list = epub_.nav_document ? epub_.nav_of(nav) : nullptr;
    return list != nullptr && std::ranges::any_of(list->entries, test);
  }

  bool ends_with_way_back(const EpubDocument& document) const {
    const auto body = child_of(document.tree.root(), XmlSpace::kXhtml, "body");
    if (!body) return false;
    std::optional<XmlNode> last;
    for (const XmlNode child : body->children()) {
      if (!child.is_text() || !is_blank(child.text())) last = child;
    }
    if (!last || !last->is_html("p")) return false;
    const auto& key = check_.disclaimers[Part::kKeyInformation]->section;
    const auto link = find_link(epub_, {&document, *last}, key);
    return link && normalised(link->all_text()) == normalised(last->all_text());
  }

  const ProminenceCheck& check_;
  const EpubFile& epub_;
};

}  // namespace

void find_unlisted(const ProminenceCheck& check) {
  WayCheck ways(check);
  ways.check_listed(Part::kRisks);
  ways.check_listed(Part::kConclusion);
  ways.check_ways_back();
}

}  // namespace clearleaf::verify
