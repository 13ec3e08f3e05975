// Content documents → SpokenBuilder's calls. Where a mark could stand in two orders: the language
// of an element is opened before what the element is (label, link, abbreviation).
#include "verify/epub_spoken.h"

#include "base/numbers.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace clearleaf::verify {

namespace {

/// An element of the publication: its document and its place in that.
using Place = std::pair<std::size_t, std::uint32_t>;

/// How an element takes part in what is spoken.
enum class Kind : std::uint8_t {
  kInline,
  kGroup,
  kSilent,
  kPageBreak,
  kParagraph,
  kHeading,
  kCode,
  kTask,
  kKeyInformation,
  kRisks,
  kConclusion,
  kNotice,
  kQuote,
  kList,
  kItem,
  kDefinitionList,
  kTerm,
  kDefinition,
  kTable,
  kFigure,
  kImage,
  kLineBreak,
};

bool has_role(XmlNode node, std::string_view role, std::string_view type) {
  return node.has_word("role", role) || node.has_word("type", type, XmlSpace::kOps);
}

bool is_note(XmlNode node) {
  return has_role(node, "doc-footnote", "footnote");
}

bool is_note_reference(XmlNode node) {
  return node.is_html("a") && has_role(node, "doc-noteref", "noteref");
}

using NamedKind = std::pair<std::string_view, Kind>;
/// Elements whose name alone says what they are, sorted by it.
constexpr auto kKinds = std::to_array<NamedKind>({
    {"article", Kind::kGroup}, {"aside", Kind::kGroup},       {"blockquote", Kind::kQuote},
    {"body", Kind::kGroup},    {"br", Kind::kLineBreak},      {"dd", Kind::kDefinition},
    {"div", Kind::kGroup},     {"dl", Kind::kDefinitionList}, {"dt", Kind::kTerm},
    {"figure", Kind::kFigure}, {"footer", Kind::kGroup},      {"h1", Kind::kHeading},
    {"h2", Kind::kHeading},    {"h3", Kind::kHeading},        {"h4", Kind::kHeading},
    {"h5", Kind::kHeading},    {"h6", Kind::kHeading},        {"header", Kind::kGroup},
    {"hr", Kind::kSilent},     {"img", Kind::kImage},         {"li", Kind::kItem},
    {"main", Kind::kGroup},    {"nav", Kind::kSilent},        {"ol", Kind::kList},
    {"p", Kind::kParagraph},   {"pre", Kind::kCode},          {"section", Kind::kGroup},
    {"table", Kind::kTable},   {"ul", Kind::kList},
});
static_assert(std::ranges::is_sorted(kKinds, {}, &NamedKind::first));

Kind kind_of_name(std::string_view name) {
  const auto found = std::ranges::lower_bound(kKinds, name, {}, &NamedKind::first);
  return found != kKinds.end() && found->first == name ? found->second : Kind::kInline;
}

Kind kind_of(XmlNode node) {
  const Kind kind = kind_of_name(node.name());
  if (kind == Kind::kInline) {
    if (has_role(node, "doc-pagebreak", "pagebreak")) return Kind::kPageBreak;
    if (has_role(node, "doc-backlink", "backlink")) return Kind::kSilent;
    if (node.has_word("class", "clearleaf-address")) return Kind::kSilent;
    return node.has_word("class", "task") ? Kind::kTask : Kind::kInline;
  }
  if (kind != Kind::kGroup && kind != Kind::kParagraph) return kind;
  if (kind == Kind::kParagraph) {
    return node.has_word("class", "clearleaf-back") ? Kind::kSilent : kind;
  }
  if (has_role(node, "doc-endnotes", "endnotes")) return Kind::kSilent;
  if (node.has_word("class", "notice")) return Kind::kNotice;
  const std::string_view id = node.value("id");
  if (id == "key-information") return Kind::kKeyInformation;
  if (id == "disclaimer-risks") return Kind::kRisks;
  return id == "disclaimer-conclusion" ? Kind::kConclusion : kind;
}

/// Whether an element ends the words before it. By its name alone: words left out are no block.
bool is_block(XmlNode node) {
  const Kind kind = kind_of_name(node.name());
  return kind != Kind::kInline && kind != Kind::kImage && kind != Kind::kLineBreak;
}

int whole(std::string_view text, int otherwise) {
  const auto number = parse_whole(text);
  constexpr auto kMost = static_cast<std::uint32_t>(std::numeric_limits<int>::max() / 2);
  return number && *number <= kMost ? static_cast<int>(*number) : otherwise;
}

class Speaker {
 public:
  explicit Speaker(const EpubFile& epub) : epub_(epub), lang_(epub.package.value("dc:language")) {
    find_page_labels();
    for (std::size_t i = 0; i < epub_.spine_documents; ++i) find_notes(i);
  }

