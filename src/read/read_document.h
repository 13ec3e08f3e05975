// Markdown with YAML front matter → Document.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "model/document.h"

namespace clearleaf::read {

/// Reads the whole document. What cannot be read (limits, bytes that are not UTF-8, unknown front
/// matter keys, raw HTML …) is an error; the document is then as far as it could be read.
Document read_document(const SourceText& source, Diagnostics& diagnostics);

}  // namespace clearleaf::read
