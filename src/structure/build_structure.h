// Document → StructTree and Outline.
#pragma once

#include "model/document.h"
#include "model/edition.h"
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
/// has a target; every image is in `images`, and so is the QR code of every printed link that can
/// have one (printed_links). It is the same in all editions that print links alike.
Structure build_structure(const Document& document, const Labels& labels, const ImageStore& images,
                          PrintedLinks links = PrintedLinks::kNone);

}  // namespace clearleaf::structure
