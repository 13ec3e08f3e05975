// The navigation document and the NCX against the documents they lead into (EPUB 3.3 §7, §5.9.5).
#include "base/numbers.h"
#include "base/utf8.h"
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kToc = "EPUB 3.3 §7.4.2";
constexpr std::string_view kLandmarks = "EPUB 3.3 §7.4.4";

/// An entry of a nested list and how deep it stands.
struct FlatEntry {
  int depth;
  std::string_view text;
  std::string_view href;
  unsigned line;

  bool says_the_same(const FlatEntry& other) const {
    return depth == other.depth && text == other.text && href == other.href;
  }
};

void flatten(const std::vector<NavEntry>& entries, int depth, std::vector<FlatEntry>& flat) {
  for (const NavEntry& entry : entries) {
    flat.push_back({depth, entry.text, entry.href, entry.line});
    flatten(entry.entries, depth + 1, flat);
  }
}

void flatten(const std::vector<NcxPoint>& points, int depth, std::vector<FlatEntry>& flat) {
  for (const NcxPoint& point : points) {
    flat.push_back({depth, point.text, point.src, 1});
    flatten(point.points, depth + 1, flat);
  }
}

class NavigationCheck {
 public:
  NavigationCheck(const EpubFile& epub, const EpubSurvey& survey, Report& report)
      : epub_(epub),
        survey_(survey),
        report_(report),
        document_(epub.documents[*epub.nav_document]) {}

  /// EPUB 3.3 §7.5: a document that readers can leaf to, after the title page.
  void check_place() {
    if (*epub_.nav_document < epub_.spine_documents) return;
    report_.add("EPUB 3.3 §7.5", document_.path, "is not in the spine");
  }

  /// EPUB 3.3 §7.3: in each nav one heading, then one list of items, each with words.
  void check_models() {
    for (std::uint32_t i = 0; i < document_.tree.size(); ++i) {
      const XmlNode node = document_.tree[i];
      if (!node.is_html("nav")) continue;
      std::string model;
      for (const XmlNode child : node.children()) {
        if (heading_level(child) > 0) {
          model += 'h';
        } else if (child.is_html("ol")) {
          model += 'l';
          check_list(child);
        } else if (!child.is_text() || !is_blank(child.text())) {
          model += '?';
        }
      }
      if (model != "hl") refuse_model(node, "a nav is not one heading and one list");
    }
  }

  /// EPUB 3.3 §7.4.2: the headings of all documents, in their order, nested as they are.
  void check_toc() {
    const auto tocs = std::ranges::count(epub_.nav, "toc", &NavList::type);
    const NavList* toc = epub_.nav_of("toc");
    if (toc == nullptr || tocs > 1) {
      return report_.add(kToc, document_.path, fmt::format("has {} tables of contents", tocs));
    }
    std::vector<FlatEntry> entries;
    flatten(toc->entries, 1, entries);
    std::vector<Found> headings;
    for (const Found& heading : survey_.headings) {
      if (heading_level(heading.node) > 1) headings.push_back(heading);
    }
    if (headings.empty()) return check_single_entry(entries);
    std::vector<int> open;  // levels of the headings around
    for (std::size_t i = 0; i < std::max(entries.size(), headings.size()); ++i) {
      if (i >= headings.size()) return refuse_entry(entries[i], "is more than there are headings");
      const int level = heading_level(headings[i].node);
      while (!open.empty() && open.back() >= level) open.pop_back();
      open.push_back(level);
      const auto depth = static_cast<int>(open.size());
      const std::string words = heading_words(headings[i].node);
      if (i >= entries.size()) {
        return report_.add(kToc, headings[i].at(),
                           fmt::format("\"{}\" is not in the table of contents", words));
      }
      if (!check_entry(entries[i], headings[i], words, depth)) return;
    }
  }

