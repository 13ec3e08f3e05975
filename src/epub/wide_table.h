// A table's words → on which screens they have room side by side.
#pragma once

#include "model/struct_tree.h"

namespace clearleaf::epub {

/// What the longest words of all columns, side by side, are wider than: a screen of 320 CSS pixels,
/// or also one of 1280 whose text is set to 200 %. The style sheet lets them break there: what
/// stood out of the screen could not be read (PROMINENCE.md, P12; WCAG 1.4.4 and 1.4.10).
enum class TableWidth { kFits, kWide, kVeryWide };
TableWidth width_of_table(const StructTree& tree, StructId table);

}  // namespace clearleaf::epub
