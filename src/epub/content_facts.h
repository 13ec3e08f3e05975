// Documents → what is in them: images, captions, tables, lists. The metadata is derived from it.
#pragma once

#include "epub/documents.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clearleaf::epub {

/// A table or figure with a caption.
struct Captioned {
  StructId elem;
  std::string caption;
};

/// Whether captions get a list of their own: from two on.
inline bool has_list_of(const std::vector<Captioned>& items) {
  return items.size() >= 2;
}

/// An image file of the EPUB.
struct ImageFile {
  ImageId image;
  std::string name;  // "image-01": its id in the manifest
  std::string path;  // "images/image-01.png"
};

struct ContentFacts {
  std::vector<Captioned> figures;
  std::vector<Captioned> tables;
  std::vector<ImageFile> images;                // each once, in order of first use
  std::map<ImageId, std::size_t> image_places;  // in `images`
  std::optional<ImageId> cover;
  std::size_t informative_images = 0;  // with a text alternative; the cover is one
  std::size_t decorative_images = 0;   // without
  std::size_t long_descriptions = 0;   // links from figures to sections that describe them
  std::size_t list_count = 0;
  std::size_t table_count = 0;

  /// The file of an image that is used.
  const ImageFile& file_of(ImageId image) const;
};

ContentFacts survey(const EpubInput& input, const Documents& documents);

}  // namespace clearleaf::epub
