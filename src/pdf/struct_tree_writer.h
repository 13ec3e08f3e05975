// StructTree and the places of its leaves → StructTreeRoot, StructElems, ParentTree and IDTree
// (ISO 32000-1 14.7).
#pragma once

#include "base/direction.h"
#include "model/struct_tree.h"
#include "pdf/hpdf_session.h"
#include "pdf/struct_kids.h"
#include "pdf/tagged_content.h"

#include <cstdint>
#include <string>
#include <vector>

namespace clearleaf::pdf {

/// Writes each element that has content as one object, with its kids in reading order. An element
/// of type kNone hands its kids to its parent; one without content is left out, but for table
/// cells, without which rows would differ in length.
///
/// A leaf whose text on a page is replaced has its content there in a Span of its own, which says
/// it (ActualText).
///
/// Keys of the ParentTree: the pages' indices (their StructParents), then the annotations in the
/// order of TaggedContent::links (their StructParent).
class StructTreeWriter {
 public:
  /// `pages`: the page objects by index; `direction`: that of the publication. All references must
  /// outlive the writing of the file.
  StructTreeWriter(const StructTree& tree, const TaggedContent& content,
                   const std::vector<ObjectRef>& pages, Direction direction);

  /// Adds all objects to the session; returns the StructTreeRoot. The writer must live until the
  /// file is written.
  ObjectRef add_to(HpdfSession& session);

 private:
  void find_written();
  ObjectRef ref_of(StructId id) const;
  void append_elem(std::string& out, StructId id) const;
  void append_page_text(std::string& out, const PageText& text) const;
  ObjectRef parent_of_mark(LeafId leaf, StructId owner, std::uint32_t page) const;
  void append_attributes(std::string& out, StructId id) const;
  void append_figure_layout(std::string& out, StructId id) const;
  void append_parent_tree_value(std::string& out, std::size_t key) const;
  std::string role_map() const;
  ObjectRef add_id_tree(HpdfSession& session) const;
  StructId parent_of(StructId id) const;

  const StructTree& tree_;
  const TaggedContent& content_;
  const std::vector<ObjectRef>& pages_;
  std::vector<StructId> written_;     // in the order of their objects
  std::vector<std::uint32_t> place_;  // in written_ by StructId, + 1; 0: not written
  ObjectRef first_elem_;
  ElemRefs refs_;
  Direction direction_;
  ObjectRef root_;
};

}  // namespace clearleaf::pdf
