// A table's words → whether they have room side by side on a telephone.
#pragma once

#include "model/struct_tree.h"

namespace clearleaf::epub {

/// Whether the longest words of all columns, side by side, are wider than a screen of 320 CSS
/// pixels. The style sheet then lets them break on such a screen: what stood out of it could not be
/// read (PROMINENCE.md, P12; WCAG 1.4.10).
bool is_wide_table(const StructTree& tree, StructId table);

}  // namespace clearleaf::epub
