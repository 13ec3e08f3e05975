// A document → readable text, one node a line: what `clearleaf dump document` prints.
#pragma once

#include "base/source_text.h"
#include "model/document.h"

#include <string>

namespace clearleaf {

/// Each block and inline with its place in the source, "12:5", indented by depth; texts in quotation
/// marks, line ends in them as ⏎. The front matter's title, language and disclaimers come first.
std::string document_text(const Document& document, const SourceText& source);

}  // namespace clearleaf
