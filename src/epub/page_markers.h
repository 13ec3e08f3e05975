// PageMap → the markers in the content documents at which a page of the PDF begins.
#pragma once

#include "epub/documents.h"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace clearleaf::epub {

/// `<span epub:type="pagebreak">`: the page's label and the marker's own id.
struct PageMarker {
  std::string label;
  std::string id;
  DocumentId document;
};

/// Where the markers stand. A page that begins with an element's first words is marked before that
/// element, not in it: a heading's name stays its words alone.
struct PageMarkers {
  struct InText {
    std::size_t offset;  // bytes into the leaf
    std::size_t marker;  // place in `all`
  };

  std::vector<PageMarker> all;  // in page order, which is reading order
  std::unordered_map<StructId, std::vector<std::size_t>> before_elem;
  std::unordered_map<LeafId, std::vector<InText>> in_leaf;  // offsets ascending
  std::vector<std::size_t> at_end;  // of the last document, before its notes
};

PageMarkers place_markers(const EpubInput& input, const Documents& documents, IdPool& ids);

}  // namespace clearleaf::epub
