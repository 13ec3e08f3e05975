// P12: nothing in the documents, and nothing in the style sheets, that could hide words.
#include "verify/epub_prominence.h"
#include "verify/style_properties.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace clearleaf::verify {

namespace {

/// Meanings that reading systems show only when they are asked to, or in a window of its own (DAISY
/// on aside; EPUB 3 Structural Semantics Vocabulary), and the same as roles.
constexpr auto kPopUpTypes = std::to_array<std::string_view>(
    {"annotation", "endnote", "footnote", "help", "note", "rearnote", "sidebar", "tip"});
static_assert(std::ranges::is_sorted(kPopUpTypes));
constexpr auto kPopUpRoles =
    std::to_array<std::string_view>({"doc-endnote", "doc-footnote", "doc-tip"});
static_assert(std::ranges::is_sorted(kPopUpRoles));

class HidingCheck {
 public:
  explicit HidingCheck(const ProminenceCheck& check) : check_(check) {}

  void check_document(std::size_t index) {
    index_ = index;
    const XmlTree& tree = document().tree;
    if (tree.empty()) return;
    if (tree.has_style_instruction()) {
      refuse(tree.root(), "has a style sheet named outside its elements");
    }
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
      const XmlNode node = tree[i];
      if (node.is_text() || node.space() == XmlSpace::kSvg || node.space() == XmlSpace::kMathml) {
        continue;
      }
      if (may_hide(node.name())) refuse(node, fmt::format("has the element \"{}\"", node.name()));
      if (!node.attributes().empty()) check_attributes(node);
    }
    check_style_links();
  }

  void check_sheet(const StyleSheet& sheet) {
    for (const StyleFault& fault : sheet.faults) refuse(sheet, fault.line, fault.message);
    for (const StyleRule& rule : sheet.rules) {
      check_medium(sheet, rule);
      for (const StyleDeclaration& each : rule.declarations) check_declaration(sheet, rule, each);
    }
  }

 private:
  const EpubDocument& document() const { return check_.epub.documents[index_]; }

  void refuse(XmlNode node, std::string message) {
    check_.findings.add(Rule::kP12, check_.disclaimers.part_of(index_, node), document().at(node),
                        std::move(message));
  }

  void refuse(const StyleSheet& sheet, unsigned line, std::string message) {
    check_.findings.add(Rule::kP12, Part::kPublication, fmt::format("{}:{}", sheet.path, line),
                        std::move(message));
  }

  void check_attributes(XmlNode node) {
    for (const XmlAttribute& attribute : node.attributes()) {
      const std::string_view name = attribute.name;
      if (attribute.space == XmlSpace::kNone && may_hide_by(name)) {
        refuse(node, fmt::format("{} has the attribute \"{}\"", node.name(), name));
      }
      const bool is_size = name == "width" || name == "height";
      if (is_size && attribute.value.find_first_not_of(" 0") == attribute.value.npos) {
        refuse(node, fmt::format("{} has no {}", node.name(), name));
      }
    }
    if (check_.disclaimers.part_of(index_, node) == Part::kPublication) return;
    check_other_words(node);
    const auto check_words = [&](std::string_view words, const auto& pop_ups) {
      for_each_word(words, [&](std::string_view word) {
        if (!std::ranges::binary_search(pop_ups, word)) return;
        refuse(node, fmt::format("is a \"{}\", which reading systems show on its own", word));
      });
    };
    check_words(node.value("type", XmlSpace::kOps), kPopUpTypes);
    check_words(node.value("role"), kPopUpRoles);
  }

  /// WAI-ARIA 1.2 6.6: a label is heard in place of the words that are seen. Page breaks have none,
  /// and a section is named by its heading (P09).
  void check_other_words(XmlNode node) {
    const bool is_page_break = means(node, "doc-pagebreak", "pagebreak");
    for (const std::string_view name : {"aria-label", "aria-labelledby"}) {
      const bool is_due = name == "aria-label" ? is_page_break : node.is_html("section");
      if (is_due || !node.attribute(name)) continue;
      refuse(node, fmt::format("is heard as something else than is seen ({})", name));
    }
  }

  /// One style sheet, out of the publication: any other could say anything.
  void check_style_links() {
    const auto head = child_of(document().tree.root(), XmlSpace::kXhtml, "head");
    if (!head) return;
    std::size_t sheets = 0;
    for (const XmlNode child : head->children()) {
      if (!child.is_html("link") || !child.has_word("rel", "stylesheet")) continue;
      const auto target = resolve(document().path, child.value("href"));
      const auto& ours = check_.epub.style_sheets;
      const bool is_ours =
          target && std::ranges::find(ours, target->path, &StyleSheet::path) != ours.end();
      if (++sheets > 1 || !is_ours) {
        refuse(child, fmt::format("has the style sheet \"{}\"", child.value("href")));
      }
    }
  }

  /// Dark, and screens narrower than so many em: of few widths, so that each kind can be judged.
  void check_medium(const StyleSheet& sheet, const StyleRule& rule) {
    const auto width = narrow_width(rule);
    if (width && narrow_widths_.size() < kNarrowWidths) narrow_widths_.insert(*width);
    const bool is_one_more = width && !narrow_widths_.contains(*width);
    if (medium_of(rule) == StyleMedium::kOther || is_one_more) {
      refuse(sheet, rule.line, fmt::format("has rules for \"{}\"", rule.media));
    }
  }

  void check_declaration(const StyleSheet& sheet, const StyleRule& rule,
                         const StyleDeclaration& each) {
    if (!is_allowed(each)) {
      refuse(sheet, each.line, fmt::format("sets \"{}: {}\"", each.property, each.value));
    } else if (each.property == "line-height" && each.value == "0" && !is_raised(rule)) {
      refuse(sheet, each.line, "sets lines upon each other (line-height: 0)");
    }
  }

  /// Raised or lowered words take no height of their own, so that lines stay even.
  static bool is_raised(const StyleRule& rule) {
    return std::ranges::all_of(rule.selectors, [](const StyleSelector& selector) {
      const StyleStep& last = selector.steps.back();
      return last.type == "sub" || last.type == "sup" ||
             std::ranges::find(last.classes, "noteref") != last.classes.end();
    });
  }

  const ProminenceCheck& check_;
  std::size_t index_ = 0;
  std::set<double> narrow_widths_;
};

}  // namespace

bool may_hide(std::string_view element) {
  constexpr auto kHiding = std::to_array<std::string_view>(
      {"aside", "details", "dialog", "noscript", "style", "summary", "template"});
  static_assert(std::ranges::is_sorted(kHiding));
  return std::ranges::binary_search(kHiding, element);
}

bool may_hide_by(std::string_view attribute) {
  constexpr auto kHiding =
      std::to_array<std::string_view>({"aria-hidden", "hidden", "inert", "popover", "style"});
  static_assert(std::ranges::is_sorted(kHiding));
  return std::ranges::binary_search(kHiding, attribute);
}

void find_hidden(const ProminenceCheck& check) {
  HidingCheck hiding(check);
  for (std::size_t i = 0; i < check.epub.documents.size(); ++i) hiding.check_document(i);
  for (const StyleSheet& sheet : check.epub.style_sheets) hiding.check_sheet(sheet);
}

}  // namespace clearleaf::verify