  Spoken speak() {
    for (std::size_t i = 0; i < epub_.spine_documents; ++i) {
      if (i != epub_.nav_document && !epub_.documents[i].tree.empty()) speak_document(i);
    }
    std::vector<std::optional<SpokenBuilder::Anchor>> targets;
    for (const Place& place : targets_) {
      const auto found = anchors_.find(place);
      targets.push_back(found == anchors_.end() ? std::nullopt : std::optional(found->second));
    }
    return builder_.finish(targets);
  }

 private:
  // ---- what is known beforehand ----

  std::optional<Place> place_of(const EpubTarget& target) const {
    const auto found = epub_.document_at.find(target.path);
    if (found == epub_.document_at.end()) return std::nullopt;
    if (target.fragment.empty()) return Place{found->second, 0};
    const auto element = epub_.documents[found->second].element(target.fragment);
    if (!element) return std::nullopt;
    return Place{found->second, element->index()};
  }

  void find_page_labels() {
    const NavList* pages = epub_.nav_of("page-list");
    if (pages == nullptr) return;
    const std::string& from = epub_.documents[*epub_.nav_document].path;
    for (const NavEntry& page : pages->entries) {
      const auto target = resolve(from, page.href);
      if (const auto place = target ? place_of(*target) : std::nullopt) {
        page_labels_.emplace(*place, page.text);
      }
    }
  }

  /// The notes of a document, with the numbers that their lists give them.
  void find_notes(std::size_t document) {
    const XmlTree& tree = epub_.documents[document].tree;
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      if (!tree[i].is_html("ol")) continue;
      int number = whole(tree[i].value("start"), 1);
      for (const XmlNode item : tree[i].children()) {
        if (!item.is_html("li")) continue;
        number = whole(item.value("value"), number);
        for (const XmlNode note : item.children()) {
          if (is_note(note)) notes_.emplace(Place{document, note.index()}, number);
        }
        ++number;
      }
    }
  }

  // ---- documents ----

  void speak_document(std::size_t index) {
    document_ = index;
    const EpubDocument& document = epub_.documents[index];
    builder_.at(document.path);
    anchors_.emplace(Place{index, 0}, builder_.anchor());
    const XmlNode root = document.tree.root();
    const auto body = child_of(root, XmlSpace::kXhtml, "body");
    if (!body) return;
    const std::string_view around = open_language(root);
    speak(*body);
    close_language(around);
  }

  /// Opens the language of an element where it is another than around it; gives that back.
  std::string_view open_language(XmlNode node) {
    const std::string_view around = lang_;
    std::string_view own = node.value("lang");
    if (own.empty()) own = node.value("lang", XmlSpace::kXml);
    if (own.empty() || ascii_lower(own) == ascii_lower(around)) return around;
    lang_ = own;
    builder_.open_language(own);
    return around;
  }
  void close_language(std::string_view around) {
    if (lang_.data() == around.data()) return;
    lang_ = around;
    builder_.close_mark();
  }

  void speak_children(XmlNode node) {
    for (const XmlNode child : node.children()) speak(child);
  }

  /// What holds blocks, words, or both: words between blocks are a paragraph of their own.
  void speak_blocks(XmlNode node) {
    for (const XmlNode child : node.children()) {
      if (is_block(child)) end_words();
      speak(child);
    }
    end_words();
  }

  void end_words() {
    if (in_line_ > 0) return;
    builder_.end();
    speak_notes();
  }

  void speak(XmlNode node) {
    if (node.is_text()) return builder_.text(node.text());
    if (is_note(node) && !in_endnote_) return;  // only where it is referred to
    const Kind kind = kind_of(node);
    if (kind == Kind::kSilent) return;
    if (kind == Kind::kPageBreak) return speak_page(node);
    if (node.attribute("id")) {
      anchors_.emplace(Place{document_, node.index()}, builder_.anchor());
    }
    const std::string_view around = open_language(node);
    speak_element(node, kind);
    close_language(around);
  }

