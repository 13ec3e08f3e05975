// Selectors matched, sorted by weight, and their declarations applied one after another.
#include "verify/style_cascade.h"

#include "base/numbers.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace clearleaf::verify {

namespace {

constexpr double kPixelsPerEm = 16;  // of the size that reading systems begin with
constexpr double kMedium = 3;        // pixels of a border whose width is not told

bool step_matches(const StyleStep& step, const Cascade::Context& context) {
  if (!step.type.empty() && step.type != context.name) return false;
  return std::ranges::all_of(step.classes, [&](const std::string& name) {
    return std::ranges::find(context.classes, name) != context.classes.end();
  });
}

bool selector_matches(const StyleSelector& selector, const Cascade::Context& context) {
  if (!step_matches(selector.steps.back(), context)) return false;
  if (selector.steps.size() == 1) return true;
  for (const auto* each = context.parent; each != nullptr; each = each->parent) {
    if (step_matches(selector.steps.front(), *each)) return true;
  }
  return false;
}

/// Selectors 4 §17, as one number: classes count for more than any number of types.
unsigned specificity_of(const StyleSelector& selector) {
  constexpr unsigned kClass = 1000;
  unsigned sum = 0;
  for (const StyleStep& step : selector.steps) {
    sum += static_cast<unsigned>(step.classes.size()) * kClass + (step.type.empty() ? 0 : 1);
  }
  return sum;
}

bool is_dark(Screen screen) {
  return static_cast<std::size_t>(screen) % 2 == 1;
}

/// 0: wide, 1: narrow, 2: narrower than that.
std::size_t narrowness_of(Screen screen) {
  return static_cast<std::size_t>(screen) / 2;
}

bool is_for(StyleMedium medium, std::size_t narrowness, Screen screen) {
  switch (medium) {
    case StyleMedium::kAll: return true;
    case StyleMedium::kDark: return is_dark(screen);
    case StyleMedium::kNarrow: return narrowness <= narrowness_of(screen);
    case StyleMedium::kOther: return false;
  }
  return false;
}

/// The widths that the sheets have rules for, the largest first.
using Widths = std::set<double, std::greater<>>;
Widths widths_of(const std::vector<const StyleSheet*>& sheets) {
  Widths widths;
  for (const StyleSheet* sheet : sheets) {
    for (const StyleRule& rule : sheet->rules) {
      if (const auto width = narrow_width(rule)) widths.insert(*width);
    }
  }
  return widths;
}

/// 1 for the largest width, which the screens of all others have as well; 0: of no width.
std::size_t narrowness_of(const StyleRule& rule, const Widths& widths) {
  const auto width = narrow_width(rule);
  if (!width) return 0;
  return 1 + static_cast<std::size_t>(std::distance(widths.begin(), widths.find(*width)));
}

/// HTML §15.3: what reading systems do of themselves.
std::vector<StyleDeclaration> defaults_of(std::string_view name) {
  using Default = std::pair<std::string_view, StyleDeclaration>;
  static const std::vector<Default> kDefaults{
      {"a", {"color", "#0000ee"}},
      {"a", {"text-decoration", "underline"}},
      {"u", {"text-decoration", "underline"}},
      {"ins", {"text-decoration", "underline"}},
      {"abbr", {"text-decoration", "underline"}},
      {"s", {"text-decoration", "line-through"}},
      {"del", {"text-decoration", "line-through"}},
      {"em", {"font-style", "italic"}},
      {"i", {"font-style", "italic"}},
      {"cite", {"font-style", "italic"}},
      {"dfn", {"font-style", "italic"}},
      {"var", {"font-style", "italic"}},
      {"strong", {"font-weight", "bold"}},
      {"b", {"font-weight", "bold"}},
      {"th", {"font-weight", "bold"}},
      {"th", {"text-align", "center"}},
      {"caption", {"text-align", "center"}},
      {"mark", {"background-color", "#ffff00"}},
      {"mark", {"color", "#000000"}},
      {"h1", {"font-weight", "bold"}},
      {"h1", {"font-size", "2em"}},
      {"h2", {"font-weight", "bold"}},
      {"h2", {"font-size", "1.5em"}},
      {"h3", {"font-weight", "bold"}},
      {"h3", {"font-size", "1.17em"}},
      {"h4", {"font-weight", "bold"}},
      {"h5", {"font-weight", "bold"}},
      {"h5", {"font-size", "0.83em"}},
      {"h6", {"font-weight", "bold"}},
      {"h6", {"font-size", "0.67em"}},
      {"small", {"font-size", "0.833em"}},
      {"sub", {"font-size", "0.833em"}},
      {"sup", {"font-size", "0.833em"}},
      {"rt", {"font-size", "0.5em"}},
      {"code", {"font-size", "0.8125em"}},
      {"kbd", {"font-size", "0.8125em"}},
      {"samp", {"font-size", "0.8125em"}},
      {"pre", {"font-size", "0.8125em"}},
  };
  std::vector<StyleDeclaration> own;
  for (const auto& [of, declaration] : kDefaults) {
    if (of == name) own.push_back(declaration);
  }
  return own;
}

/// Applies declarations to one element's style on one screen.
class StyleSetter {
 public:
  explicit StyleSetter(const ComputedStyle* parent) {
    if (parent == nullptr) return;
    style_ = *parent;
    style_.sides = {};
    parent_size_ = parent->font_size;
    around_color_ = parent->color;
    around_background_ = parent->background;
    was_underlined_ = parent->is_underlined;
    was_struck_ = parent->is_struck;
  }

