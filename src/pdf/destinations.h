// Elements of the structure tree → places on pages to jump to (ISO 32000-1 12.3.2).
#pragma once

#include "layout/page_list.h"
#include "model/struct_tree.h"
#include "pdf/object_ref.h"

#include <optional>
#include <string>
#include <vector>

namespace clearleaf::pdf {

class Destinations {
 public:
  /// `page_refs`: the page objects by index. All references must outlive this.
  Destinations(const StructTree& tree, const layout::PageList& pages,
               const std::vector<ObjectRef>& page_refs)
      : tree_(tree), pages_(pages), page_refs_(page_refs) {}

  /// "/Dest[5 0 R/XYZ 0 700 null]": where `target` begins, else where its first part with a place
  /// begins, else its nearest ancestor. The reader's zoom is kept.
  std::string entry(StructId target) const;

 private:
  const layout::Anchor* anchor_within(StructId id) const;
  const layout::Anchor& anchor(StructId target) const;

  const StructTree& tree_;
  const layout::PageList& pages_;
  const std::vector<ObjectRef>& page_refs_;
};

}  // namespace clearleaf::pdf
