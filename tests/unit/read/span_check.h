// A document and its source → every node whose span is not what it was written as.
#pragma once

#include "base/source_text.h"
#include "model/document.h"

#include <string>
#include <vector>

namespace clearleaf::read {

/// One line per node whose source text cannot be it ("Emphasis: 'foo'"), or that stands outside its
/// parent or before its elder sibling. Knows nothing of how spans are found.
std::vector<std::string> wrong_spans(const Document& document, const SourceText& source);

}  // namespace clearleaf::read
