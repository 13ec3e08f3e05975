// A source line and the blocks it stands in → the line without their marks.
#pragma once

#include "base/source_text.h"
#include "read/mapped_text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace clearleaf::read {

/// U+FEFF at the beginning of a file: accepted, and no part of the text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

enum class ContainerKind { kQuote, kItem, kNote };

/// A block that puts something before the lines of the blocks in it.
struct Container {
  ContainerKind kind = ContainerKind::kQuote;
  std::uint32_t first_line = 0;  // the line that opens it
  std::uint32_t width = 0;  // item: columns its later lines are indented by; note: bytes of its
                            // first line before its words
};
using ContainerPath = std::vector<Container>;  // outermost first

/// The containers' marks and indentation of one line, walked over as cmark does (CommonMark 5.1 and
/// 5.2: columns, tabs as far as the next multiple of 4, lazy continuation).
class LinePrefix {
 public:
  /// At the beginning of line `number`; a byte order mark is no part of the first line.
  LinePrefix(const SourceText& source, std::uint32_t number);

  /// Moves past what the containers put before the line. A container that the line leaves out ends
  /// the walk: false, a lazy line.
  bool skip(const ContainerPath& containers);
  /// Moves past blanks and tabs; gives the columns they take.
  std::uint32_t skip_blanks();
  /// At a list marker: moves past it and the blanks that belong to it; gives the columns that the
  /// item's later lines are indented by.
  std::uint32_t skip_marker();

  /// Where the rest of the line begins in the source.
  std::uint32_t source_offset() const;
  /// What the line holds from here on, without its line end.
  std::string_view rest() const { return line_.substr(offset_); }

 private:
  bool skip_one(const Container& container);
  bool skip_quote_mark();
  bool skip_note_mark(std::size_t words);
  char peek() const { return offset_ < line_.size() ? line_[offset_] : '\0'; }
  bool at_blank() const { return peek() == ' ' || peek() == '\t'; }
  std::uint32_t indent() const;
  void advance_columns(std::uint32_t count);

  std::string_view line_;
  std::uint32_t start_;  // of line_ in the source
  std::uint32_t number_;
  std::size_t offset_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t tab_rest_ = 0;  // columns of a tab at offset_ that are not yet walked over
};

/// The list item whose marker stands in line `line`, after the marks of `outer`.
Container item_at(const SourceText& source, std::uint32_t line, const ContainerPath& outer);

/// The text of the lines [first, last] in `containers`, each without its prefix and its leading
/// blanks, joined by "\n".
MappedText block_text(const SourceText& source, std::uint32_t first, std::uint32_t last,
                      const ContainerPath& containers);

}  // namespace clearleaf::read
