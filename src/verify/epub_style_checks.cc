// The style sheets' declarations: nothing hides, shrinks or moves what must be seen (P12, P04,
// P05).
#include "base/numbers.h"
#include "base/utf8.h"
#include "verify/epub_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace clearleaf::verify {

namespace {

constexpr double kSmallest = 0.83;  // em of the body (P04)

/// "1.5em" → 1.5, where the unit is right; "0" has any unit.
std::optional<double> measure(std::string_view token, std::string_view unit) {
  if (token == "0") return 0;
  if (!token.ends_with(unit)) return std::nullopt;
  return parse_decimal(token.substr(0, token.size() - unit.size()));
}

bool is_between(std::optional<double> value, double least, double most) {
  return value && *value >= least && *value <= most;
}

/// Space around or in a box: never negative, and never so large that it drives words off the page.
bool is_space_length(std::string_view token) {
  return token == "auto" || is_between(measure(token, "em"), 0, 5) ||
         is_between(measure(token, "rem"), 0, 5) || is_between(measure(token, "px"), 0, 64) ||
         is_between(measure(token, "%"), 0, 30);
}

bool is_color(std::string_view token) {
  return (token.size() == 4 || token.size() == 7) && token.front() == '#' &&
         std::ranges::all_of(token.substr(1), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

bool is_border_width(std::string_view token) {
  return is_between(measure(token, "px"), 0, 16) || is_between(measure(token, "em"), 0, 1);
}

bool is_border_part(std::string_view token) {
  return is_border_width(token) || is_color(token) || token == "solid" || token == "none";
}

template <class Test>
bool every_word(std::string_view value, const Test& test) {
  bool fits = !value.empty();
  for_each_word(value, [&](std::string_view word) { fits &= test(word); });
  return fits;
}

bool is_font_family(std::string_view value) {
  return value.find('(') == value.npos && value.find('!') == value.npos;
}

bool is_font_size(std::string_view value) {
  return is_between(measure(value, "em"), 0.01, 4) || is_between(measure(value, "rem"), 0.01, 4);
}

bool is_line_height(std::string_view value) {
  return value == "0" || is_between(parse_decimal(value), 1, 3);
}

bool is_width(std::string_view value) {
  return is_between(measure(value, "%"), 5, 100) || is_between(measure(value, "em"), 1, 60);
}

bool is_height(std::string_view value) {
  return value == "auto" || is_between(measure(value, "em"), 1, 10);
}

bool is_vertical_align(std::string_view value) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"baseline", "bottom", "middle", "sub", "super", "top"});
  return std::ranges::find(kWords, value) != kWords.end() ||
         is_between(measure(value, "em"), 0, 0.6);
}

bool is_color_scheme(std::string_view value) {
  return value == "light dark";
}

bool is_small_number(std::string_view value) {
  const auto number = parse_whole(value);
  return number && *number >= 1 && *number <= 8;
}

using ValueTest = bool (*)(std::string_view);
struct Property {
  std::string_view name;
  ValueTest test;          // null: one of the words
  std::string_view words;  // separated by blanks
};

bool spaces(std::string_view value) {
  return every_word(value, is_space_length);
}
bool borders(std::string_view value) {
  return every_word(value, is_border_part);
}

/// The properties that clearleaf's style sheet uses, and near relatives of them that hide nothing.
constexpr auto kProperties = std::to_array<Property>({
    {"-webkit-hyphens", nullptr, "none auto manual"},
    {"background-color", is_color, ""},
    {"border", borders, ""},
    {"border-block-end", borders, ""},
    {"border-block-start", borders, ""},
    {"border-bottom", borders, ""},
    {"border-collapse", nullptr, "collapse separate"},
    {"border-color", is_color, ""},
    {"border-inline-end", borders, ""},
    {"border-inline-start", borders, ""},
    {"border-style", nullptr, "solid"},
    {"border-top", borders, ""},
    {"border-width", is_border_width, ""},
    {"break-after", nullptr, "avoid auto"},
    {"break-before", nullptr, "avoid auto page"},
    {"break-inside", nullptr, "avoid auto"},
    {"color", is_color, ""},
    {"color-scheme", is_color_scheme, ""},
    {"display", nullptr, "inline-block block"},
    {"font-family", is_font_family, ""},
    {"font-size", is_font_size, ""},
    {"font-style", nullptr, "normal italic"},
    {"font-weight", nullptr, "bold normal"},
    {"height", is_height, ""},
    {"hyphens", nullptr, "none auto manual"},
    {"line-height", is_line_height, ""},
    {"list-style-type", nullptr, "none disc circle square decimal"},
    {"margin", spaces, ""},
    {"margin-block-end", is_space_length, ""},
    {"margin-block-start", is_space_length, ""},
    {"margin-bottom", is_space_length, ""},
    {"margin-inline-end", is_space_length, ""},
    {"margin-inline-start", is_space_length, ""},
    {"margin-top", is_space_length, ""},
    {"max-width", nullptr, "100%"},
    {"min-width", is_width, ""},
    {"orphans", is_small_number, ""},
    {"overflow-wrap", nullptr, "break-word anywhere normal"},
    {"padding", spaces, ""},
    {"padding-block-end", is_space_length, ""},
    {"padding-block-start", is_space_length, ""},
    {"padding-bottom", is_space_length, ""},
    {"padding-inline-end", is_space_length, ""},
    {"padding-inline-start", is_space_length, ""},
    {"padding-top", is_space_length, ""},
    {"page-break-after", nullptr, "avoid auto"},
    {"page-break-before", nullptr, "avoid auto always"},
    {"page-break-inside", nullptr, "avoid auto"},
    {"tab-size", is_small_number, ""},
    {"text-align", nullptr, "start center end"},
    {"text-decoration", nullptr, "none underline line-through"},
    {"vertical-align", is_vertical_align, ""},
    {"white-space", nullptr, "pre-wrap normal"},
    {"widows", is_small_number, ""},
    {"width", is_width, ""},
});
static_assert(std::ranges::is_sorted(kProperties, {}, &Property::name));

