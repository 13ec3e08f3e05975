// An SVG file as an author has it → one that a publication may hold.
#pragma once

#include "image/decoded.h"
#include "image/svg_size.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace clearleaf::image {

struct CleanSvg {
  std::string file;  // SVG, UTF-8, with width, height and viewBox
  SvgSize size;
  double smallest_text = 0;     // as smallest_text (svg_text.h) finds it
  std::vector<Problem> losses;  // warnings: what went and could be seen, once for each kind
};

/// Writes the drawing anew from what is known to be harmless (svg_names.h): no script, event
/// handler, animation, foreign content, document type, reference out of the file or style that
/// makes one (EPUB 3.3 §3.6 and §10). Ids are made valid and unique, a switch is decided, the size
/// is said. A drawing that is damaged, without a size, passes a limit (limits::kSvg…) or declares
/// entities is a problem.
std::variant<CleanSvg, Problem> clean_svg(std::string_view bytes);

}  // namespace clearleaf::image
