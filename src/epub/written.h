// StructTree → those of its elements and leaves that stand in a content document, in their order.
#pragma once

#include "model/struct_tree.h"

#include <variant>

namespace clearleaf::epub {

/// Whether an element stands in the EPUB where it stands in the tree. Notes do not: they are
/// gathered at the end of a document.
inline bool is_in_place(const StructElem& elem) {
  return elem.construct != Construct::kNote && form_of(elem.construct).mode != XhtmlMode::kSkipped;
}

/// Whether the element has an XHTML element of its own.
inline bool has_element(const StructElem& elem) {
  return form_of(elem.construct).mode == XhtmlMode::kElement;
}

/// Calls `on_elem(StructId)` and `on_leaf(LeafId)` for `id` and all that is written below it, in
/// reading order. `id` itself may be a note.
template <class OnElem, class OnLeaf>
void walk_written(const StructTree& tree, StructId id, const OnElem& on_elem,
                  const OnLeaf& on_leaf) {
  on_elem(id);
  for (const Kid& kid : tree[id].kids) {
    if (const auto* leaf = std::get_if<LeafId>(&kid)) {
      on_leaf(*leaf);
    } else if (const StructId child = std::get<StructId>(kid); is_in_place(tree[child])) {
      walk_written(tree, child, on_elem, on_leaf);
    }
  }
}

/// Whether `kid` is the first thing written of `parent`.
bool is_first_written(const StructTree& tree, StructId parent, const Kid& kid);
/// The heading that `section` begins with, if any.
std::optional<StructId> heading_of(const StructTree& tree, StructId section);
/// Whether a section is named by its heading (`aria-labelledby`): main section, disclaimer, key
/// information. Deeper sections are not; equal names in one document would confuse.
bool is_labelled_section(Construct construct);

}  // namespace clearleaf::epub
