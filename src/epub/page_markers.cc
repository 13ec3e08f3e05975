// PageMap → places of page markers.
#include "epub/page_markers.h"

#include "epub/written.h"

#include <algorithm>
#include <optional>

namespace clearleaf::epub {

namespace {

/// For each leaf the first leaf at or after it, in reading order, that stands in the text. Notes
/// do not count: they are read elsewhere.
class ReadingOrder {
 public:
  ReadingOrder(const StructTree& tree, const Documents& documents)
      : tree_(tree), written_from_(tree.leaf_count()) {
    collect(tree.root());
    std::optional<LeafId> next;
    for (auto leaf = order_.rbegin(); leaf != order_.rend(); ++leaf) {
      if (is_written(*leaf, documents)) next = *leaf;
      written_from_[leaf->index()] = next;
    }
  }

  std::optional<LeafId> written_from(LeafId leaf) const { return written_from_[leaf.index()]; }

 private:
  void collect(StructId id) {
    for (const Kid& kid : tree_[id].kids) {
      if (const auto* leaf = std::get_if<LeafId>(&kid)) {
        order_.push_back(*leaf);
      } else {
        collect(std::get<StructId>(kid));
      }
    }
  }

  bool is_written(LeafId leaf, const Documents& documents) const {
    StructId elem = tree_[leaf].parent;
    if (!documents.of(elem)) return false;
    for (; elem != tree_.root(); elem = tree_[elem].parent) {
      if (tree_[elem].construct == Construct::kNote) return false;
    }
    return true;
  }

  const StructTree& tree_;
  std::vector<LeafId> order_;
  std::vector<std::optional<LeafId>> written_from_;
};

/// Whether XHTML lets a span stand among this element's children.
bool may_hold_marker(Construct construct) {
  switch (construct) {
    case Construct::kBulletList:
    case Construct::kOrderedList:
    case Construct::kTaskList:
    case Construct::kDefinitionList:
    case Construct::kTable:
    case Construct::kTableHead:
    case Construct::kTableBody:
    case Construct::kTableRow:
    case Construct::kFigure:
    case Construct::kDecorativeImage:
    case Construct::kInlineImage:
    case Construct::kLinkCode: return false;
    default: return true;
  }
}

/// The element whose children stand among `elem`'s siblings in the XHTML.
StructId element_around(const StructTree& tree, StructId elem) {
  StructId parent = tree[elem].parent;
  while (parent != tree.root() && !has_element(tree[parent])) parent = tree[parent].parent;
  return parent;
}

/// The outermost element that begins with `leaf` and before which a marker may stand; none: the
/// leaf has text of its parent before it.
std::optional<StructId> element_begun_by(const StructTree& tree, LeafId leaf) {
  std::optional<StructId> outermost;
  Kid kid = leaf;
  StructId elem = tree[leaf].parent;
  while (elem != tree.root() && is_first_written(tree, elem, kid)) {
    if (may_hold_marker(tree[element_around(tree, elem)].construct)) outermost = elem;
    kid = elem;
    elem = tree[elem].parent;
  }
  return outermost;
}

bool is_ascii_id(std::string_view label) {
  return !label.empty() && std::all_of(label.begin(), label.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

void place(const EpubInput& input, const Documents& documents, LeafId leaf, std::size_t offset,
           PageMarkers& markers) {
  const std::size_t marker = markers.all.size() - 1;
  const StructTree& tree = input.tree;
  markers.all[marker].document = *documents.of(tree[leaf].parent);
  if (offset == 0) {
    if (const auto elem = element_begun_by(tree, leaf)) {
      markers.before_elem[*elem].push_back(marker);
      return;
    }
  }
  INVARIANT(offset <= tree.text(leaf).size(), "a page begins within its leaf");
  markers.in_leaf[leaf].push_back({offset, marker});
}

}  // namespace

PageMarkers place_markers(const EpubInput& input, const Documents& documents, IdPool& ids) {
  const ReadingOrder order(input.tree, documents);
  PageMarkers markers;
  for (std::size_t i = 0; i < input.page_map.breaks.size(); ++i) {
    const PageBreak& page = input.page_map.breaks[i];
    const std::string name = is_ascii_id(page.label) ? page.label : std::to_string(i + 1);
    markers.all.push_back({page.label, ids.take("page-" + name), documents.last()});
    const auto leaf = page.before ? order.written_from(*page.before) : std::nullopt;
    if (!leaf) {
      markers.at_end.push_back(i);
    } else {
      place(input, documents, *leaf, leaf == page.before ? page.offset : 0, markers);
    }
  }
  return markers;
}

}  // namespace clearleaf::epub