  /// EPUB 3.3 §7.4.4.
  void check_landmarks() {
    const auto count = std::ranges::count(epub_.nav, "landmarks", &NavList::type);
    const NavList* landmarks = epub_.nav_of("landmarks");
    if (landmarks == nullptr || count > 1) {
      return report_.add(kLandmarks, document_.path, fmt::format("has {} landmarks navs", count));
    }
    std::set<std::pair<std::string_view, std::string_view>> met;
    for (const NavEntry& entry : landmarks->entries) {
      check_landmark(entry);
      if (!met.emplace(entry.type, entry.href).second) refuse_landmark(entry, "stands there twice");
    }
    for (const std::string_view type : {"toc", "bodymatter"}) {
      if (std::ranges::find(landmarks->entries, type, &NavEntry::type) ==
          landmarks->entries.end()) {
        report_.add(kLandmarks, document_.path, fmt::format("has no landmark \"{}\"", type));
      }
    }
  }

  /// EPUB 3.3 §7.4.5: lists of figures and tables lead to such, by their captions.
  void check_captions(std::string_view type, std::string_view element, std::string_view caption) {
    const NavList* list = epub_.nav_of(type);
    if (list == nullptr) return;
    for (const NavEntry& entry : list->entries) {
      const auto target = target_of(epub_, document_, entry.href);
      const auto words = target && target->node.is_html(element)
                             ? child_of(target->node, XmlSpace::kXhtml, caption)
                             : std::nullopt;
      if (words && heading_words(*words) == entry.text) continue;
      report_.add("EPUB 3.3 §7.4.5", at(entry.line),
                  fmt::format("\"{}\" does not lead to a {} of that name", entry.text, element));
    }
  }

  /// EPUB 3.3 §5.9.5: the NCX of older readers says the same.
  void check_ncx() {
    constexpr std::string_view kClause = "EPUB 3.3 §5.9.5";
    const auto toc_item =
        std::ranges::find(epub_.package.manifest, epub_.package.toc, &EpubItem::id);
    if (!epub_.ncx || toc_item == epub_.package.manifest.end() ||
        toc_item->path != epub_.ncx->path) {
      return report_.add(kClause, epub_.package.path, "has no NCX that the spine names");
    }
    const EpubNcx& ncx = *epub_.ncx;
    const auto refuse = [&](std::string message) {
      report_.add(kClause, ncx.path, std::move(message));
    };
    if (ncx_head("dtb:uid") != unique_identifier()) {
      refuse("has another identifier (dtb:uid) than the package");
    }
    std::vector<FlatEntry> points;
    flatten(ncx.points, 1, points);
    std::vector<FlatEntry> entries;
    if (const NavList* toc = epub_.nav_of("toc")) flatten(toc->entries, 1, entries);
    if (!std::ranges::equal(points, entries, &FlatEntry::says_the_same)) {
      refuse("differs from the table of contents");
    }
    const NavList* pages = epub_.nav_of("page-list");
    const bool same_pages =
        pages == nullptr
            ? ncx.pages.empty()
            : std::ranges::equal(ncx.pages, pages->entries,
                                 [](const NcxPage& page, const NavEntry& entry) {
                                   return page.text == entry.text && page.src == entry.href;
                                 });
    if (!same_pages) refuse("differs from the list of pages");
  }

 private:
  std::string at(unsigned line) const { return fmt::format("{}:{}", document_.path, line); }

  void refuse_model(XmlNode node, std::string message) {
    report_.add("EPUB 3.3 §7.3", document_.at(node), std::move(message));
  }

  void check_list(XmlNode list) {
    bool is_empty = true;
    for (const XmlNode item : list.children()) {
      if (item.is_text() && is_blank(item.text())) continue;
      is_empty = false;
      if (!item.is_html("li")) return refuse_model(list, "a list holds more than items");
      check_item(item);
    }
    if (is_empty) refuse_model(list, "a list has no item");
  }

