// How words and boxes look in the end: size (P04), colours (P05, P12), boxes (P06), type (P07).
#include "base/utf8.h"
#include "verify/epub_prominence.h"
#include "verify/style_cascade.h"
#include "verify/word_count.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

namespace clearleaf::verify {

namespace {

constexpr double kSmallest = 0.83;         // em of the body (P04)
constexpr double kTextContrast = 7;        // P05
constexpr double kBorderContrast = 3;      // P05
constexpr double kThinnestBorder = 2;      // pixels (P06)
constexpr double kNarrowestPadding = 0.5;  // em (P06)
constexpr double kRounding = 1e-4;         // sizes are written with three decimals, and multiplied

/// Both as they are, where both are known.
std::optional<double> contrast_of(std::optional<StyleColor> a, std::optional<StyleColor> b) {
  if (!a || !b) return std::nullopt;
  return contrast(*a, *b);
}

/// Words or a box that are judged, and where they stand.
struct Place {
  Part part;
  const EpubDocument* document;
  XmlNode node;
};

/// The styles of one document's elements, judged element after element.
class TypeCheck {
 public:
  TypeCheck(const ProminenceCheck& check, Cascade& cascade) : check_(check), cascade_(cascade) {}

  void check_document(std::size_t index) {
    const EpubDocument& document = check_.epub.documents[index];
    const XmlTree& tree = document.tree;
    std::vector<const Cascade::Context*> contexts(tree.size());
    const auto body = child_of(tree.root(), XmlSpace::kXhtml, "body");
    if (!body) return;
    for (std::uint32_t i = 0; i < body->end(); ++i) {
      const XmlNode node = tree[i];
      const auto parent = node.parent();
      const Cascade::Context* around = parent ? contexts[parent->index()] : nullptr;
      contexts[i] = node.is_text() ? around : cascade_.enter(around, node);
      if (node == *body) check_body(document, *body, *contexts[i]);
      if (i <= body->index()) continue;
      const Place place{check_.disclaimers.part_of(index, node), &document, node};
      if (!node.is_text()) {
        check_box(place, *contexts[i]);
      } else if (!is_blank(node.text())) {
        check_words(place, *contexts[i]);
      }
    }
  }

 private:
  using Context = Cascade::Context;

  /// The first of its kind in each part: what follows is mostly the same.
  void refuse(Rule rule, const Place& place, std::string message) {
    if (check_.findings.has(rule, place.part)) return;
    check_.findings.add(rule, place.part, place.document->at(place.node), std::move(message));
  }

  template <class Judge>
  static void on_all_screens(const Context& context, const Judge& judge) {
    const Cascade::Styles& styles = Cascade::styles_of(context);
    for (std::size_t i = 0; i < kScreens; ++i) judge(styles.at(i), static_cast<Screen>(i));
  }

  static bool stands_in(const Context& context, std::string_view name) {
    for (const auto* each = &context; each != nullptr; each = each->parent) {
      if (each->name == name) return true;
    }
    return false;
  }

  /// The body's own size is what all others are measured by, and what the reader has set.
  void check_body(const EpubDocument& document, XmlNode body, const Context& context) {
    on_all_screens(context, [&](const ComputedStyle& style, Screen screen) {
      body_size_.at(static_cast<std::size_t>(screen)) = style.font_size;
      if (style.font_size >= 1 - kRounding) return;
      refuse(Rule::kP04, {Part::kPublication, &document, body},
             fmt::format("the text is smaller than the reader asks for{}", name_of(screen)));
    });
  }

  // ---- words ----

  void check_words(const Place& place, const Context& context) {
    const auto around = place.node.parent();
    const bool is_note_mark = around && means(*around, "doc-noteref", "noteref");
    if (!judged_.insert({&context, place.part, is_note_mark}).second) return;
    const bool is_disclaimer = place.part != Part::kPublication;
    const double at_least = is_disclaimer && !is_note_mark ? 1 : kSmallest;
    on_all_screens(context, [&](const ComputedStyle& style, Screen screen) {
      check_size(place, style, screen, at_least);
      check_colors(place, style, screen);
      if (is_disclaimer) check_type(place, style, screen, stands_in(context, "a"));
    });
    if (is_disclaimer && stands_in(context, "bdo")) {
      refuse(Rule::kP07, place, "words are shown in another order than they are read (bdo)");
    }
  }

