// Pages of placed items → readable text: what `clearleaf dump layout` prints.
#pragma once

#include "layout/page_list.h"
#include "model/page_map.h"

#include <string>

namespace clearleaf::layout {

/// Each page with its size in points, its items in paint order with their places from its top left
/// (runs of glyphs on one base line and of one role as one line), its links, and where it begins in
/// the text.
std::string layout_text(const PageList& pages, const PageMap& page_map, const StructTree& tree);

}  // namespace clearleaf::layout