  /// A link with words, then at most one list.
  void check_item(XmlNode item) {
    std::string model;
    for (const XmlNode child : item.children()) {
      if (child.is_html("a") && !is_blank(child.all_text()) && child.attribute("href")) {
        model += 'a';
      } else if (child.is_html("ol")) {
        model += 'l';
        check_list(child);
      } else if (!child.is_text() || !is_blank(child.text())) {
        model += '?';
      }
    }
    if (model != "a" && model != "al") refuse_model(item, "an item is not a link with words");
  }

  void refuse_entry(const FlatEntry& entry, std::string_view message) {
    report_.add(kToc, at(entry.line), fmt::format("\"{}\" {}", entry.text, message));
  }

  /// A publication without headings has its title for a table of contents.
  void check_single_entry(const std::vector<FlatEntry>& entries) {
    if (entries.size() == 1 && target_of(epub_, document_, entries.front().href)) return;
    report_.add(kToc, document_.path, "does not lead to the beginning of the text");
  }

  /// Whether to go on: what follows a wrong entry is mostly wrong for its sake.
  bool check_entry(const FlatEntry& entry, const Found& heading, const std::string& words,
                   int depth) {
    const auto target = target_of(epub_, document_, entry.href);
    if (!target || *target != heading) {
      refuse_entry(entry, fmt::format("does not lead to the heading \"{}\", which is next", words));
      return false;
    }
    if (entry.text != words) refuse_entry(entry, fmt::format("is headed \"{}\"", words));
    if (entry.depth == depth) return true;
    refuse_entry(entry, fmt::format("stands at level {}, its heading at {}", entry.depth, depth));
    return false;
  }

  void refuse_landmark(const NavEntry& entry, std::string_view message) {
    report_.add(kLandmarks, at(entry.line), fmt::format("\"{}\" {}", entry.text, message));
  }

  void check_landmark(const NavEntry& entry) {
    using Meaning = std::pair<std::string_view, std::string_view>;  // epub:type, role
    static constexpr std::array<Meaning, 4> kMeanings{
        Meaning{"notice", "doc-notice"}, Meaning{"conclusion", "doc-conclusion"},
        Meaning{"endnotes", "doc-endnotes"}, Meaning{"toc", "doc-toc"}};
    const auto target = target_of(epub_, document_, entry.href);
    if (!target) return refuse_landmark(entry, "leads nowhere");
    for (const auto& [type, role] : kMeanings) {
      if (entry.type == type && !means(target->node, role, type)) {
        refuse_landmark(entry, fmt::format("does not lead to a \"{}\"", type));
      }
    }
    constexpr auto kTypes =
        std::to_array<std::string_view>({"toc", "bodymatter", "titlepage", "notice", "conclusion",
                                         "endnotes", "loi", "lot", "bibliography"});
    if (std::ranges::find(kTypes, entry.type) == kTypes.end()) {
      refuse_landmark(entry, "does not say what it leads to (epub:type)");
    }
  }

  std::string_view ncx_head(std::string_view name) const {
    const auto found = epub_.ncx->head.find(std::string(name));
    return found == epub_.ncx->head.end() ? std::string_view() : found->second;
  }

  std::string_view unique_identifier() const {
    for (const EpubMeta& meta : epub_.package.metadata) {
      if (meta.name == "dc:identifier" && meta.id == epub_.package.unique_identifier) {
        return meta.value;
      }
    }
    return {};
  }

  const EpubFile& epub_;
  const EpubSurvey& survey_;
  Report& report_;
  const EpubDocument& document_;
};

}  // namespace

void check_navigation(const EpubFile& epub, const EpubSurvey& survey, Report& report) {
  if (!epub.nav_document) return;  // the manifest's check says so
  NavigationCheck check(epub, survey, report);
  check.check_place();
  if (epub.documents[*epub.nav_document].tree.empty()) return;
  check.check_models();
  check.check_toc();
  check.check_landmarks();
  check.check_captions("lot", "table", "caption");
  check.check_captions("loi", "figure", "figcaption");
  check.check_ncx();
}

}  // namespace clearleaf::verify
