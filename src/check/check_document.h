// Document → diagnostics: one rule, one function, one RuleId.
#pragma once

#include "base/diagnostics.h"
#include "model/document.h"

namespace clearleaf::check {

/// Every rule over the document; changes nothing. `today` is the day by which `review-by` is judged
/// (P17). `diagnostics` holds what reading found: what could not be read is not called missing.
void check_document(const Document& document, Date today, Diagnostics& diagnostics);

}  // namespace clearleaf::check
