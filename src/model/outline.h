// The headings of a publication, for the PDF outline, the EPUB toc and the contents list.
#pragma once

#include "model/struct_tree.h"

#include <string>
#include <vector>

namespace clearleaf {

/// `level` 2 is a main section or the key information. `target` is the heading's element.
struct OutlineItem {
  int level = 2;
  std::string title;
  StructId target;
};

/// In reading order; levels never skip downwards.
struct Outline {
  std::vector<OutlineItem> items;
};

}  // namespace clearleaf
