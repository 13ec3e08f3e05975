// Paragraphs with lines that begin with `: ` → the colons that mark definitions.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "read/syntax_tree.h"

namespace clearleaf::read {

/// The syntax of the source from line `first_line` on, with definition lists, which cmark-gfm does
/// not know: what defines a term is a list item whose marker in the source is a colon, and the
/// paragraph before the list holds the terms. Documents without any are parsed once.
SyntaxNode parse_with_definitions(const SourceText& source, std::uint32_t first_line,
                                  Diagnostics& diagnostics);

/// Whether the marker of `item`, which begins at the source offset `begin`, is a colon.
inline bool is_definition(const SourceText& source, std::uint32_t begin) {
  return begin < source.bytes().size() && source.bytes()[begin] == ':';
}

}  // namespace clearleaf::read
