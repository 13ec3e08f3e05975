// EpubInput → everything that is settled before the first file is written.
#pragma once

#include "epub/anchors.h"
#include "epub/content_facts.h"
#include "epub/documents.h"
#include "epub/page_markers.h"
#include "epub/write_epub.h"

#include <optional>
#include <string>

namespace clearleaf::epub {

/// The files beside the content documents, as the manifest and links name them.
inline constexpr const char* kNavFile = "nav.xhtml";
inline constexpr const char* kNcxFile = "toc.ncx";
inline constexpr const char* kStyleFile = "style.css";

/// The plan of one EPUB. Its parts refer to one another, so it stays where it was made.
class Book {
 public:
  explicit Book(const EpubInput& input);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  const std::string& lang() const { return input.meta.lang.value; }
  /// The first document after the navigation; the title page where there is none.
  DocumentId body_start() const { return documents.list.id_at(documents.list.size() > 1 ? 1 : 0); }
  const std::string& label(Label label) const { return input.labels[label]; }

  const EpubInput& input;

 private:
  IdPool ids_;

 public:
  const Documents documents;
  const ContentFacts facts;
  const Anchors anchors;
  const PageMarkers markers;
  const std::optional<StructId> key_information;
  const std::string label_lang;  // of clearleaf's own words; empty: the publication's
};

}  // namespace clearleaf::epub