  void check_size(const Place& place, const ComputedStyle& style, Screen screen, double at_least) {
    const double size = style.font_size / body_size_.at(static_cast<std::size_t>(screen));
    if (size >= at_least - kRounding) return;
    refuse(Rule::kP04, place,
           fmt::format("words are {:.3}em of the body's size{}, not {}em", size, name_of(screen),
                       at_least));
  }

  void check_colors(const Place& place, const ComputedStyle& style, Screen screen) {
    if (style.color.has_value() != style.background.has_value()) {
      return refuse(Rule::kP05, place,
                    fmt::format("words have a colour without a background, or the other way "
                                "round{}",
                                name_of(screen)));
    }
    if (!style.color) return;
    if (*style.color == *style.background) {
      return refuse(Rule::kP12, place,
                    fmt::format("words have the colour of their background{}", name_of(screen)));
    }
    const double found = contrast(*style.color, *style.background);
    if (found >= kTextContrast) return;
    refuse(Rule::kP05, place,
           fmt::format("words have a contrast of {:.2f}:1{}, not {}:1", found, name_of(screen),
                       kTextContrast));
  }

  void check_type(const Place& place, const ComputedStyle& style, Screen screen, bool is_link) {
    const auto refuse_it = [&](std::string_view what) {
      refuse(Rule::kP07, place, fmt::format("words are {}{}", what, name_of(screen)));
    };
    if (style.is_italic) refuse_it("set in italics");
    if (style.is_underlined && !is_link) refuse_it("underlined, and are no link");
    if (style.is_struck) refuse_it("struck through");
    if (style.align != TextAlign::kStart) refuse_it("not aligned at the start of the line");
    if (style.hyphens != Hyphens::kNone) refuse_it("hyphenated");
  }

  // ---- boxes ----

  void check_box(const Place& place, const Context& context) {
    const bool is_own = place.part != Part::kPublication &&
                        place.node == check_.disclaimers[place.part]->section.node;
    const bool is_notice = place.node.has_word("class", "notice");
    if (!is_own && !is_notice) return;
    on_all_screens(context, [&](const ComputedStyle& style, Screen screen) {
      if (is_own) check_sides(place, style, screen);
      const Cascade::Styles* around =
          context.parent == nullptr ? nullptr : &Cascade::styles_of(*context.parent);
      if (around != nullptr) {
        check_border_colors(place, style, around->at(static_cast<std::size_t>(screen)).background,
                            screen);
      }
    });
    if (is_own) check_heading(place, context);
  }

  void check_sides(const Place& place, const ComputedStyle& style, Screen screen) {
    constexpr std::array<std::string_view, kSides> kNames{"top", "bottom", "start of the line",
                                                          "end of the line"};
    for (std::size_t i = 0; i < kSides; ++i) {
      const BoxSide& side = style.sides.at(i);
      if (side.border < kThinnestBorder - kRounding) {
        refuse(Rule::kP06, place,
               fmt::format("the box has a border of {:.3}px at its {}{}, not {}px", side.border,
                           kNames.at(i), name_of(screen), kThinnestBorder));
      }
      if (side.padding < kNarrowestPadding - kRounding) {
        refuse(Rule::kP06, place,
               fmt::format("the box has a padding of {:.3}em at its {}{}, not {}em", side.padding,
                           kNames.at(i), name_of(screen), kNarrowestPadding));
      }
    }
  }

  void check_border_colors(const Place& place, const ComputedStyle& style,
                           std::optional<StyleColor> outside, Screen screen) {
    for (const BoxSide& side : style.sides) {
      if (side.border == 0) continue;
      const auto color = side.color ? side.color : style.color;
      for (const auto& beside : {style.background, outside}) {
        const double found = contrast_of(color, beside).value_or(color || beside ? 0 : 21);
        if (found >= kBorderContrast) continue;
        refuse(Rule::kP05, place,
               fmt::format("the border has a contrast of {:.2f}:1{}, not {}:1", found,
                           name_of(screen), kBorderContrast));
      }
    }
  }

  void check_heading(const Place& place, const Context& section) {
    const auto heading = heading_of(place.node);
    if (!heading) return;
    const Place there{place.part, place.document, *heading};
    on_all_screens(
        *cascade_.enter(&section, *heading), [&](const ComputedStyle& style, Screen screen) {
          if (style.is_bold) return;
          refuse(Rule::kP06, there, fmt::format("the heading is not bold{}", name_of(screen)));
        });
  }

