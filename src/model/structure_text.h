// A structure tree → readable text: what `clearleaf dump structure` prints.
#pragma once

#include "base/source_text.h"
#include "model/outline.h"
#include "model/struct_tree.h"

#include <string>

namespace clearleaf {

/// Each element as "Type element.class" with the attributes it has and its place in the source, its
/// leaves in reading order; then the outline. Matter that clearleaf adds has no place.
std::string structure_text(const StructTree& tree, const Outline& outline,
                           const SourceText& source);

}  // namespace clearleaf
