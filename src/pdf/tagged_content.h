// Marked content and annotations of all pages → where each leaf and each Link stands.
#pragma once

#include "base/id.h"
#include "model/struct_tree.h"
#include "pdf/object_ref.h"
#include "pdf/page_content.h"
#include "pdf/syntax.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace clearleaf::pdf {

/// A marked-content sequence: its page's index and its MCID there.
struct MarkedContentRef {
  std::uint32_t page = 0;
  std::uint32_t mcid = 0;
};

/// The text of a leaf on one page, said by an element of its own.
struct PageText {
  std::uint32_t page = 0;
  LeafId leaf;
  std::string text;
};
using PageTextId = Id<PageText>;

/// A Link annotation on the page with this index.
struct LinkRef {
  std::uint32_t page = 0;
  ObjectRef annotation;
};

/// Filled page by page, then link by link in page order; asked once it is complete.
class TaggedContent {
 public:
  explicit TaggedContent(const StructTree& tree) : tree_(tree) {}

  void add_page(const PageContent& content);
  void add_link(StructId link, LinkRef ref);
  /// To be called once, after the last add and before the first question.
  void complete();

  std::size_t page_count() const { return page_begins_.size(); }
  /// The owner of each marked-content sequence of a page, by MCID.
  std::span<const StructId> owners(std::size_t page) const;
  /// The texts that replace what the content says, in page order.
  const IdVec<PageText>& page_texts() const { return page_texts_; }
  /// The leaf's text on a page, where it has one.
  std::optional<PageTextId> page_text(LeafId leaf, std::uint32_t page) const;
  /// The leaf of each marked-content sequence of a page, by MCID.
  std::span<const LeafId> leaves(std::size_t page) const;

  /// The Link element of each annotation, in the order added.
  const std::vector<StructId>& links() const { return link_elems_; }

  /// A leaf's sequences in page order.
  std::span<const MarkedContentRef> sequences(LeafId leaf) const;
  /// A Link's annotations in page order.
  std::span<const LinkRef> annotations(StructId link) const;
  /// Where the leaf's image is drawn; null where the leaf is none.
  const PdfRect* figure_box(LeafId leaf) const;

 private:
  const StructTree& tree_;
  std::vector<LeafId> leaves_;            // of all sequences, page by page
  std::vector<StructId> owners_;          // the same sequences' elements
  std::vector<std::size_t> page_begins_;  // into both
  std::vector<StructId> link_elems_;
  std::unordered_map<StructId, std::vector<LinkRef>> link_refs_;
  std::unordered_map<LeafId, PdfRect> figure_boxes_;
  IdVec<PageText> page_texts_;
  std::map<std::pair<LeafId, std::uint32_t>, PageTextId> page_text_of_;
  std::vector<MarkedContentRef> by_leaf_;  // sorted by leaf, in page order within
  std::vector<std::size_t> leaf_begins_;   // into by_leaf_
};

}  // namespace clearleaf::pdf
