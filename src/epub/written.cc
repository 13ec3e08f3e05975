// StructTree → what is written of it.
#include "epub/written.h"

namespace clearleaf::epub {

bool is_first_written(const StructTree& tree, StructId parent, const Kid& kid) {
  for (const Kid& other : tree[parent].kids) {
    if (other == kid) return true;
    const auto* elem = std::get_if<StructId>(&other);
    if (elem == nullptr || is_in_place(tree[*elem])) return false;
  }
  return false;
}

std::optional<StructId> heading_of(const StructTree& tree, StructId section) {
  for (const Kid& kid : tree[section].kids) {
    const auto* elem = std::get_if<StructId>(&kid);
    if (elem != nullptr && heading_level(tree[*elem].construct) > 0) return *elem;
  }
  return std::nullopt;
}

bool is_labelled_section(Construct construct) {
  switch (construct) {
    case Construct::kKeyInformation:
    case Construct::kMainSection:
    case Construct::kRisksSection:
    case Construct::kConclusionSection: return true;
    default: return false;
  }
}

}  // namespace clearleaf::epub
