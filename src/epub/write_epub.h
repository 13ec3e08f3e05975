// Structure and page map → the bytes of an EPUB 3.3 file.
#pragma once

#include "model/edition.h"
#include "model/image_store.h"
#include "model/labels.h"
#include "model/metadata.h"
#include "model/outline.h"
#include "model/page_map.h"
#include "model/publication.h"
#include "model/struct_tree.h"

#include <string>
#include <string_view>

namespace clearleaf::epub {

struct EpubInput {
  const StructTree& tree;
  const Outline& outline;
  const PageMap& page_map;
  const ImageStore& images;
  const Metadata& meta;
  const Labels& labels;
  const Edition& edition;
  const Publication& publication;
  std::string_view style_template;  // styles/epub.css
};

/// The whole file. Deterministic: the same input gives the same bytes.
std::string write_epub(const EpubInput& input);

}  // namespace clearleaf::epub
