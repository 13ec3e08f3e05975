// Markdown → the tree of its syntax, by cmark-gfm.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::read {

enum class Syntax {
  // blocks
  kDocument,
  kQuote,
  kList,
  kItem,
  kCodeBlock,
  kHtmlBlock,
  kParagraph,
  kHeading,
  kThematicBreak,
  kNoteDefinition,
  kTable,
  kTableRow,
  kTableCell,
  // inlines
  kText,
  kSoftBreak,
  kLineBreak,
  kCode,
  kHtml,
  kEmphasis,
  kStrong,
  kStrike,
  kLink,
  kImage,
  kNoteReference
};

enum class Delimiter { kBullet, kOrdered };

/// One node as cmark-gfm gives it. Of its positions only the lines of blocks and the column a block
/// begins at can be trusted; all else is found again in the source.
struct SyntaxNode {
  Syntax kind = Syntax::kDocument;
  std::uint32_t first_line = 0;    // in the whole file, from 1; 0: unknown
  std::uint32_t first_column = 0;  // in bytes, from 1
  std::uint32_t last_line = 0;
  std::string literal;      // of text, code and HTML; a note reference's number
  std::string target;       // of links and images
  std::string title;        // of images; a code block's info string
  std::string alignments;   // of a table: one of 'l', 'c', 'r' or 0 per column
  int level = 0;            // of headings
  std::uint32_t start = 1;  // of ordered lists
  Delimiter delimiter = Delimiter::kBullet;
  bool tight = true;    // of lists
  bool fenced = false;  // of code blocks
  std::vector<SyntaxNode> children;
};

/// The syntax of `bytes`, the source or a copy with other bytes at some places, from line
/// `first_line` on. Nesting past limits::kNesting is an error
/// and leaves the tree empty. Note definitions that nothing refers to are not in it; the others
/// stand at its end.
SyntaxNode parse_markdown(const SourceText& source, std::string_view bytes,
                          std::uint32_t first_line, Diagnostics& diagnostics);

/// HTML's named characters, asked of cmark-gfm and remembered.
class Entities {
 public:
  /// The character that `entity` ("&eacute;", "&#233;") stands for; empty: none.
  const std::string& resolve(std::string_view entity);

 private:
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace clearleaf::read
