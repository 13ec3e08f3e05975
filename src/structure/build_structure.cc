// Document → StructTree and Outline: the order of the parts.
#include "structure/build_structure.h"

#include "structure/builder.h"

#include <algorithm>
#include <utility>

namespace clearleaf::structure {

Structure build_structure(const Document& document, const Labels& labels, const ImageStore& images,
                          PrintedLinks links) {
  Builder builder(document, labels, images, links);
  builder.build_title();
  builder.build_key_information();
  builder.build_contents_place();
  builder.build_sections();
  builder.fill_contents();
  builder.resolve_links();
  std::sort(builder.tree.notes.begin(), builder.tree.notes.end(),
            [](const NoteEntry& a, const NoteEntry& b) { return a.number < b.number; });
  builder.tree.shrink_to_fit();
  return {std::move(builder.tree), std::move(builder.outline)};
}

}  // namespace clearleaf::structure
