// The lines of set pages, leaf by leaf, for tests that ask where pages end.
#pragma once

#include "unit/layout/sample.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace clearleaf::layout::test {

/// For each leaf, the base lines it has on each page.
using LeafLines = std::map<LeafId, std::map<std::size_t, std::set<double>>>;

inline LeafLines lines_of_leaves(const PageList& pages) {
  LeafLines out;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    for (const PageItem& item : pages.pages[i].items) {
      const auto* run = std::get_if<GlyphRun>(&item.content);
      const auto* leaf = std::get_if<LeafId>(&item.role);
      if (run != nullptr && leaf != nullptr) out[*leaf][i].insert(run->origin.y.value);
    }
  }
  return out;
}

/// How many leaves below an element of this kind go over a page's end.
inline std::size_t split_leaves(const Sample& sample, const LeafLines& lines, Construct construct) {
  std::size_t count = 0;
  for (const auto& [leaf, pages] : lines) {
    const StructId parent = sample.tree[leaf].parent;
    if (sample.tree[parent].construct == construct && pages.size() > 1) ++count;
  }
  return count;
}

/// How many parts of split leaves are a single line.
inline std::size_t lonely_lines(const LeafLines& lines) {
  std::size_t count = 0;
  for (const auto& [leaf, pages] : lines) {
    if (pages.size() < 2) continue;
    for (const auto& [page, bases] : pages) count += bases.size() < 2 ? 1 : 0;
  }
  return count;
}

/// Adds a note to what is referred to in `parent`, and returns it.
inline StructId add_note(Sample& sample, StructId parent, StructId section, std::string words) {
  const auto number = static_cast<int>(sample.tree.notes.size() + 1);
  const StructId reference = sample.tree.add(parent, Construct::kNoteReference, {});
  const StructId link =
      sample.text(Construct::kNoteReferenceLink, reference, std::to_string(number));
  const StructId note = sample.tree.add(section, Construct::kNote, {});
  sample.tree.edit_attrs(link).target = note;
  sample.text(Construct::kNoteLabel, note, std::to_string(number));
  sample.text(Construct::kParagraph, note, std::move(words));
  sample.tree.notes.push_back({number, note, link});
  return note;
}

/// A table: the first row heads it.
inline StructId add_table(Sample& sample, StructId parent,
                          const std::vector<std::vector<std::string>>& rows) {
  const StructId table = sample.tree.add(parent, Construct::kTable, {});
  const StructId head = sample.tree.add(table, Construct::kTableHead, {});
  const StructId body = sample.tree.add(table, Construct::kTableBody, {});
  for (const auto& cells : rows) {
    const bool heads = &cells == &rows.front();
    const StructId row = sample.tree.add(heads ? head : body, Construct::kTableRow, {});
    for (const std::string& words : cells) {
      const StructId cell =
          sample.tree.add(row, heads ? Construct::kColumnHeader : Construct::kCell, {});
      if (!words.empty()) sample.tree.add_text(cell, words, {});
    }
  }
  return table;
}

/// One picture of this many screen pixels.
inline ImageStore one_image(std::uint32_t width, std::uint32_t height) {
  ImageStore images;
  ImageResource image;
  image.source = "a.png";
  image.width = width;
  image.height = height;
  images.by_source.emplace("a.png", images.images.push_back(std::move(image)));
  return images;
}

}  // namespace clearleaf::layout::test
