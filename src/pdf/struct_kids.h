// One structure element's kids → its Pg and K entries (ISO 32000-1 14.7.4, tables 323 to 325).
#pragma once

#include "model/struct_tree.h"
#include "pdf/object_ref.h"
#include "pdf/tagged_content.h"

#include <functional>
#include <string>
#include <vector>

namespace clearleaf::pdf {

/// The objects that structure elements are written as.
struct ElemRefs {
  std::function<ObjectRef(StructId)> elem;  // number 0 where it is not written
  ObjectRef first_page_text;                // they follow each other in the order of their ids

  ObjectRef page_text(PageTextId id) const {
    return {first_page_text.number + static_cast<std::uint32_t>(id.index())};
  }
};

/// Appends "/Pg 5 0 R/K[0 12 0 R <<…>>]".
void append_kids(std::string& out, const StructTree& tree, const TaggedContent& content,
                 const std::vector<ObjectRef>& pages, StructId elem, const ElemRefs& refs);

/// The same of the element that holds a leaf's content on one page.
void append_page_text_kids(std::string& out, const TaggedContent& content,
                           const std::vector<ObjectRef>& pages, const PageText& text);

}  // namespace clearleaf::pdf
