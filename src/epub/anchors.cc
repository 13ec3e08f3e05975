// Link targets → files and ids.
#include "epub/anchors.h"

#include "epub/written.h"

namespace clearleaf::epub {

Anchors::Anchors(const EpubInput& input, const Documents& documents, const ContentFacts& facts,
                 IdPool& ids)
    : tree_(input.tree), documents_(documents) {
  for (std::uint32_t i = 0; i < tree_.elem_count(); ++i) {
    const StructId elem(i);
    if (!documents.of(elem)) continue;
    if (const auto target = tree_.attrs(elem).target) need(*target, "place", ids);
  }
  for (const ContentDocument& document : documents.list) {
    for (const StructId part : document.parts) need_names(part, ids);
  }
  for (const OutlineItem& item : input.outline.items) need(item.target, "heading", ids);
  for (const NoteEntry& note : tree_.notes) {
    need(note.note, "note", ids);
    need(note.first_reference, "noteref", ids);
  }
  if (has_list_of(facts.figures)) {
    for (const Captioned& figure : facts.figures) need(figure.elem, "figure", ids);
  }
  if (has_list_of(facts.tables)) {
    for (const Captioned& table : facts.tables) need(table.elem, "table", ids);
  }
}

void Anchors::need_names(StructId part, IdPool& ids) {
  std::string_view heading_id = "heading";
  switch (tree_[part].construct) {
    case Construct::kTitle: need(part, "title", ids); break;
    case Construct::kKeyInformation:
      need(part, "key-information", ids);
      heading_id = "key-information-heading";
      break;
    case Construct::kRisksSection: need(part, "disclaimer-risks", ids); break;
    case Construct::kConclusionSection: need(part, "disclaimer-conclusion", ids); break;
    default: break;
  }
  if (const auto heading = heading_of(tree_, part)) need(*heading, heading_id, ids);
}

void Anchors::need(StructId target, std::string_view wanted, IdPool& ids) {
  const auto elem = element_for(target);
  if (!elem || !tree_.attrs(*elem).id.empty()) return;
  const auto [place, is_new] = made_.try_emplace(*elem);
  if (is_new) place->second = ids.take(wanted);
}

std::optional<StructId> Anchors::element_for(StructId target) const {
  StructId elem = target;
  while (elem != tree_.root()) {
    if (documents_.of(elem) && has_element(tree_[elem])) return elem;
    elem = tree_[elem].parent;
  }
  return std::nullopt;
}

const std::string& Anchors::id_of(StructId elem) const {
  const auto made = made_.find(elem);
  return made == made_.end() ? tree_.attrs(elem).id : made->second;
}

std::string Anchors::href(StructId target, std::optional<DocumentId> from) const {
  const auto elem = element_for(target);
  if (!elem) {
    // A place without an element of its own, such as the blocks before the first section.
    const DocumentId document = documents_.of(target).value_or(documents_.title_page());
    return documents_.list[document].file();
  }
  const auto document = documents_.of(*elem);
  const std::string& id = id_of(*elem);
  INVARIANT(document && !id.empty(), "a link's target has been given an id");
  return (document == from ? "" : documents_.list[*document].file()) + "#" + id;
}

}  // namespace clearleaf::epub
