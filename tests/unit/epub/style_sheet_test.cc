// The style sheet: values from the edition, and what the contract asks of it.
#include "epub/style_sheet.h"

#include "base/environment_error.h"
#include "sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

using namespace clearleaf;
using namespace clearleaf::epub;

namespace {

struct Rule {
  std::vector<std::string> selectors;
  std::map<std::string, std::string> declarations;
};

/// An element in a chain of nested ones; no class: "".
struct Node {
  std::string type;
  std::string css_class;
};
using Chain = std::vector<Node>;  // outermost first

std::string trim(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \n");
  const std::size_t end = text.find_last_not_of(" \n");
  return begin == std::string::npos ? "" : text.substr(begin, end - begin + 1);
}

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = text.find(by, begin);
    const std::string part = trim(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

/// `css` without its comments.
std::string uncommented(std::string css) {
  for (std::size_t begin = css.find("/*"); begin != std::string::npos; begin = css.find("/*")) {
    css.erase(begin, css.find("*/", begin) + 2 - begin);
  }
  return css;
}

/// The rules of the project's sheet for the sample's edition, those in @media too.
std::vector<Rule> rules() {
  const Sample sample = empty_sample();
  const std::string css = uncommented(fill_style_sheet(sample.style_template, sample.edition));
  std::vector<Rule> list;
  for (std::size_t close = css.find('}'); close != std::string::npos;
       close = css.find('}', close + 1)) {
    const std::size_t open = css.rfind('{', close);
    const std::size_t before = css.find_last_of("{};", open - 1);
    if (css.find('}', open) != close) continue;  // the end of @media
    Rule found{split(css.substr(before + 1, open - before - 1), ','), {}};
    for (const std::string& declaration : split(css.substr(open + 1, close - open - 1), ';')) {
      const std::size_t colon = declaration.find(':');
      found.declarations[declaration.substr(0, colon)] = trim(declaration.substr(colon + 1));
    }
    list.push_back(found);
  }
  return list;
}

/// A type or a class: "table", ".notice".
bool is_simple_selector(const std::string& part) {
  const std::string name = part.front() == '.' ? part.substr(1) : part;
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool matches(const std::string& simple, const Node& node) {
  return simple.front() == '.' ? simple.substr(1) == node.css_class : simple == node.type;
}

/// 0: `selector` does not match the last of `chain`; else its specificity, a class counting 100.
int specificity(const std::string& selector, const Chain& chain) {
  const auto parts = split(selector, ' ');
  if (!matches(parts.back(), chain.back())) return 0;
  const bool has_ancestor = std::any_of(chain.begin(), chain.end() - 1, [&](const Node& node) {
    return matches(parts.front(), node);
  });
  if (parts.size() == 2 && !has_ancestor) return 0;
  int sum = 0;
  for (const std::string& part : parts) sum += part.front() == '.' ? 100 : 1;
  return sum;
}

/// The computed size of the last of `chain`, in em of the body.
double computed_size(const std::vector<Rule>& rules, const Chain& chain) {
  double product = 1;
  for (std::size_t length = 1; length <= chain.size(); ++length) {
    const Chain above(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(length));
    int strongest = 0;
    double size = 1;
    for (const Rule& rule : rules) {
      const auto declared = rule.declarations.find("font-size");
      if (declared == rule.declarations.end()) continue;
      for (const std::string& selector : rule.selectors) {
        const int strength = specificity(selector, above);
        if (strength == 0 || strength < strongest) continue;
        strongest = strength;
        size = std::stod(declared->second);
      }
    }
    product *= size;
  }
  return product;
}

/// What clearleaf writes in what: code and a note's number hold text alone, a code block holds
/// code, and no block stands in an inline or a cell.
bool may_hold(const Node& outer, const Node& inner) {
  if (outer.type == "code" || outer.css_class == "noteref") return false;
  if (outer.type == "pre") return inner.type == "code";
  const bool is_block = inner.type == "table" || inner.type == "pre" ||
                        inner.type == "figcaption" || inner.type == "blockquote";
  return !is_block || outer.type == "blockquote";
}

/// Every way of nesting up to three of what is set small.
std::vector<Chain> small_chains() {
  const Chain small{{"table", ""}, {"pre", ""},       {"code", ""},     {"kbd", ""},
                    {"sub", ""},   {"sup", ""},       {"a", "noteref"}, {"figcaption", ""},
                    {"th", ""},    {"blockquote", ""}};
  std::vector<Chain> chains{{}};
  for (std::size_t begin = 0, depth = 0; depth < 3; ++depth) {
    const std::size_t end = chains.size();
    for (; begin < end; ++begin) {
      for (const Node& node : small) {
        Chain longer = chains[begin];
        if (!longer.empty() && !may_hold(longer.back(), node)) continue;
        longer.push_back(node);
        chains.push_back(longer);
      }
    }
  }
  chains.erase(chains.begin());
  return chains;
}

std::string name_of(const Chain& chain) {
  std::string name;
  for (const Node& node : chain) name += node.type + "." + node.css_class + " ";
  return name;
}

}  // namespace

TEST_CASE("placeholders are the edition's values") {
  const Edition edition = empty_sample().edition;
  CHECK(fill_style_sheet("a{color:{{light.link}};font-size:{{size.h2}}}", edition) ==
        "a{color:#0b4f86;font-size:1.583em}");
  CHECK(fill_style_sheet("{{size.small}} {{box.border}} {{box.padding}} {{size.title}}", edition) ==
        "0.833em 2px 0.833em 2em");
}

TEST_CASE("whatever the edition says, the contract's least sizes hold (P04, P06)") {
  Edition edition = empty_sample().edition;
  edition.small_size = 6_pt;
  edition.box_border = 0.1_pt;
  edition.box_padding = 1_pt;
  CHECK(fill_style_sheet("{{size.small}} {{box.border}} {{box.padding}}", edition) ==
        "0.83em 2px 0.5em");
}

TEST_CASE("a template with an unknown or an open placeholder is refused") {
  const Edition edition = empty_sample().edition;
  CHECK_THROWS_AS(fill_style_sheet("{{light.glow}}", edition), EnvironmentError);
  CHECK_THROWS_AS(fill_style_sheet("a { {{light.text", edition), EnvironmentError);
}

TEST_CASE("selectors: types and classes, one descendant step at most (P12)") {
  for (const Rule& rule : rules()) {
    for (const std::string& selector : rule.selectors) {
      const auto parts = split(selector, ' ');
      CHECK_MESSAGE(parts.size() <= 2, selector);
      for (const std::string& part : parts) CHECK_MESSAGE(is_simple_selector(part), selector);
    }
  }
}

TEST_CASE("rules are bound to a dark scheme or a narrow screen, to nothing else (P12)") {
  const std::string css = empty_sample().style_template;
  CHECK(count_of(css, "@media") == 3);
  CHECK(count_of(css, "@media (prefers-color-scheme: dark) {") == 1);
  CHECK(count_of(css, "@media (max-width: 30em) {") == 1);
  CHECK(count_of(css, "@media (max-width: 22em) {") == 1);
  CHECK(count_of(css, "@") == 4);  // and @charset
}

TEST_CASE("only properties that are known, and none that hides (P12)") {
  const std::set<std::string> known{"background-color", "border",
                                    "border-bottom",    "border-collapse",
                                    "border-color",     "border-inline-start",
                                    "border-style",     "border-top",
                                    "border-width",     "break-after",
                                    "break-before",     "break-inside",
                                    "color",
                                    "color-scheme",     "display",
                                    "font-family",      "font-size",
                                    "font-style",       "font-weight",
                                    "height",           "hyphens",
                                    "-webkit-hyphens",  "line-height",
                                    "list-style-type",  "margin",
                                    "max-width",        "min-width",
                                    "orphans",          "overflow-wrap",
                                    "padding",          "padding-inline-start",
                                    "page-break-after", "page-break-before",
                                    "page-break-inside", "tab-size",
                                    "text-align",       "text-decoration",
                                    "vertical-align",   "white-space",
                                    "widows",           "width"};
  for (const Rule& rule : rules()) {
    for (const auto& [property, value] : rule.declarations) {
      CHECK_MESSAGE(known.contains(property), property);
      if (property == "display") CHECK((value == "inline-block" || value == "block"));
      if (property == "height") CHECK(value != "0");
      // Of images alone, which the style sheet's widths are for.
      if (property == "width" && value != "100%") CHECK(rule.selectors.front().starts_with(".width-"));
    }
  }
}

TEST_CASE("colour and background are set together (P05)") {
  for (const Rule& rule : rules()) {
    CHECK_MESSAGE(
        rule.declarations.contains("color") == rule.declarations.contains("background-color"),
        rule.selectors.front());
  }
}

TEST_CASE("no size is taken below 0.83em, and sizes are relative (P04)") {
  for (const Rule& rule : rules()) {
    const auto size = rule.declarations.find("font-size");
    if (size == rule.declarations.end()) continue;
    CHECK_MESSAGE(size->second.ends_with("em"), size->second);
    CHECK_MESSAGE(std::stod(size->second) >= 0.83, size->second);
  }
}

TEST_CASE("nothing is smaller than 0.83em as computed, however it is nested (P04)") {
  const auto all = rules();
  for (const Chain& outer :
       {Chain{}, Chain{{"section", "endnotes"}, {"ol", ""}, {"div", "footnote"}},
        Chain{{"div", "notice"}}}) {
    for (const Chain& chain : small_chains()) {
      Chain whole = outer;
      whole.insert(whole.end(), chain.begin(), chain.end());
      CHECK_MESSAGE(computed_size(all, whole) >= 0.83, name_of(whole));
    }
  }
}

TEST_CASE("nothing in a disclaimer but the number of a note is smaller than the body (P04)") {
  const auto all = rules();
  for (const char* box : {"risks", "conclusion", "key-information"}) {
    for (const Chain& chain : small_chains()) {
      if (std::any_of(chain.begin(), chain.end(),
                      [](const Node& node) { return node.css_class == "noteref"; })) {
        continue;
      }
      Chain whole{{"section", box}};
      whole.insert(whole.end(), chain.begin(), chain.end());
      CHECK_MESSAGE(computed_size(all, whole) >= 1, name_of(whole));
    }
  }
}

TEST_CASE("a disclaimer has a border on four sides and room within it (P06)") {
  const auto all = rules();
  for (const char* box : {".key-information", ".risks", ".conclusion", ".notice"}) {
    std::map<std::string, std::string> computed;
    for (const Rule& rule : all) {
      for (const std::string& selector : rule.selectors) {
        if (selector != box) continue;
        for (const auto& [property, value] : rule.declarations) computed[property] = value;
      }
    }
    CHECK(computed["border-style"] == "solid");
    CHECK(std::stod(computed["border-width"]) >= 2);
    CHECK(std::stod(computed["padding"]) >= 0.5);
    CHECK(computed["break-inside"] == "avoid");
    CHECK(computed["hyphens"] == "none");
  }
}

TEST_CASE("nothing is set in italics in a disclaimer (P07)") {
  for (const Rule& rule : rules()) {
    const auto style = rule.declarations.find("font-style");
    if (style != rule.declarations.end()) CHECK(style->second == "normal");
  }
}
