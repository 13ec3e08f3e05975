// A drawing's style sheet → the same rules in plain form, those that an EPUB may not have dropped.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf::image {

struct PlainRules {
  std::string text;
  bool lost_direction = false;  // of words
};

/// `css` has neither comments nor at-rules (css_cleaner.h). What is no rule or declaration, which
/// EPUBCheck calls an error where browsers pass over it, goes; so do the declarations that an
/// EPUB's style sheets must not have (EPUB 3.3 §6.3.1.2: direction, unicode-bidi), and position,
/// which says nothing in a drawing.
PlainRules plain_rules(std::string_view css);

}  // namespace clearleaf::image
