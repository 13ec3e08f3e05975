// EpubInput → Book: the stages of the plan in their order, which is that of the members.
#include "epub/book.h"

#include "base/primary_subtag.h"

namespace clearleaf::epub {

namespace {

std::optional<StructId> find_key_information(const StructTree& tree) {
  for (const Kid& kid : tree[tree.root()].kids) {
    const auto* elem = std::get_if<StructId>(&kid);
    if (elem != nullptr && tree[*elem].construct == Construct::kKeyInformation) return *elem;
  }
  return std::nullopt;
}

}  // namespace

Book::Book(const EpubInput& given)
    : input(given),
      ids_(input.tree),
      documents(plan_documents(input, ids_)),
      facts(survey(input, documents)),
      anchors(input, documents, facts, ids_),
      markers(place_markers(input, documents, ids_)),
      key_information(find_key_information(input.tree)),
      label_lang(same_language(input.labels.lang, lang()) ? "" : input.labels.lang) {}

}  // namespace clearleaf::epub
