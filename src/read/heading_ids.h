// Headings → the ids by which they are linked to.
#pragma once

#include "model/document.h"

#include <set>
#include <string>
#include <string_view>

namespace clearleaf::read {

/// Whether an author may give `id`: an XML name without colon (Namespaces in XML 1.0, NCName).
bool is_good_id(std::string_view id);
/// The ids of matter that clearleaf adds: "key-information", "page-7", "note-1" …
bool is_reserved_id(std::string_view id);
/// The words in small letters, blanks as hyphens, everything but letters and digits left out.
std::string slug(std::string_view words);

/// Gives every heading without an id one of its words, unlike all others and those in `given`.
void assign_ids(Document& document, const std::set<std::string>& given);

}  // namespace clearleaf::read
