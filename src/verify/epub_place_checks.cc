// Where the disclaimers stand: in the reading order (P09), up front (P02), one after the other
// (P13).
#include "base/utf8.h"
#include "verify/epub_prominence.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

class PlaceCheck {
 public:
  explicit PlaceCheck(const ProminenceCheck& check)
      : check_(check), summaries_(summaries_of(check)) {}

  // ---- P09: a section of a body in the spine, with its own heading, by which readers know it ----

  void check_section(Part part) {
    const auto& own = check_.disclaimers[part];
    if (!own) return;
    const auto refuse_it = [&](std::string_view message) { refuse(Rule::kP09, part, message); };
    if (!is_read(own->document)) refuse_it("is left out when the publication is read through");
    const XmlNode section = own->section.node;
    const auto around = section.parent();
    if (!section.is_html("section") || !around || !around->is_html("body")) {
      return refuse_it("is not a section of the document's body");
    }
    const DisclaimerForm& form = form_of(part);
    if (!section.has_word("class", form.css_class)) refuse_it("has lost its class");
    const bool says =
        section.has_word("role", form.role) && section.has_word("type", form.type, XmlSpace::kOps);
    if (!form.role.empty() && !says) {
      refuse_it(fmt::format("does not say what it is ({})", form.role));
    }
    const auto heading = heading_of(section);
    if (!heading || heading_level(*heading) != 2) {
      return refuse_it("does not begin with its heading (h2)");
    }
    if (heading->value("id").empty() ||
        !section.has_word("aria-labelledby", heading->value("id"))) {
      refuse_it("is not named by its heading (aria-labelledby)");
    }
  }

  // ---- P02: the key information stands directly after the title ----

  void check_up_front() {
    const auto& key = check_.disclaimers[Part::kKeyInformation];
    if (!key) return;
    if (key->document != 0) {
      refuse(Rule::kP02, Part::kKeyInformation, "is not in the document that comes first");
    }
    check_before(*key);
    for (const Part part : {Part::kRisks, Part::kConclusion}) {
      if (check_.disclaimers[part]) check_summed_up(part);
    }
  }

  // ---- P13 ----

  void check_order() {
    const auto& risks = check_.disclaimers[Part::kRisks];
    const auto& conclusion = check_.disclaimers[Part::kConclusion];
    if (!risks || !conclusion) return;
    const std::size_t latest = next_content(conclusion->document);
    const bool is_late = risks->document > latest || (risks->document == conclusion->document &&
                                                      comes_late(*risks, *conclusion));
    if (is_late) refuse(Rule::kP13, Part::kConclusion, "comes too long before the risks");
    if (!find_link(check_.epub, conclusion->section, risks->section)) {
      refuse(Rule::kP13, Part::kConclusion, "does not lead to the risks");
    }
  }

 private:
  void refuse(Rule rule, Part part, std::string_view message) {
    check_.findings.add(rule, part, check_.disclaimers[part]->section.at(),
                        fmt::format("\"{}\" {}", id_of(part), message));
  }

  /// Whether a document is in the spine, and not aside from it.
  bool is_read(std::size_t document) const {
    const std::size_t item = check_.epub.documents[document].item;
    return std::ranges::any_of(check_.epub.package.spine, [&](const EpubItemref& itemref) {
      return itemref.item == item && itemref.linear != "no";
    });
  }

  /// Title, subtitle and byline, in this order, and where the first page begins.
  void check_before(const Disclaimer& key) {
    const auto body = key.section.node.parent();
    if (!body) return;
    int last = 0;
    for (const XmlNode child : body->children()) {
      if (child == key.section.node) return;
      const bool says_nothing = child.is_text() || means(child, "doc-pagebreak", "pagebreak");
      if (says_nothing && is_blank(child.all_text())) continue;
      const int place = place_before(child);
      if (place <= last) {
        const std::string_view name = child.is_text() ? "words" : child.name();
        return refuse(Rule::kP02, Part::kKeyInformation,
                      fmt::format("comes after more than the title ({})", name));
      }
      last = place;
    }
  }

  /// The place of title, subtitle and byline; 0: it has none before the key information.
  static int place_before(XmlNode child) {
    if (child.is_html("h1")) return 1;
    if (!child.is_html("p")) return 0;
    if (child.has_word("role", "doc-subtitle")) return 2;
    return child.has_word("class", "byline") ? 3 : 0;
  }

  void check_summed_up(Part part) {
    const auto& key = check_.disclaimers[Part::kKeyInformation];
    const auto& summary = summaries_[part];
    if (!summary || is_blank(own_text(*summary))) {
      return refuse(Rule::kP02, Part::kKeyInformation,
                    fmt::format("does not sum up \"{}\"", id_of(part)));
    }
    const Found place{key->section.document, *summary};
    if (!find_link(check_.epub, place, check_.disclaimers[part]->section)) {
      refuse(Rule::kP02, Part::kKeyInformation,
             fmt::format("does not lead to \"{}\"", id_of(part)));
    }
  }

  /// The document after `document` in the spine, the navigation document left out.
  std::size_t next_content(std::size_t document) const {
    const std::size_t next = document + 1;
    return next == check_.epub.nav_document ? next + 1 : next;
  }

  /// Both in one document, and a section between them.
  static bool comes_late(const Disclaimer& risks, const Disclaimer& conclusion) {
    const XmlNode first = conclusion.section.node;
    if (risks.section.node.index() < first.index()) return false;
    const XmlTree& tree = first.tree();
    for (std::uint32_t i = first.end(); i < risks.section.node.index(); ++i) {
      if (tree[i].is_html("section")) return true;
    }
    return false;
  }

  const ProminenceCheck& check_;
  Summaries summaries_;
};

}  // namespace

Summaries summaries_of(const ProminenceCheck& check) {
  Summaries found;
  const auto& key = check.disclaimers[Part::kKeyInformation];
  if (!key) return found;
  std::vector<XmlNode> left;
  const auto place = [&](Part part) -> std::optional<XmlNode>& {
    return found.of.at(static_cast<std::size_t>(part));
  };
  for (const XmlNode child : key->section.node.children()) {
    if (!child.has_word("class", "key-summary")) continue;
    bool is_placed = false;
    for (const Part part : {Part::kRisks, Part::kConclusion}) {
      const auto& own = check.disclaimers[part];
      if (is_placed || !own || place(part)) continue;
      if (!find_link(check.epub, {key->section.document, child}, own->section)) continue;
      place(part) = child;
      is_placed = true;
    }
    if (!is_placed) left.push_back(child);
  }
  // The first that leads nowhere is of the first that nothing leads to.
  auto next = left.begin();
  for (const Part part : {Part::kRisks, Part::kConclusion}) {
    if (!check.disclaimers[part] || place(part) || next == left.end()) continue;
    place(part) = *next++;
  }
  return found;
}

void find_misplaced(const ProminenceCheck& check) {
  PlaceCheck place(check);
  for (const Part part : kDisclaimers) place.check_section(part);
  place.check_up_front();
  place.check_order();
}

}  // namespace clearleaf::verify
