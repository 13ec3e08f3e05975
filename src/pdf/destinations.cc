// Anchors → Dest entries.
#include "pdf/destinations.h"

#include "base/invariant.h"
#include "base/numbers.h"
#include "pdf/syntax.h"

#include <variant>

namespace clearleaf::pdf {

const layout::Anchor* Destinations::anchor_within(StructId id) const {
  if (const auto found = pages_.anchors.find(id); found != pages_.anchors.end()) {
    return &found->second;
  }
  for (const Kid& kid : tree_[id].kids) {
    if (const auto* child = std::get_if<StructId>(&kid)) {
      if (const layout::Anchor* anchor = anchor_within(*child)) return anchor;
    }
  }
  return nullptr;
}

const layout::Anchor& Destinations::anchor(StructId target) const {
  for (StructId id = target;; id = tree_[id].parent) {
    if (const layout::Anchor* found = anchor_within(id)) return *found;
    INVARIANT(id != tree_.root(), "something of the document is on a page");
  }
}

std::string Destinations::entry(StructId target) const {
  const layout::Anchor& place = anchor(target);
  std::string out = "/Dest[";
  append_ref(out, page_refs_[place.page]);
  out += "/XYZ 0 ";
  append_decimal(out, (pages_.pages[place.page].size.height - place.y).value, 2);
  return out + " null]";
}

}  // namespace clearleaf::pdf
