// Words of the front matter → inlines with their abbreviations marked.
#pragma once

#include "model/document.h"
#include "read/abbreviations.h"

namespace clearleaf::read {

/// A value of the front matter as inlines. YAML folds and unescapes, so all of them have its whole
/// place.
Inlines front_words(const Spanned<std::string>& value, const Abbreviations& abbreviations);

/// Sets the document's subtitle and summaries from its metadata.
void read_front_words(Document& document, const Abbreviations& abbreviations);

}  // namespace clearleaf::read
