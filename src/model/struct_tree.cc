// Building and asking the structure tree.
#include "model/struct_tree.h"

#include <utility>

namespace clearleaf {

StructTree::StructTree() : attrs_(1) {
  elems_.push_back({Construct::kDocument, StructId(0), {}, {}, 0});
}

StructAttrs& StructTree::edit_attrs(StructId id) {
  StructElem& elem = elems_[id];
  if (elem.attrs == 0) {
    elem.attrs = checked<std::uint32_t>(attrs_.size());
    attrs_.emplace_back();
  }
  return attrs_[elem.attrs];
}

void StructTree::shrink_to_fit() {
  elems_.shrink_to_fit();
  leaves_.shrink_to_fit();
  attrs_.shrink_to_fit();
}

StructId StructTree::add(StructId parent, Construct construct, SourceSpan span) {
  const StructId id = elems_.push_back({construct, parent, span, {}, 0});
  elems_[parent].kids.emplace_back(id);
  return id;
}

LeafId StructTree::add_leaf(StructId parent, Leaf leaf) {
  const LeafId id = leaves_.push_back(std::move(leaf));
  elems_[parent].kids.emplace_back(id);
  return id;
}

LeafId StructTree::add_text(StructId parent, std::string text, SourceSpan span) {
  return add_leaf(parent, {span, parent, TextLeaf{std::move(text)}});
}

LeafId StructTree::add_image(StructId parent, ImageId image, SourceSpan span) {
  return add_leaf(parent, {span, parent, ImageLeaf{image}});
}

LeafId StructTree::add_page_ref(StructId parent, StructId target, SourceSpan span) {
  return add_leaf(parent, {span, parent, PageRefLeaf{target}});
}

std::string_view StructTree::text(LeafId id) const {
  const auto* leaf = std::get_if<TextLeaf>(&leaves_[id].kind);
  return leaf == nullptr ? std::string_view() : std::string_view(leaf->text);
}

std::string StructTree::plain_text(StructId id) const {
  std::string out;
  for (const Kid& kid : elems_[id].kids) {
    if (const auto* leaf = std::get_if<LeafId>(&kid)) {
      out += text(*leaf);
      continue;
    }
    const StructId child = std::get<StructId>(kid);
    switch (elems_[child].construct) {
      case Construct::kNoteReference:
      case Construct::kNote:
      case Construct::kPageReference: break;
      case Construct::kLineBreak: out += ' '; break;
      case Construct::kInlineImage: out += attrs(child).alt; break;
      default: out += plain_text(child);
    }
  }
  return out;
}

std::optional<StructId> StructTree::find(std::string_view id) const {
  for (std::size_t i = 0; i < elems_.size(); ++i) {
    const StructId elem = elems_.id_at(i);
    if (elems_[elem].attrs != 0 && attrs(elem).id == id) return elem;
  }
  return std::nullopt;
}

}  // namespace clearleaf
