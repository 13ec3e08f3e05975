// StructTree → the content documents of the spine: which element stands in which file.
#pragma once

#include "base/id.h"
#include "epub/write_epub.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace clearleaf::epub {

/// The ids in use, of the tree and of the writer: unique in the whole publication.
class IdPool {
 public:
  explicit IdPool(const StructTree& tree);
  /// `wanted`, or where it is taken `wanted` with the first free number behind it.
  std::string take(std::string_view wanted);

 private:
  std::unordered_set<std::string> taken_;
};

/// One XHTML file of the spine; the navigation document is not among them.
struct ContentDocument {
  std::string name;              // "section-01": its id in the manifest
  std::string title;             // unique in the publication
  std::vector<StructId> parts;   // what it holds, in reading order
  std::vector<NoteEntry> notes;  // those first referred to in it, by number
  std::string endnotes_id;       // of the section that holds them; empty: it has no notes
  std::string endnotes_heading_id;

  std::string file() const { return name + ".xhtml"; }
};
using DocumentId = Id<ContentDocument>;

struct Documents {
  IdVec<ContentDocument> list;                     // the title page first
  std::vector<std::optional<DocumentId>> of_elem;  // by StructId; none: not in the EPUB

  /// The document in which `elem` stands, if it stands in one.
  std::optional<DocumentId> of(StructId elem) const { return of_elem[elem.index()]; }
  DocumentId title_page() const { return list.id_at(0); }
  DocumentId last() const { return list.id_at(list.size() - 1); }
};

/// The title page with the key information, the blocks before the first main section, then one
/// document for each main section.
Documents plan_documents(const EpubInput& input, IdPool& ids);

}  // namespace clearleaf::epub