  void speak_element(XmlNode node, Kind kind) {
    switch (kind) {
      case Kind::kSilent:
      case Kind::kPageBreak: return;
      case Kind::kInline: return speak_inline(node);
      case Kind::kGroup: return speak_blocks(node);
      case Kind::kParagraph: return speak_line(node, BlockKind::kParagraph);
      case Kind::kHeading: return speak_line(node, BlockKind::kHeading, node.name()[1] - '0');
      case Kind::kCode: return speak_line(node, BlockKind::kCode);
      case Kind::kTask: return speak_task(node);
      case Kind::kKeyInformation: return speak_region(node, Region::kKeyInformation);
      case Kind::kRisks: return speak_region(node, Region::kRisks);
      case Kind::kConclusion: return speak_region(node, Region::kConclusion);
      case Kind::kNotice: return speak_region(node, Region::kNotice);
      case Kind::kQuote: return speak_region(node, Region::kQuote);
      case Kind::kList: return speak_list(node);
      case Kind::kItem: return speak_region(node, Region::kItem);
      case Kind::kDefinitionList: return speak_definitions(node);
      case Kind::kTerm: return speak_term(node);
      case Kind::kDefinition: return speak_definition(node);
      case Kind::kTable: return speak_table(node);
      case Kind::kFigure: return speak_figure(node);
      case Kind::kImage: return builder_.image(node.value("alt"));
      case Kind::kLineBreak: return builder_.text(" ");
    }
  }

  // ---- blocks ----

  void speak_region(XmlNode node, Region region, int number = 0) {
    builder_.open(region, number);
    speak_blocks(node);
    builder_.close(region);
  }

  /// A block of words. Within a cell, a term or a caption it is some of their words.
  void speak_line(XmlNode node, BlockKind kind, int level = 0) {
    if (in_line_ > 0) return speak_children(node);
    builder_.begin(kind, level);
    speak_children(node);
    end_words();
  }

  /// "Done": a line of its own; what follows is the item's text.
  void speak_task(XmlNode node) {
    builder_.begin(BlockKind::kTask);
    speak_children(node);
    builder_.end();
  }

  void speak_list(XmlNode list) {
    builder_.open(Region::kList);
    const bool is_numbered = list.name() == "ol";
    int number = whole(list.value("start"), 1);
    for (const XmlNode child : list.children()) {
      if (!child.is_html("li")) {
        speak(child);
        continue;
      }
      if (is_numbered) number = whole(child.value("value"), number);
      if (child.attribute("id")) {
        anchors_.emplace(Place{document_, child.index()}, builder_.anchor());
      }
      const std::string_view around = open_language(child);
      speak_region(child, Region::kItem, is_numbered ? number : 0);
      close_language(around);
      ++number;
    }
    builder_.close(Region::kList);
  }

  void speak_definitions(XmlNode list) {
    builder_.open(Region::kDefinitionList);
    speak_children(list);
    builder_.close(Region::kDefinitionList);
  }

  /// Notes of a term are spoken in its definition: a list of terms cannot hold them.
  void speak_term(XmlNode term) {
    ++in_line_;
    builder_.begin(BlockKind::kTerm);
    speak_children(term);
    builder_.end();
    --in_line_;
  }

  void speak_definition(XmlNode definition) {
    builder_.open(Region::kDefinition);
    speak_notes();
    speak_blocks(definition);
    builder_.close(Region::kDefinition);
  }

  void speak_table(XmlNode table) {
    builder_.open(Region::kTable);
    ++in_line_;
    speak_rows(table);
    --in_line_;
    builder_.close(Region::kTable);
    speak_notes();
  }

  /// The rows among an element's children, through thead, tbody and tfoot.
  void speak_rows(XmlNode parent) {
    for (const XmlNode child : parent.children()) {
      if (child.is_html("caption")) {
        speak_caption(child);
      } else if (child.is_html("tr")) {
        builder_.open(Region::kRow);
        for (const XmlNode cell : child.children()) {
          if (cell.is_html("td") || cell.is_html("th")) speak_cell(cell);
        }
        builder_.close(Region::kRow);
      } else if (!child.is_text()) {
        speak_rows(child);
      }
    }
  }

  void speak_cell(XmlNode cell) {
    if (cell.attribute("id")) {
      anchors_.emplace(Place{document_, cell.index()}, builder_.anchor());
    }
    const std::string_view around = open_language(cell);
    HeaderScope scope = HeaderScope::kNone;
    if (cell.name() == "th") {
      scope = cell.value("scope") == "row" ? HeaderScope::kRow : HeaderScope::kColumn;
    }
    builder_.begin_cell(scope, whole(cell.value("colspan"), 1), whole(cell.value("rowspan"), 1));
    speak_children(cell);
    builder_.end();
    close_language(around);
  }