  void set(const StyleDeclaration& declaration) {
    const std::string_view property = declaration.property;
    const std::string_view value = declaration.value;
    if (property == "font-size") return set_size(value);
    if (property == "font-weight") style_.is_bold = value == "bold";
    if (property == "font-style") style_.is_italic = value == "italic";
    if (property == "text-decoration") {
      underlines_ = value == "underline";
      strikes_ = value == "line-through";
    }
    if (property == "text-align") style_.align = align_of(value);
    if (property == "hyphens") style_.hyphens = hyphens_of(value);
    if (property == "color") style_.color = value == "inherit" ? around_color_ : read_color(value);
    if (property == "background-color") style_.background = ground_of(value);
    if (property.starts_with("border")) return set_border(property.substr(6), value);
    if (property.starts_with("padding")) set_padding(property.substr(7), value);
  }

  ComputedStyle take() {
    style_.is_underlined = was_underlined_ || underlines_;
    style_.is_struck = was_struck_ || strikes_;
    for (std::size_t i = 0; i < kSides; ++i) finish_side(i);
    return style_;
  }

 private:
  struct Pending {
    std::optional<StyleLength> width;
    bool is_drawn = false;
    StyleLength padding;
  };

  static TextAlign align_of(std::string_view value) {
    if (value == "center") return TextAlign::kCenter;
    return value == "end" ? TextAlign::kEnd : TextAlign::kStart;
  }

  static Hyphens hyphens_of(std::string_view value) {
    if (value == "auto") return Hyphens::kAuto;
    return value == "none" ? Hyphens::kNone : Hyphens::kManual;
  }

  /// Where an element paints no ground of its own, what is around it shows through: the subset
  /// moves none out of its place.
  std::optional<StyleColor> ground_of(std::string_view value) const {
    const bool shows_through = value == "transparent" || value == "inherit";
    return shows_through ? around_background_ : read_color(value);
  }

  void set_size(std::string_view value) {
    const auto length = read_length(value);
    if (!length) return;
    const double of = length->unit == StyleLength::Unit::kRem ? 1.0 : parent_size_;
    style_.font_size = static_cast<float>(length->value * of);
  }

  /// The sides that "-top", "-inline-start", … name; all of them: "".
  static std::vector<std::size_t> sides_of(std::string_view suffix) {
    using Named = std::pair<std::string_view, Side>;
    constexpr std::array<Named, 6> kNames{
        Named{"-top", Side::kBlockStart},           Named{"-block-start", Side::kBlockStart},
        Named{"-bottom", Side::kBlockEnd},          Named{"-block-end", Side::kBlockEnd},
        Named{"-inline-start", Side::kInlineStart}, Named{"-inline-end", Side::kInlineEnd}};
    for (const auto& [name, side] : kNames) {
      if (name == suffix) return {static_cast<std::size_t>(side)};
    }
    return {0, 1, 2, 3};
  }

  void set_border(std::string_view suffix, std::string_view value) {
    if (suffix == "-collapse") return;
    for (const std::size_t side : sides_of(suffix)) {
      if (suffix == "-width") {
        pending_.at(side).width = read_length(value);
      } else if (suffix == "-style") {
        pending_.at(side).is_drawn = value == "solid";
      } else if (suffix == "-color") {
        style_.sides.at(side).color = read_color(value);
      } else {
        set_whole_border(side, value);
      }
    }
  }

  /// "2px solid #123456": what is not told is as at first.
  void set_whole_border(std::size_t side, std::string_view value) {
    Pending& own = pending_.at(side);
    own.width = std::nullopt;
    own.is_drawn = false;
    style_.sides.at(side).color = std::nullopt;
    for_each_word(value, [&](std::string_view word) {
      if (const auto color = read_color(word)) {
        style_.sides.at(side).color = color;
      } else if (const auto length = read_length(word)) {
        own.width = length;
      } else {
        own.is_drawn = word == "solid";
      }
    });
  }

  /// One to four values: top, right, bottom, left. A side without a value of its own has that of
  /// the side across. Which of right and left a line begins at depends on the language, so that
  /// both count as what the narrower has.
  void set_padding(std::string_view suffix, std::string_view value) {
    std::vector<StyleLength> values;
    for_each_word(value, [&](std::string_view word) {
      values.push_back(read_length(word).value_or(StyleLength{}));
    });
    if (values.empty() || values.size() > 4) return;
    const StyleLength top = values[0];
    const StyleLength right = values.size() > 1 ? values[1] : top;
    const StyleLength left = values.size() > 3 ? values[3] : right;
    const StyleLength beside = in_em(left) < in_em(right) ? left : right;
    const std::array<StyleLength, kSides> of_sides{top, values.size() > 2 ? values[2] : top, beside,
                                                   beside};
    const auto sides = sides_of(suffix);
    for (const std::size_t side : sides) {
      pending_.at(side).padding = sides.size() == 1 ? top : of_sides.at(side);
    }
  }

