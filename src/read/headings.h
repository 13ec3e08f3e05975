// Blocks → every heading in them, in the order of the text.
#pragma once

#include "model/document.h"

namespace clearleaf::read {

/// Calls `visit(heading, span)` for each heading, also those inside quotations, notices and lists.
template <class Visit>
void for_each_heading(Blocks& blocks, Visit&& visit) {
  for (Block& block : blocks) {
    if (auto* heading = std::get_if<Heading>(&block.kind)) visit(*heading, block.span);
    if (auto* quote = std::get_if<Quote>(&block.kind)) for_each_heading(quote->blocks, visit);
    if (auto* notice = std::get_if<Notice>(&block.kind)) for_each_heading(notice->blocks, visit);
    if (auto* list = std::get_if<DefinitionList>(&block.kind)) {
      for (DefinitionGroup& group : list->groups) {
        for (Definition& definition : group.definitions) {
          for_each_heading(definition.blocks, visit);
        }
      }
    }
    if (auto* list = std::get_if<List>(&block.kind)) {
      for (ListItem& item : list->items) for_each_heading(item.blocks, visit);
    }
  }
}

/// Those of the notes come last.
template <class Visit>
void for_each_heading(Document& document, Visit&& visit) {
  for_each_heading(document.blocks, visit);
  for (Note& note : document.notes) for_each_heading(note.blocks, visit);
}

}  // namespace clearleaf::read
