// CSS of a drawing → the same without what reaches outside of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace clearleaf::image {

/// What was taken out of a style sheet and could be seen.
struct CssLosses {
  bool import = false;
  bool font = false;
  bool animation = false;
  bool direction = false;
  bool outside = false;  // url() that names something else than a part of the drawing
};

struct CleanCss {
  std::string text;
  CssLosses losses;
};

/// In a style element, or in an attribute.
enum class CssPlace : unsigned char { kSheet, kAttribute };

/// The name a part of the drawing has in the cleaned one, without "#".
using NewName = std::function<std::string(std::string_view name)>;

/// Comments and all at-rules are dropped, url(#name) is written with the new name, any other url()
/// and what else fetches something becomes none. Escapes are resolved first, so that none can hide
/// a word. A sheet is written as plain rules besides (css_rules.h).
CleanCss clean_css(std::string_view css, CssPlace place, const NewName& new_name);

}  // namespace clearleaf::image
