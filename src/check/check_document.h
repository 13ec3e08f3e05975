// Document → diagnostics: one rule, one function, one RuleId.
#pragma once

#include "base/diagnostics.h"
#include "model/document.h"

namespace clearleaf::check {

/// Every rule over the document; changes nothing.
void check_document(const Document& document, Diagnostics& diagnostics);

}  // namespace clearleaf::check