  const ProminenceCheck& check_;
  Cascade& cascade_;
  std::array<double, kScreens> body_size_{};  // set by check_body
  std::set<std::tuple<const Context*, Part, bool>> judged_;
};

/// The style sheets that a document's head names, in their order.
std::vector<const StyleSheet*> sheets_of(const EpubFile& epub, const EpubDocument& document) {
  std::vector<const StyleSheet*> found;
  const auto head = child_of(document.tree.root(), XmlSpace::kXhtml, "head");
  if (!head) return found;
  for (const XmlNode child : head->children()) {
    if (!child.is_html("link") || child.value("rel") != "stylesheet") continue;
    if (child.attribute("media") || child.attribute("disabled")) continue;
    if (const auto type = child.attribute("type"); type && *type != "text/css") continue;
    const auto target = resolve(document.path, child.value("href"));
    if (!target) continue;
    const auto sheet = std::ranges::find(epub.style_sheets, target->path, &StyleSheet::path);
    if (sheet != epub.style_sheets.end()) found.push_back(&*sheet);
  }
  return found;
}

/// P05: whoever replaces one of the two replaces both. What has the colours around it sets none.
void find_half_colored(const ProminenceCheck& check, const StyleSheet& sheet) {
  for (const StyleRule& rule : sheet.rules) {
    const auto sets = [&](std::string_view property) {
      return std::ranges::any_of(rule.declarations, [&](const StyleDeclaration& each) {
        return each.property == property && read_color(each.value);
      });
    };
    if (sets("color") == sets("background-color")) continue;
    check.findings.add(Rule::kP05, Part::kPublication, fmt::format("{}:{}", sheet.path, rule.line),
                       "sets a colour without its background, or the other way round");
  }
}

/// P07: no two words run in capitals; an abbreviation is read letter by letter anyway.
void find_capitals(const ProminenceCheck& check, Part part) {
  const Disclaimer& own = *check.disclaimers[part];
  const std::string found = running_capitals(own_text(own.section.node, Abbreviations::kLeftOut));
  if (found.empty()) return;
  check.findings.add(Rule::kP07, part, own.section.at(),
                     fmt::format("words run in capitals (\"{}\")", found));
}

/// P07: letters stand in the order in which they are read.
void find_turned(const ProminenceCheck& check, Part part) {
  const Disclaimer& own = *check.disclaimers[part];
  if (!overrides_direction(own_text(own.section.node))) return;
  check.findings.add(Rule::kP07, part, own.section.at(),
                     "letters are turned round (U+202D or U+202E)");
}

/// Without its style sheet a box is no box, and there is no type to judge.
void find_unstyled(const ProminenceCheck& check, std::size_t document) {
  const EpubDocument& own = check.epub.documents[document];
  bool is_told = false;
  const auto refuse = [&](Part part) {
    check.findings.add(Rule::kP06, part, own.path, "has no style sheet of the publication");
    is_told = true;
  };
  for (const Part part : kDisclaimers) {
    if (check.disclaimers[part] && check.disclaimers[part]->document == document) refuse(part);
  }
  if (!is_told) refuse(Part::kPublication);
}

}  // namespace

void find_badly_set(const ProminenceCheck& check) {
  struct Styled {
    Cascade cascade;
    TypeCheck type;

    Styled(const ProminenceCheck& of, const std::vector<const StyleSheet*>& sheets)
        : cascade(sheets), type(of, cascade) {}
  };
  std::map<std::vector<const StyleSheet*>, std::unique_ptr<Styled>> styled;
  for (std::size_t i = 0; i < check.epub.documents.size(); ++i) {
    const EpubDocument& document = check.epub.documents[i];
    if (document.tree.empty()) continue;
    const auto sheets = sheets_of(check.epub, document);
    if (sheets.empty()) {
      find_unstyled(check, i);
      continue;
    }
    auto& own = styled[sheets];
    if (own == nullptr) own = std::make_unique<Styled>(check, sheets);
    own->type.check_document(i);
  }
  for (const StyleSheet& sheet : check.epub.style_sheets) find_half_colored(check, sheet);
  for (const Part part : kDisclaimers) {
    if (!check.disclaimers[part]) continue;
    find_capitals(check, part);
    find_turned(check, part);
  }
}

}  // namespace clearleaf::verify
