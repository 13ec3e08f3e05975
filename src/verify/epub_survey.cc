// One walk over the documents, and what several checks ask of an element.
#include "verify/epub_survey.h"

#include "base/utf8.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

class Surveyor {
 public:
  explicit Surveyor(EpubSurvey& found) : found_(found) {}

  void see(const EpubDocument& document, bool is_nav) {
    const XmlTree& tree = document.tree;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const XmlNode node = tree[i];
      if (node.space() != XmlSpace::kXhtml) continue;
      see_anywhere({&document, node});
      if (!is_nav) see_content({&document, node});
    }
  }

 private:
  void see_anywhere(const Found& found) {
    const std::string_view name = found.node.name();
    if (name == "img") found_.images.push_back(found);
    if (name == "a") found_.links.push_back(found);
    if (name == "ul" || name == "ol" || name == "dl") found_.lists.push_back(found);
  }

  void see_content(const Found& found) {
    const XmlNode node = found.node;
    const std::string_view name = node.name();
    if (heading_level(node) > 0) {
      const auto parent = node.parent();
      const bool is_of_notes = parent && means(*parent, "doc-endnotes", "endnotes");
      (is_of_notes ? found_.note_headings : found_.headings).push_back(found);
    }
    if (name == "table") found_.tables.push_back(found);
    if (name == "span" && node.has_word("class", "clearleaf-link") && follows_figure(node)) {
      found_.descriptions.push_back(found);
    }
    if (node.attributes().empty()) return;
    if (means(node, "doc-pagebreak", "pagebreak")) found_.page_breaks.push_back(found);
    if (means(node, "doc-noteref", "noteref")) found_.note_references.push_back(found);
    if (means(node, "doc-footnote", "footnote")) found_.notes.push_back(found);
  }

  /// Whether the paragraph that `link` is in stands directly after a figure.
  static bool follows_figure(XmlNode link) {
    const auto paragraph = link.parent();
    const auto around = paragraph ? paragraph->parent() : std::nullopt;
    if (!around) return false;
    bool after_figure = false;
    for (const XmlNode child : around->children()) {
      if (child == *paragraph) return after_figure;
      // A page may begin between the two.
      if (!child.is_text() && !means(child, "doc-pagebreak", "pagebreak")) {
        after_figure = child.is_html("figure");
      }
    }
    return false;
  }

  EpubSurvey& found_;
};

}  // namespace

std::size_t EpubSurvey::informative_images() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      images, [](const Found& image) { return !is_blank(image.node.value("alt")); }));
}

EpubSurvey survey(const EpubFile& epub) {
  EpubSurvey found;
  Surveyor surveyor(found);
  for (std::size_t i = 0; i < epub.documents.size(); ++i) {
    surveyor.see(epub.documents[i], i == epub.nav_document);
  }
  return found;
}

bool means(XmlNode node, std::string_view role, std::string_view type) {
  return node.has_word("role", role) || node.has_word("type", type, XmlSpace::kOps);
}

int heading_level(XmlNode node) {
  const std::string_view name = node.name();
  const bool is_heading = node.space() == XmlSpace::kXhtml && name.size() == 2 && name[0] == 'h' &&
                          name[1] >= '1' && name[1] <= '6';
  return is_heading ? name[1] - '0' : 0;
}

std::string heading_words(XmlNode heading) {
  std::string words;
  for (std::uint32_t i = heading.index() + 1; i < heading.end();) {
    const XmlNode node = heading.tree()[i];
    if (means(node, "doc-noteref", "noteref")) {
      i = node.end();
      continue;
    }
    words += node.is_html("br") ? std::string_view(" ") : node.text();
    if (node.is_html("img")) words += node.value("alt");
    ++i;
  }
  return normalised(words);
}

std::optional<Found> target_of(const EpubFile& epub, const EpubDocument& from,
                               std::string_view href) {
  const auto target = resolve(from.path, href);
  const EpubDocument* document = target ? epub.document(target->path) : nullptr;
  if (document == nullptr || document->tree.empty()) return std::nullopt;
  if (target->fragment.empty()) return Found{document, document->tree.root()};
  const auto element = document->element(target->fragment);
  if (!element) return std::nullopt;
  return Found{document, *element};
}

std::optional<XmlNode> ancestor(XmlNode node, std::string_view name) {
  for (auto each = node.parent(); each; each = each->parent()) {
    if (each->is_html(name)) return each;
  }
  return std::nullopt;
}

std::optional<XmlNode> first_element(XmlNode node) {
  for (const XmlNode child : node.children()) {
    if (!child.is_text()) return child;
  }
  return std::nullopt;
}

}  // namespace clearleaf::verify
