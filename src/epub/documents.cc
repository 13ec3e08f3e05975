// StructTree → the content documents of the spine.
#include "epub/documents.h"

#include "base/utf8.h"
#include "epub/written.h"

#include <algorithm>

namespace clearleaf::epub {

namespace {

bool is_main_section(Construct construct) {
  return construct == Construct::kMainSection || construct == Construct::kRisksSection ||
         construct == Construct::kConclusionSection;
}

/// "01" of 8, "007" of 120: names sort as the sections stand.
std::string padded(std::size_t number, std::size_t count) {
  const std::string digits = std::to_string(number);
  const std::size_t width = std::max<std::size_t>(2, std::to_string(count).size());
  return std::string(width - digits.size(), '0') + digits;
}

/// Gives each title once; a second "Diet" becomes "Diet (2)".
class TitlePool {
 public:
  std::string take(const std::string& wanted) {
    std::string title = wanted;
    for (int number = 2; !taken_.insert(title).second; ++number) {
      title = wanted + " (" + std::to_string(number) + ")";
    }
    return title;
  }

 private:
  std::unordered_set<std::string> taken_;
};

std::vector<StructId> root_elems(const StructTree& tree) {
  std::vector<StructId> elems;
  for (const Kid& kid : tree[tree.root()].kids) {
    const StructId elem = std::get<StructId>(kid);
    if (is_in_place(tree[elem])) elems.push_back(elem);
  }
  return elems;
}

IdVec<ContentDocument> split(const EpubInput& input) {
  const StructTree& tree = input.tree;
  const std::vector<StructId> elems = root_elems(tree);
  const auto sections =
      static_cast<std::size_t>(std::count_if(elems.begin(), elems.end(), [&](StructId elem) {
        return is_main_section(tree[elem].construct);
      }));
  TitlePool titles;
  IdVec<ContentDocument> list;
  const DocumentId title_page =
      list.push_back({"title", titles.take(input.meta.title.value), {}, {}, {}, {}});
  titles.take(input.labels[Label::kContents]);  // the navigation document's
  std::size_t number = 0;
  for (const StructId elem : elems) {
    const Construct construct = tree[elem].construct;
    if (construct == Construct::kPreamble) {
      list.push_back(
          {"preamble", titles.take(input.labels[Label::kStartOfText]), {elem}, {}, {}, {}});
    } else if (is_main_section(construct)) {
      const auto heading = heading_of(tree, elem);
      INVARIANT(heading.has_value(), "a main section begins with its heading");
      list.push_back({"section-" + padded(++number, sections),
                      titles.take(normalised(tree.plain_text(*heading))),
                      {elem},
                      {},
                      {},
                      {}});
    } else {
      INVARIANT(list.size() == 1, "title and key information stand before all sections");
      list[title_page].parts.push_back(elem);
    }
  }
  return list;
}

void assign(const StructTree& tree, StructId elem, std::optional<DocumentId> document,
            Documents& documents) {
  walk_written(
      tree, elem, [&](StructId id) { documents.of_elem[id.index()] = document; }, [](LeafId) {});
}

/// Each note stands in the document of its first reference, which may itself be in a note: one
/// with a lower number, so already placed.
void gather_notes(const StructTree& tree, Documents& documents) {
  for (const NoteEntry& note : tree.notes) {
    const auto document = documents.of(note.first_reference);
    INVARIANT(document.has_value(), "a note's first reference stands in the text");
    documents.list[*document].notes.push_back(note);
    assign(tree, note.note, document, documents);
  }
}

}  // namespace

IdPool::IdPool(const StructTree& tree) {
  for (std::uint32_t i = 0; i < tree.elem_count(); ++i) {
    const std::string& id = tree.attrs(StructId(i)).id;
    if (!id.empty()) taken_.insert(id);
  }
}

std::string IdPool::take(std::string_view wanted) {
  std::string id(wanted);
  for (int number = 2; !taken_.insert(id).second; ++number) {
    id = std::string(wanted) + "-" + std::to_string(number);
  }
  return id;
}

Documents plan_documents(const EpubInput& input, IdPool& ids) {
  Documents documents{split(input), {}};
  documents.of_elem.resize(input.tree.elem_count());
  for (std::size_t i = 0; i < documents.list.size(); ++i) {
    const DocumentId document = documents.list.id_at(i);
    for (const StructId part : documents.list[document].parts) {
      assign(input.tree, part, document, documents);
    }
  }
  gather_notes(input.tree, documents);
  for (ContentDocument& document : documents.list) {
    if (document.notes.empty()) continue;
    document.endnotes_id = ids.take("notes-" + document.name);
    document.endnotes_heading_id = ids.take(document.endnotes_id + "-heading");
  }
  return documents;
}

}  // namespace clearleaf::epub
