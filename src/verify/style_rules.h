// A style sheet → its rules, within the subset of CSS that can be proved to hide nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// A type, classes, or both: "p", ".risks", "p.byline".
struct StyleStep {
  std::string type;  // empty: any
  std::vector<std::string> classes;
};
/// What a rule is for: an element, or one that stands anywhere in another.
struct StyleSelector {
  std::vector<StyleStep> steps;  // one or two
  std::string text;
};
struct StyleDeclaration {
  std::string property;
  std::string value;  // with single blanks, as written
  unsigned line = 1;
};
struct StyleRule {
  std::string media;  // "(prefers-color-scheme: dark)"; empty: always
  std::vector<StyleSelector> selectors;
  std::vector<StyleDeclaration> declarations;
  unsigned line = 1;
};
/// What stands outside the subset, and is left out.
struct StyleFault {
  unsigned line = 1;
  std::string message;
};
struct StyleSheet {
  std::string path;
  std::vector<StyleRule> rules;
  std::vector<StyleFault> faults;  // each a breach of P12
};

/// Reads the subset: `@charset "utf-8"`, `@media`, and rules whose selectors are types and classes
/// with at most one descendant step. Whatever else stands there is a fault.
StyleSheet read_style_sheet(std::string_view css, std::string path);

}  // namespace clearleaf::verify