bool is_one_of(std::string_view words, std::string_view value) {
  bool found = false;
  for_each_word(words, [&](std::string_view word) { found |= word == value; });
  return found;
}

class StyleCheck {
 public:
  StyleCheck(const StyleSheet& sheet, Report& report) : sheet_(sheet), report_(report) {}

  void check() {
    for (const StyleRule& rule : sheet_.rules) {
      check_media(rule);
      for (const StyleDeclaration& each : rule.declarations) check_declaration(rule, each);
      check_colors(rule);
    }
  }

 private:
  void refuse(std::string_view clause, unsigned line, std::string message) {
    report_.add(clause, fmt::format("{}:{}", sheet_.path, line), std::move(message));
  }

  /// Dark, and screens narrower than so many em.
  void check_media(const StyleRule& rule) {
    constexpr std::string_view kNarrow = "(max-width: ";
    std::string_view media = rule.media;
    if (media.empty() || media == "(prefers-color-scheme: dark)") return;
    if (media.starts_with(kNarrow) && media.ends_with("em)")) {
      media.remove_prefix(kNarrow.size());
      media.remove_suffix(3);
      if (parse_decimal(media)) return;
    }
    refuse("P12", rule.line, fmt::format("has rules for \"{}\"", rule.media));
  }

  void check_declaration(const StyleRule& rule, const StyleDeclaration& each) {
    const auto found =
        std::ranges::lower_bound(kProperties, std::string_view(each.property), {}, &Property::name);
    const bool fits =
        found != kProperties.end() && found->name == each.property &&
        (found->test != nullptr ? found->test(each.value) : is_one_of(found->words, each.value));
    if (!fits) {
      return refuse("P12", each.line, fmt::format("sets \"{}: {}\"", each.property, each.value));
    }
    if (each.property == "font-size") check_font_size(rule, each);
    if (each.property == "line-height" && each.value == "0" && !is_raised(rule)) {
      refuse("P12", each.line, "sets lines upon each other (line-height: 0)");
    }
  }

  /// P04: nothing below 0.83em of the body, and no disclaimer below 1em.
  void check_font_size(const StyleRule& rule, const StyleDeclaration& each) {
    const auto em = measure(each.value, each.value.ends_with("rem") ? "rem" : "em");
    if (!em || *em >= 1) return;
    const bool is_disclaimer = std::ranges::any_of(rule.selectors, [](const StyleSelector& s) {
      return std::ranges::any_of(s.steps, [](const StyleStep& step) {
        return std::ranges::any_of(step.classes, [](const std::string& name) {
          return name == "key-information" || name == "risks" || name == "conclusion";
        });
      });
    });
    if (*em < kSmallest || is_disclaimer) {
      refuse("P04", each.line, fmt::format("makes text as small as {}", each.value));
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

  /// P05: colour and background together; P12: not the same.
  void check_colors(const StyleRule& rule) {
    std::string_view color;
    std::string_view background;
    for (const StyleDeclaration& each : rule.declarations) {
      if (each.property == "color") color = each.value;
      if (each.property == "background-color") background = each.value;
    }
    if (color.empty() != background.empty()) {
      refuse("P05", rule.line, "sets a colour without its background, or the other way round");
    } else if (!color.empty() && ascii_lower(color) == ascii_lower(background)) {
      refuse("P12", rule.line, fmt::format("sets words in {} on the same", color));
    }
  }

  const StyleSheet& sheet_;
  Report& report_;
};

}  // namespace

void check_styles(const EpubFile& epub, Report& report) {
  for (const StyleSheet& sheet : epub.style_sheets) StyleCheck(sheet, report).check();
}

}  // namespace clearleaf::verify
