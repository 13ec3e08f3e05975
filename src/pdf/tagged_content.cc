// Sequences by page → sequences by leaf.
#include "pdf/tagged_content.h"

#include "base/checked.h"

namespace clearleaf::pdf {

void TaggedContent::add_page(const PageContent& content) {
  page_begins_.push_back(leaves_.size());
  for (const LeafId leaf : content.marks) {
    leaves_.push_back(leaf);
    owners_.push_back(content_owner(tree_, leaf));
  }
  const auto page = checked<std::uint32_t>(page_count() - 1);
  for (const ReplacedText& replaced : content.replaced) {
    // A task's box: the element already says other words in its place.
    if (!tree_.attrs(content_owner(tree_, replaced.leaf)).actual_text.empty()) continue;
    page_text_of_.emplace(std::pair(replaced.leaf, page),
                          page_texts_.push_back({page, replaced.leaf, replaced.text}));
  }
  for (const FigurePlace& figure : content.figures) {
    const auto [place, added] = figure_boxes_.emplace(figure.leaf, figure.rect);
    if (!added) place->second = around(place->second, figure.rect);
  }
}

void TaggedContent::add_link(StructId link, LinkRef ref) {
  link_elems_.push_back(link);
  link_refs_[link].push_back(ref);
}

// A counting sort: linear, stable and without a vector for each leaf.
void TaggedContent::complete() {
  leaf_begins_.assign(tree_.leaf_count() + 1, 0);
  for (const LeafId leaf : leaves_) ++leaf_begins_[leaf.index() + 1];
  for (std::size_t i = 1; i < leaf_begins_.size(); ++i) leaf_begins_[i] += leaf_begins_[i - 1];
  std::vector<std::size_t> next(leaf_begins_.begin(), leaf_begins_.end() - 1);
  by_leaf_.resize(leaves_.size());
  for (std::size_t page = 0; page < page_count(); ++page) {
    const std::size_t begin = page_begins_[page];
    for (std::size_t mcid = 0; mcid < owners(page).size(); ++mcid) {
      by_leaf_[next[leaves_[begin + mcid].index()]++] = {checked<std::uint32_t>(page),
                                                         checked<std::uint32_t>(mcid)};
    }
  }
}

std::span<const StructId> TaggedContent::owners(std::size_t page) const {
  return std::span(owners_).subspan(page_begins_[page], leaves(page).size());
}

std::span<const LeafId> TaggedContent::leaves(std::size_t page) const {
  const std::size_t begin = page_begins_[page];
  const std::size_t end = page + 1 < page_begins_.size() ? page_begins_[page + 1] : leaves_.size();
  return std::span(leaves_).subspan(begin, end - begin);
}

std::optional<PageTextId> TaggedContent::page_text(LeafId leaf, std::uint32_t page) const {
  const auto found = page_text_of_.find({leaf, page});
  if (found == page_text_of_.end()) return std::nullopt;
  return found->second;
}

std::span<const MarkedContentRef> TaggedContent::sequences(LeafId leaf) const {
  const std::size_t begin = leaf_begins_[leaf.index()];
  return std::span(by_leaf_).subspan(begin, leaf_begins_[leaf.index() + 1] - begin);
}

std::span<const LinkRef> TaggedContent::annotations(StructId link) const {
  const auto found = link_refs_.find(link);
  if (found == link_refs_.end()) return {};
  return found->second;
}

const PdfRect* TaggedContent::figure_box(LeafId leaf) const {
  const auto found = figure_boxes_.find(leaf);
  return found == figure_boxes_.end() ? nullptr : &found->second;
}

}  // namespace clearleaf::pdf
