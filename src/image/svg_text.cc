// One walk over the tree, with the size and the scale that each element hands down.
#include "image/svg_text.h"

#include "base/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::image {

namespace {

constexpr double kMediumSize = 16;  // CSS Fonts 4 §2.5: what browsers take "medium" for

/// The size that declarations ask for, the last one counting.
std::optional<double> size_in(std::string_view declarations) {
  std::optional<double> size;
  while (!declarations.empty()) {
    const std::size_t end = std::min(declarations.find(';'), declarations.size());
    const std::string_view one = declarations.substr(0, end);
    declarations.remove_prefix(std::min(end + 1, declarations.size()));
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string name = ascii_lower(trimmed(one.substr(0, colon)));
    const std::string_view value = trimmed(one.substr(colon + 1));
    if (name == "font-size") {
      if (const auto length = css_length(value)) size = length;
    } else if (name == "font") {
      // "italic 12px/1.4 Arial": the first part with a unit is the size.
      for (std::size_t at = 0; at < value.size();) {
        const std::size_t stop = std::min(value.find_first_of(" /", at), value.size());
        const std::string_view part = value.substr(at, stop - at);
        const bool has_unit = part.find_first_not_of("0123456789.") != std::string_view::npos;
        if (const auto length = css_length(part); length && has_unit) {
          size = length;
          break;
        }
        at = stop + 1;
      }
    }
  }
  return size;
}

/// Sizes by selector: "text", ".label", "#title".
using Rules = std::map<std::string, double, std::less<>>;

void read_rules(std::string_view css, Rules& rules) {
  while (true) {
    const std::size_t open = css.find('{');
    if (open == std::string_view::npos) return;
    const std::size_t close = std::min(css.find('}', open), css.size());
    const auto size = size_in(css.substr(open + 1, close - open - 1));
    std::string_view selectors = css.substr(0, open);
    while (size && !selectors.empty()) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      rules.insert_or_assign(std::string(trimmed(selectors.substr(0, comma))), *size);
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
    css.remove_prefix(std::min(close + 1, css.size()));
  }
}

void read_style_elements(const XmlNode& element, Rules& rules) {
  if (element.name == "style" && !element.kids.empty()) read_rules(element.kids[0].text, rules);
  for (const XmlNode& kid : element.kids) read_style_elements(kid, rules);
}

std::vector<double> numbers_in(std::string_view text) {
  std::vector<double> numbers;
  for (std::size_t at = 0; at < text.size();) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    const auto read = static_cast<std::size_t>(end - (text.data() + at));
    if (error == std::errc() && read > 0 && std::isfinite(number)) numbers.push_back(number);
    at += std::max<std::size_t>(read, 1);
  }
  return numbers;
}

/// How much larger a transform (SVG 2 §8.5) makes things, as the root of what areas grow by.
double scale_of(std::string_view transform) {
  double scale = 1;
  while (true) {
    const std::size_t open = transform.find('(');
    if (open == std::string_view::npos) return scale;
    const std::size_t close = std::min(transform.find(')', open), transform.size());
    const std::string_view name = trimmed(transform.substr(0, open));
    const auto numbers = numbers_in(transform.substr(open + 1, close - open - 1));
    if (name.ends_with("scale") && !numbers.empty()) {
      scale *= std::sqrt(std::abs(numbers[0] * numbers.back()));
    } else if (name.ends_with("matrix") && numbers.size() == 6) {
      scale *= std::sqrt(std::abs(numbers[0] * numbers[3] - numbers[1] * numbers[2]));
    }
    transform.remove_prefix(std::min(close + 1, transform.size()));
  }
}

bool has_words(const XmlNode& element) {
  return std::any_of(element.kids.begin(), element.kids.end(),
                     [](const XmlNode& kid) { return kid.is_text() && !is_blank(kid.text); });
}

class SizeFinder {
 public:
  explicit SizeFinder(const Rules& rules) : rules_(rules) {}

  /// `inherited` in user units, each of them `scale` units of the drawing.
  void look(const XmlNode& element, double inherited, double scale) {
    if (element.name == "defs" || element.name == "style") return;
    const double size = own_size(element).value_or(inherited);
    scale *= scale_of(attribute(element, "transform"));
    const bool text =
        element.name == "text" || element.name == "tspan" || element.name == "textPath";
    if (text && has_words(element) && size * scale > 0) {
      smallest_ = smallest_ == 0 ? size * scale : std::min(smallest_, size * scale);
    }
    for (const XmlNode& kid : element.kids) {
      if (!kid.is_text()) look(kid, size, scale);
    }
  }
  double smallest() const { return smallest_; }

 private:
  std::optional<double> rule(const std::string& selector) const {
    const auto found = rules_.find(selector);
    return found == rules_.end() ? std::nullopt : std::optional(found->second);
  }
  /// In the order of CSS: style, id, class, type, attribute.
  std::optional<double> own_size(const XmlNode& element) const {
    if (const auto size = size_in(attribute(element, "style"))) return size;
    if (const auto id = attribute(element, "id"); !id.empty()) {
      if (const auto size = rule("#" + std::string(id))) return size;
    }
    std::string_view classes = trimmed(attribute(element, "class"));
    while (!classes.empty()) {
      const std::size_t end = std::min(classes.find(' '), classes.size());
      if (const auto size = rule("." + std::string(classes.substr(0, end)))) return size;
      classes = trimmed(classes.substr(std::min(end + 1, classes.size())));
    }
    if (const auto size = rule(element.name)) return size;
    return css_length(attribute(element, "font-size"));
  }

  const Rules& rules_;
  double smallest_ = 0;
};

}  // namespace

double smallest_text(const XmlNode& svg, const SvgSize& size) {
  Rules rules;
  read_style_elements(svg, rules);
  SizeFinder finder(rules);
  finder.look(svg, kMediumSize, 1);
  const ViewBox& box = size.view_box;
  return finder.smallest() * std::min(size.width / box.width, size.height / box.height);
}

}  // namespace clearleaf::image