  void speak_caption(XmlNode caption) {
    const std::string_view around = open_language(caption);
    builder_.begin(BlockKind::kCaption);
    speak_children(caption);
    builder_.end();
    close_language(around);
  }

  void speak_figure(XmlNode figure) {
    if (is_cover(figure)) return;
    ++in_line_;
    for (const XmlNode child : figure.children()) {
      if (child.is_html("figcaption")) {
        speak_caption(child);
      } else if (child.is_html("img")) {
        builder_.begin(BlockKind::kFigure);
        speak(child);
        builder_.end();
      } else {
        speak(child);
      }
    }
    --in_line_;
    speak_notes();
  }

  /// The PDF has no cover: its first page is the title's.
  bool is_cover(XmlNode figure) const {
    const auto image = child_of(figure, XmlSpace::kXhtml, "img");
    if (!image || !figure.has_word("class", "cover")) return false;
    const auto target = resolve(epub_.documents[document_].path, image->value("src"));
    const EpubItem* item = target ? epub_.item_at(target->path) : nullptr;
    return item != nullptr && item->has_property("cover-image");
  }

  // ---- notes ----

  /// The notes first referred to since the last call; those they refer to come after them.
  void speak_notes() {
    if (in_endnote_ || in_line_ > 0) return;
    in_endnote_ = true;
    while (!waiting_notes_.empty()) {
      const Place place = waiting_notes_.front();
      waiting_notes_.pop_front();
      const std::size_t document = std::exchange(document_, place.first);
      speak_note(epub_.documents[place.first].tree[place.second], notes_.at(place));
      document_ = document;
    }
    in_endnote_ = false;
  }

  void speak_note(XmlNode note, int number) {
    builder_.open(Region::kNote, number);
    anchors_.emplace(Place{document_, note.index()}, builder_.anchor());
    const std::string_view around = open_language(note);
    speak_blocks(note);
    close_language(around);
    builder_.close(Region::kNote);
  }

  // ---- words ----

  void speak_page(XmlNode node) {
    const auto found = page_labels_.find(Place{document_, node.index()});
    builder_.page(found == page_labels_.end() ? std::string(node.value("aria-label"))
                                              : found->second);
  }

  void speak_inline(XmlNode node) {
    int marks = 0;
    const auto mark_if = [&](bool is_marked, Mark mark) {
      if (!is_marked) return;
      builder_.open_mark(mark);
      ++marks;
    };
    mark_if(node.has_word("class", "clearleaf-label"), Mark::kLabel);
    mark_if(node.has_word("class", "clearleaf-link"), Mark::kGeneratedLink);
    mark_if(is_note_reference(node), Mark::kNoteReference);
    if (node.is_html("a") && node.attribute("href")) {
      open_link(node);
      ++marks;
    }
    if (node.is_html("abbr") && node.attribute("title")) {
      builder_.open_expansion(node.value("title"));
      ++marks;
    }
    speak_children(node);
    for (; marks > 0; --marks) builder_.close_mark();
  }

  void open_link(XmlNode link) {
    const std::string_view href = link.value("href");
    if (is_external(href)) return builder_.open_link(href);
    const auto target = resolve(epub_.documents[document_].path, href);
    const auto place = target ? place_of(*target) : std::nullopt;
    // A target that nothing leads to: the builder says that the link is broken.
    const Place at = place.value_or(Place{std::numeric_limits<std::size_t>::max(), 0});
    const auto [number, is_new] = target_numbers_.emplace(at, targets_.size());
    if (is_new) targets_.push_back(at);
    builder_.open_link(number->second);
    if (is_note_reference(link) && notes_.contains(at) && met_notes_.emplace(at, true).second) {
      waiting_notes_.push_back(at);
    }
  }

  const EpubFile& epub_;
  std::string_view lang_;  // around
  std::map<Place, std::string> page_labels_;
  std::map<Place, int> notes_;  // their numbers
  std::map<Place, bool> met_notes_;
  std::deque<Place> waiting_notes_;
  std::map<Place, SpokenBuilder::Anchor> anchors_;
  std::map<Place, SpokenBuilder::Target> target_numbers_;
  std::vector<Place> targets_;
  SpokenBuilder builder_;
  std::size_t document_ = 0;
  int in_line_ = 0;  // in how many of table, figure and term: their notes wait for their end
  bool in_endnote_ = false;
};

}  // namespace

Spoken spoken_of(const EpubFile& epub) {
  return Speaker(epub).speak();
}

}  // namespace clearleaf::verify
