// Outline → the nested table of contents.
#include "epub/navigation.h"

#include "epub/book.h"

#include <algorithm>

namespace clearleaf::epub {

namespace {

using Items = std::vector<OutlineItem>;

/// The entries from `next` on that stand at `level` or below it; `next` moves past them.
std::vector<TocEntry> entries_from(const Book& book, const Items& items, int level,
                                   std::size_t& next) {
  std::vector<TocEntry> entries;
  while (next < items.size() && items[next].level >= level) {
    const OutlineItem& item = items[next++];
    TocEntry entry{item.title, book.anchors.href(item.target), {},
                   book.input.tree.attrs(item.target).lang};
    entry.entries = entries_from(book, items, item.level + 1, next);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

std::vector<TocEntry> table_of_contents(const Book& book) {
  std::size_t next = 0;
  std::vector<TocEntry> entries = entries_from(book, book.input.outline.items, 0, next);
  if (entries.empty()) {
    entries.push_back(
        {book.input.meta.title.value, book.documents.list[book.body_start()].file(), {}, ""});
  }
  return entries;
}

int depth_of(const std::vector<TocEntry>& entries) {
  int depth = 0;
  for (const TocEntry& entry : entries) depth = std::max(depth, depth_of(entry.entries));
  return entries.empty() ? 0 : depth + 1;
}

}  // namespace clearleaf::epub
