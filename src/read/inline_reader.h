// One leaf block's syntax and text → Inlines with their places.
#pragma once

#include "model/document.h"
#include "read/inline_cursor.h"
#include "read/reading.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace clearleaf::read {

class InlineLevel;

/// Reads the inlines of one leaf block, from its first to its last.
class InlineReader {
 public:
  InlineReader(Reading& reading, const MappedText& content)
      : reading_(reading), content_(content), cursor_(content, reading.entities) {}

  /// The inlines; the first `drop` bytes of their words (a mark such as "[x] ") are left out.
  Inlines read(std::span<const SyntaxNode> nodes, std::size_t drop = 0);
  /// Moves past the words and the break of the line that the block begins with.
  std::span<const SyntaxNode> skip_first_line(std::span<const SyntaxNode> nodes);
  /// Leaves out the words written from `source_offset` on: a heading's attributes.
  void leave_out_from(std::uint32_t source_offset) { end_ = source_offset; }
  /// Moves past the break between two lines read apart.
  void skip_break() { cursor_.take_break(); }
  /// The picture a paragraph consists of, and the attributes behind it.
  Figure read_figure(std::span<const SyntaxNode> nodes);
  /// How far in the block's text reading has come.
  std::size_t place() const { return cursor_.place(); }

 private:
  void judge_place();
  Inlines read_level(std::span<const SyntaxNode> nodes);
  void read_node(const SyntaxNode& node, InlineLevel& level);
  void read_words(const SyntaxNode& node, InlineLevel& level);
  void read_emphasis(const SyntaxNode& node, InlineLevel& level);
  void read_link(const SyntaxNode& node, InlineLevel& level);
  void read_note_reference(const SyntaxNode& node, InlineLevel& level);
  Image read_image(const SyntaxNode& node);

  Reading& reading_;
  const MappedText& content_;
  InlineCursor cursor_;
  bool told_ = false;  // that the cursor is lost
  bool judged_ = false;  // for mathematics
  std::size_t drop_ = 0;
  std::uint32_t end_ = UINT32_MAX;
  Spelling spelling_ = Spelling::kProse;
  const char* no_notes_in_ = nullptr;  // what we are in that can hold no note reference
  TextRun image_title_;                // of the image read last
};

}  // namespace clearleaf::read
