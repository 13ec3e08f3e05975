// A document → the lines an author would expect to hear, each with its place in the source.
#pragma once

#include "model/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// `kind` in the author's words: "paragraph", "heading", "cell".
struct SourceLine {
  std::string_view kind;  // a literal
  std::string words;  // as own_words_of() gives them of the spoken line
  SourceSpan span;
};

/// Title, summaries of the disclaimers, body, and each note after the block that refers to it
/// first. Nothing that clearleaf adds. Lines without words are left out.
std::vector<SourceLine> source_lines(const Document& document);

/// What is said of a block without its headings and notes, its lines joined by blanks: a
/// disclaimer's own text (PROMINENCE.md).
std::string own_words_of_block(const Block& block);

}  // namespace clearleaf::verify
