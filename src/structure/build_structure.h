// Document → StructTree and Outline.
#pragma once

#include "model/document.h"
#include "model/image_store.h"
#include "model/labels.h"
#include "model/outline.h"
#include "model/struct_tree.h"

namespace clearleaf::structure {

struct Structure {
  StructTree tree;
  Outline outline;
};

/// The logical structure of a checked document: title, key information, contents list, sections,
/// notes after their blocks, and what clearleaf adds (labels, generated links). Every link inside
/// has a target; every image is in `images`.
Structure build_structure(const Document& document, const Labels& labels, const ImageStore& images);

}  // namespace clearleaf::structure
