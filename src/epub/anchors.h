// Link targets → the file and the id they are reached by.
#pragma once

#include "epub/content_facts.h"
#include "epub/documents.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace clearleaf::epub {

/// Every element that something in the EPUB points to, with its id: its own, else a new one.
class Anchors {
 public:
  Anchors(const EpubInput& input, const Documents& documents, const ContentFacts& facts,
          IdPool& ids);

  /// The id written on `elem`; empty: none.
  const std::string& id_of(StructId elem) const;
  /// The address of `target` as seen from a file beside it: "section-02.xhtml#risks". From within
  /// its own document the file is left out.
  std::string href(StructId target, std::optional<DocumentId> from = std::nullopt) const;

 private:
  /// A part is reached from elsewhere by its own id, and named by its heading's.
  void need_names(StructId part, IdPool& ids);
  void need(StructId target, std::string_view wanted, IdPool& ids);
  /// The element of XHTML that stands for `target`: itself, else the nearest around it.
  std::optional<StructId> element_for(StructId target) const;

  const StructTree& tree_;
  const Documents& documents_;
  std::unordered_map<StructId, std::string> made_;  // ids the tree does not have
};

}  // namespace clearleaf::epub
