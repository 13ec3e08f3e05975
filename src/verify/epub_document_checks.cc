// Each element of the content documents by itself: what it is, its attributes, language and roles.
#include "base/utf8.h"
#include "verify/epub_check_parts.h"
#include "verify/epub_prominence.h"
#include "verify/language_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kXhtml = "EPUB 3.3 §6.1.2";
constexpr std::string_view kScripting = "EPUB 3.3 §6.3.2";
constexpr std::string_view kLanguage = "WCAG 2.2 3.1.2";

template <std::size_t Count>
bool is_in(const std::array<std::string_view, Count>& sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

// Sorted: is_in searches.
constexpr auto kElements = std::to_array<std::string_view>(
    {"a",          "abbr",   "b",       "bdi",   "bdo",   "blockquote", "body",  "br",   "caption",
     "cite",       "code",   "dd",      "del",   "dfn",   "div",        "dl",    "dt",   "em",
     "figcaption", "figure", "h1",      "h2",    "h3",    "h4",         "h5",    "h6",   "head",
     "hr",         "html",   "i",       "img",   "ins",   "kbd",        "li",    "link", "mark",
     "meta",       "nav",    "ol",      "p",     "pre",   "q",          "rp",    "rt",   "ruby",
     "s",          "samp",   "section", "small", "span",  "strong",     "sub",   "sup",  "table",
     "tbody",      "td",     "tfoot",   "th",    "thead", "time",       "title", "tr",   "u",
     "ul",         "var",    "wbr"});
static_assert(std::ranges::is_sorted(kElements));

/// Elements that act.
constexpr auto kActing = std::to_array<std::string_view>(
    {"applet", "audio", "button", "canvas", "embed", "form", "iframe", "input", "object", "script",
     "select", "textarea", "video"});
static_assert(std::ranges::is_sorted(kActing));

constexpr auto kAttributes = std::to_array<std::string_view>({"alt",
                                                              "aria-describedby",
                                                              "aria-details",
                                                              "aria-label",
                                                              "aria-labelledby",
                                                              "charset",
                                                              "cite",
                                                              "class",
                                                              "colspan",
                                                              "content",
                                                              "datetime",
                                                              "dir",
                                                              "height",
                                                              "href",
                                                              "hreflang",
                                                              "id",
                                                              "lang",
                                                              "name",
                                                              "rel",
                                                              "role",
                                                              "rowspan",
                                                              "scope",
                                                              "src",
                                                              "start",
                                                              "title",
                                                              "type",
                                                              "value",
                                                              "width"});
static_assert(std::ranges::is_sorted(kAttributes));

/// Each epub:type, with the role that says the same (DPUB-ARIA 1.1); empty: there is none.
std::string_view role_of_type(std::string_view type, bool& is_known) {
  using Meaning = std::pair<std::string_view, std::string_view>;
  static constexpr auto kMeanings = std::to_array<Meaning>({
      {"frontmatter", ""},
      {"bodymatter", ""},
      {"backmatter", ""},
      {"titlepage", ""},
      {"landmarks", ""},
      {"lot", ""},
      {"loi", ""},
      {"toc", "doc-toc"},
      {"page-list", "doc-pagelist"},
      {"pagebreak", "doc-pagebreak"},
      {"chapter", "doc-chapter"},
      {"notice", "doc-notice"},
      {"conclusion", "doc-conclusion"},
      {"noteref", "doc-noteref"},
      {"footnote", "doc-footnote"},
      {"endnotes", "doc-endnotes"},
      {"backlink", "doc-backlink"},
      {"bibliography", "doc-bibliography"},
  });
  for (const auto& [known, role] : kMeanings) {
    if (known == type) return role;
  }
  is_known = false;
  return {};
}

constexpr auto kRoles = std::to_array<std::string_view>(
    {"doc-backlink", "doc-bibliography", "doc-chapter", "doc-conclusion", "doc-endnotes",
     "doc-footnote", "doc-noteref", "doc-notice", "doc-pagebreak", "doc-pagelist", "doc-subtitle",
     "doc-toc", "note", "presentation"});
static_assert(std::ranges::is_sorted(kRoles));

class DocumentCheck {
 public:
  DocumentCheck(const EpubFile& epub, Report& report) : epub_(epub), report_(report) {}

  void check(const EpubDocument& document) {
    document_ = &document;
    const XmlNode root = document.tree.root();
    check_frame(root);
    check_root_language(root);
    for (std::uint32_t i = 0; i < document.tree.size() && !report_.full(); ++i) {
      const XmlNode node = document.tree[i];
      if (node.is_text() || node.space() == XmlSpace::kSvg || node.space() == XmlSpace::kMathml) {
        continue;
      }
      check_element(node);
      if (node.attributes().empty()) continue;
      for (const XmlAttribute& attribute : node.attributes()) check_attribute(node, attribute);
      check_id(node);
      if (i > 0) check_language(node);
      check_semantics(node);
    }
  }

 private:
  void refuse(std::string_view clause, XmlNode node, std::string message) {
    report_.add(clause, document_->at(node), std::move(message));
  }

  /// html with a head that has a title, and a body.
  void check_frame(XmlNode root) {
    if (!root.is_html("html")) return refuse(kXhtml, root, "is no XHTML document");
    std::string model;
    for (const XmlNode child : root.children()) {
      if (!child.is_text()) model += fmt::format(" {}", child.name());
    }
    if (model != " head body") {
      return refuse(kXhtml, root, fmt::format("html holds{}, not head and body", model));
    }
    const auto head = child_of(root, XmlSpace::kXhtml, "head");
    const auto title = child_of(*head, XmlSpace::kXhtml, "title");
    const std::string words = title ? normalised(title->all_text()) : std::string();
    constexpr std::string_view kTitled = "WCAG 2.2 2.4.2";
    if (words.empty()) return refuse(kTitled, *head, "the document has no title");
    const auto [other, is_new] = titles_.emplace(words, document_->path);
    if (!is_new) {
      refuse(kTitled, *title, fmt::format("\"{}\" is also the title of {}", words, other->second));
    }
  }

  void check_root_language(XmlNode root) {
    constexpr std::string_view kClause = "WCAG 2.2 3.1.1";
    const std::string_view lang = root.value("lang");
    if (!is_language_tag(lang)) {
      refuse(kClause, root, fmt::format("the document's language \"{}\" is none", lang));
    } else if (lang != root.value("lang", XmlSpace::kXml)) {
      refuse(kClause, root, "the document's lang and xml:lang differ");
    } else if (lang != epub_.package.value("dc:language")) {
      refuse(kClause, root, "the document's language is not the publication's");
    }
    if (root.value("dir") != epub_.package.dir) {
      refuse("WCAG 2.2 1.3.2", root, "the document's dir is not the publication's");
    }
  }

  void check_element(XmlNode node) {
    const std::string_view name = node.name();
    if (node.space() == XmlSpace::kXhtml && is_in(kElements, name)) {
      if (name == "meta" && node.attributes().size() == 1 && node.attribute("charset")) return;
      if (name == "meta") refuse(kXhtml, node, "has a meta that is more than the charset");
      return;
    }
    if (may_hide(name)) return;  // P12's to tell
    refuse(is_in(kActing, name) ? kScripting : kXhtml, node,
           fmt::format("has the element \"{}\"", name));
  }

  void check_attribute(XmlNode node, const XmlAttribute& attribute) {
    const std::string_view name = attribute.name;
    if (attribute.space == XmlSpace::kXml && name == "lang") return;
    if (attribute.space == XmlSpace::kOps && name == "type") return;
    const bool is_plain = attribute.space == XmlSpace::kNone;
    if (is_plain && (is_in(kAttributes, name) || may_hide_by(name))) return;  // P12 tells these
    refuse(name.starts_with("on") ? kScripting : kXhtml, node,
           fmt::format("{} has the attribute \"{}\"", node.name(), name));
  }

  void check_id(XmlNode node) {
    const auto id = node.attribute("id");
    if (!id) return;
    if (id->empty() || id->find_first_of(" \t\r\n\f") != id->npos) {
      return refuse(kXhtml, node, fmt::format("\"{}\" is no id", *id));
    }
    if (document_->ids.at(*id) != node.index()) {
      refuse(kXhtml, node, fmt::format("the id \"{}\" stands in the document twice", *id));
    }
  }

  void check_language(XmlNode node) {
    const auto lang = node.attribute("lang");
    const auto xml_lang = node.attribute("lang", XmlSpace::kXml);
    if (!lang && !xml_lang) return;
    if (lang != xml_lang) {
      refuse(kLanguage, node, fmt::format("{}: lang and xml:lang differ", node.name()));
    } else if (!is_language_tag(*lang)) {
      refuse(kLanguage, node, fmt::format("\"{}\" is no language", *lang));
    }
  }

  /// EPUB 3.3 §6.1.3.1: each epub:type has the role of its meaning, so that both kinds of readers
  /// are told; links of the navigation document need none.
  void check_semantics(XmlNode node) {
    constexpr std::string_view kClause = "EPUB 3.3 §6.1.3.1";
    const bool is_nav_link = node.name() == "a" && ancestor(node, "nav").has_value();
    for_each_word(node.value("type", XmlSpace::kOps), [&](std::string_view type) {
      bool is_known = true;
      const std::string_view role = role_of_type(type, is_known);
      if (!is_known) {
        refuse(kClause, node, fmt::format("epub:type \"{}\" is not known", type));
      } else if (!role.empty() && !is_nav_link && !node.has_word("role", role)) {
        refuse(kClause, node, fmt::format("epub:type \"{}\" is without its role {}", type, role));
      }
    });
    for_each_word(node.value("role"), [&](std::string_view role) {
      if (!is_in(kRoles, role)) {
        return refuse(kClause, node, fmt::format("the role \"{}\" is not known", role));
      }
      check_type_of_role(node, role);
    });
  }

  void check_type_of_role(XmlNode node, std::string_view role) {
    constexpr std::string_view kPrefix = "doc-";
    // The way back to the key information and the subtitle have no epub:type of their own.
    if (!role.starts_with(kPrefix) || role == "doc-subtitle" || role == "doc-backlink") return;
    const std::string_view type = role == "doc-pagelist" ? "page-list" : role.substr(4);
    if (!node.has_word("type", type, XmlSpace::kOps)) {
      refuse("EPUB 3.3 §6.1.3.1", node, fmt::format("role {} is without its epub:type", role));
    }
  }

  const EpubFile& epub_;
  Report& report_;
  const EpubDocument* document_ = nullptr;
  std::map<std::string, std::string> titles_;  // and the document that has each
};

}  // namespace

void check_documents(const EpubFile& epub, Report& report) {
  DocumentCheck check(epub, report);
  for (const EpubDocument& document : epub.documents) {
    if (!document.tree.empty()) check.check(document);
  }
}

}  // namespace clearleaf::verify
