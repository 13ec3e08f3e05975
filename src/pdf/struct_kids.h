// One structure element's kids → its Pg and K entries (ISO 32000-1 14.7.4, tables 323 to 325).
#pragma once

#include "model/struct_tree.h"
#include "pdf/object_ref.h"
#include "pdf/tagged_content.h"

#include <functional>
#include <string>
#include <vector>

namespace clearleaf::pdf {

/// Appends "/Pg 5 0 R/K[0 12 0 R <<…>>]". `ref_of` gives an element's object, number 0 where it is
/// not written.
void append_kids(std::string& out, const StructTree& tree, const TaggedContent& content,
                 const std::vector<ObjectRef>& pages, StructId elem,
                 const std::function<ObjectRef(StructId)>& ref_of);

}  // namespace clearleaf::pdf