  double in_em(StyleLength length) const {
    const double size = style_.font_size;
    switch (length.unit) {
      case StyleLength::Unit::kEm: return length.value;
      case StyleLength::Unit::kRem: return length.value / size;
      case StyleLength::Unit::kPixel: return length.value / kPixelsPerEm / size;
      case StyleLength::Unit::kPercent: return 0;  // of a width that nobody knows
    }
    return 0;
  }

  void finish_side(std::size_t side) {
    const Pending& own = pending_.at(side);
    BoxSide& finished = style_.sides.at(side);
    finished.padding = in_em(own.padding);
    if (!own.is_drawn) return;
    finished.border = own.width ? in_em(*own.width) * style_.font_size * kPixelsPerEm : kMedium;
  }

  ComputedStyle style_;
  std::array<Pending, kSides> pending_;
  double parent_size_ = 1;
  std::optional<StyleColor> around_color_;
  std::optional<StyleColor> around_background_;
  bool was_underlined_ = false;
  bool underlines_ = false;
  bool was_struck_ = false;
  bool strikes_ = false;
};

}  // namespace

std::string_view name_of(Screen screen) {
  constexpr std::array<std::string_view, kScreens> kNames{
      "",
      " in the dark scheme",
      " on a narrow screen",
      " on a narrow screen in the dark scheme",
      " on the narrowest screen",
      " on the narrowest screen in the dark scheme"};
  return kNames.at(static_cast<std::size_t>(screen));
}

Cascade::Cascade(const std::vector<const StyleSheet*>& sheets) {
  const Widths widths = widths_of(sheets);
  unsigned order = 0;
  for (const StyleSheet* sheet : sheets) {
    for (const StyleRule& rule : sheet->rules) {
      ++order;
      for (const StyleSelector& selector : rule.selectors) {
        const StyleStep& last = selector.steps.back();
        const Candidate candidate{&selector,
                                  &rule,
                                  medium_of(rule),
                                  narrowness_of(rule, widths),
                                  specificity_of(selector),
                                  order};
        auto& index = last.classes.empty() ? by_type_[last.type] : by_class_[last.classes.front()];
        index.push_back(candidate);
        for (const StyleStep& step : selector.steps) {
          known_classes_.insert(step.classes.begin(), step.classes.end());
        }
      }
    }
  }
}

const Cascade::Context* Cascade::enter(const Context* parent, XmlNode element) {
  std::string classes;
  std::vector<std::string_view> words;
  for_each_word(element.value("class"), [&](std::string_view word) {
    const auto known = known_classes_.find(word);
    if (known == known_classes_.end()) return;
    classes.append(word) += ' ';
    words.push_back(*known);
  });
  const auto [place, is_new] = known_.try_emplace(Key{parent, element.name(), classes}, nullptr);
  if (!is_new) return place->second;
  contexts_.push_back({parent, element.name(), std::move(words), {}});
  place->second = &contexts_.back();
  compute(contexts_.back());
  return place->second;
}

const Cascade::Styles& Cascade::styles_of(const Context& context) {
  return context.styles;
}

std::vector<Cascade::Candidate> Cascade::matches(const Context& context) const {
  std::vector<Candidate> found;
  const auto add = [&](const auto& index, std::string_view name) {
    const auto candidates = index.find(name);
    if (candidates == index.end()) return;
    for (const Candidate& each : candidates->second) {
      if (selector_matches(*each.selector, context)) found.push_back(each);
    }
  };
  add(by_type_, context.name);
  for (const std::string_view name : context.classes) add(by_class_, name);
  std::ranges::stable_sort(
      found, {}, [](const Candidate& each) { return std::pair(each.specificity, each.order); });
  return found;
}

void Cascade::compute(Context& context) const {
  const std::vector<Candidate> found = matches(context);
  // A family of its own takes from code the small size that comes with the reading system's.
  const bool has_family = std::ranges::any_of(found, [](const Candidate& each) {
    return std::ranges::find(each.rule->declarations, "font-family", &StyleDeclaration::property) !=
           each.rule->declarations.end();
  });
  const std::vector<StyleDeclaration> defaults = defaults_of(context.name);
  for (std::size_t i = 0; i < kScreens; ++i) {
    StyleSetter setter(context.parent == nullptr ? nullptr : &context.parent->styles.at(i));
    for (const StyleDeclaration& each : defaults) {
      if (!has_family || each.value != "0.8125em") setter.set(each);
    }
    for (const Candidate& each : found) {
      if (!is_for(each.medium, each.narrowness, static_cast<Screen>(i))) continue;
      for (const StyleDeclaration& declaration : each.rule->declarations) {
        if (is_allowed(declaration)) setter.set(declaration);
      }
    }
    context.styles.at(i) = setter.take();
  }
}

}  // namespace clearleaf::verify
