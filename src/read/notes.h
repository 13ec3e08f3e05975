// Footnote definitions and references → notes, numbered in the order of first reference.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"
#include "model/document.h"
#include "read/line_prefix.h"
#include "read/syntax_tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::read {

/// A footnote as defined, and the blocks its definition stands in.
struct NoteDefinition {
  std::string name;
  SourceSpan mark;  // "[^name]:"
  const SyntaxNode* node = nullptr;
  ContainerPath containers;  // the definition itself is the innermost
};

/// The definitions of the notes that are referred to, in the order they are written; they stand at
/// the end of `root`.
std::vector<NoteDefinition> locate_definitions(const SourceText& source, const SyntaxNode& root);

/// The notes of a document while it is read. cmark-gfm numbers definitions too, but through the
/// whole file, where ours are numbered as they are met in reading order.
class NoteBook {
 public:
  /// Takes the definitions from the end of `root`.
  NoteBook(const SourceText& source, const SyntaxNode& root);

  /// The note of the definition that cmark-gfm numbered `number` (from 1): its first reference
  /// gives it the next free place.
  std::optional<NoteId> refer(std::uint32_t number);
  /// The definition of the note that was referred to and not taken yet, in their order; null: none.
  const NoteDefinition* take_next();

  /// All definitions' names, for telling the nearest to one that is not defined.
  std::vector<std::string> names() const;
  /// Warns of definitions never referred to, refuses names defined twice. `first_line`: where the
  /// Markdown begins.
  void judge_rest(const SourceText& source, const SyntaxNode& root, std::uint32_t first_line,
                  Diagnostics& diagnostics) const;

 private:
  std::vector<NoteDefinition> definitions_;
  std::vector<std::optional<NoteId>> ids_;
  std::vector<std::size_t> order_;  // definitions by place in the document's notes
  std::size_t taken_ = 0;
};

}  // namespace clearleaf::read
