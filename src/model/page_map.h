// Where each page of the PDF begins in the text: the EPUB's page-list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/struct_tree.h"

namespace clearleaf {

/// The page labelled `label` begins `offset` UTF-8 bytes into the leaf `before`; without a leaf it
/// begins after all source text.
struct PageBreak {
  std::string label;
  std::optional<LeafId> before;
  std::size_t offset = 0;
};

/// One PageBreak a page, in page order; (before, offset) never goes backwards in reading order.
struct PageMap {
  std::vector<PageBreak> breaks;
};

}  // namespace clearleaf
