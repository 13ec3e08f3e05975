// The syntax tree → Blocks and Notes.
#pragma once

#include "model/document.h"
#include "read/line_prefix.h"
#include "read/link_syntax.h"
#include "read/reading.h"

#include <optional>
#include <set>
#include <span>
#include <string>

namespace clearleaf::read {

/// Reads blocks in reading order. Headings keep the levels they were written with; `id` is empty
/// where the author gave none.
class BlockReader {
 public:
  explicit BlockReader(Reading& reading) : reading_(reading) {}

  /// The document's blocks; the notes they refer to are in notes() afterwards.
  Blocks read(const SyntaxNode& root) { return read_blocks(root.children); }
  IdVec<Note> take_notes() { return std::move(notes_); }
  /// The ids that authors gave, in the order of the text.
  const std::set<std::string>& given_ids() const { return given_ids_; }

 private:
  using Nodes = std::span<const SyntaxNode>;
  /// What the first line of a paragraph about to be read holds beside its words.
  struct Opening {
    std::size_t mark = 0;  // bytes: a task's box
    bool is_line = false;  // all of it: an alert's mark
  };

  Blocks read_blocks(Nodes nodes);
  void read_block(const SyntaxNode& node, Blocks& out);
  void read_paragraph(const SyntaxNode& node, Blocks& out);
  void judge_attribute_line(const MappedText& content);
  Block read_list(const SyntaxNode& node, Nodes items);
  enum class Tasks { kRead, kAreWords };
  ListItem read_item(const SyntaxNode& node, Tasks tasks);
  void read_notes();

  // definition_reader.cc
  /// Reads the definition list that `nodes` begin with; gives how many of them it took.
  std::size_t read_definitions(Nodes nodes, Blocks& out);
  /// How many items at the beginning of `node`, if it is a list, are definitions.
  std::size_t count_definitions(const SyntaxNode& node) const;
  std::vector<Term> read_terms(const SyntaxNode& paragraph);
  DefinitionGroup read_group(const SyntaxNode* terms, Nodes items);

  // heading_reader.cc
  void read_heading(const SyntaxNode& node, Blocks& out);
  /// The line of `===` or `---` below a heading's words, 0 for a heading that begins with `#`.
  std::uint32_t underline_of(const SyntaxNode& heading) const;
  MappedText heading_text(const SyntaxNode& node, std::uint32_t underline) const;
  /// The id that a heading is given by attributes at `span`; empty where it cannot be one.
  std::string read_given_id(std::string_view id, SourceSpan span);

  // quote_reader.cc
  void read_quote(const SyntaxNode& node, Blocks& out);
  std::optional<NoticeKind> read_alert_marker(const SyntaxNode& quote);

  // code_reader.cc
  std::uint32_t last_code_line(const SyntaxNode& node) const;
  void read_code(const SyntaxNode& node, Blocks& out);
  void read_html(const SyntaxNode& node, Blocks& out);

  // table_reader.cc
  static std::size_t caption_mark(const SyntaxNode& node);
  Block read_table(const SyntaxNode& node, const SyntaxNode* caption);
  TableRow read_row(const SyntaxNode& node, const MappedText& text, std::size_t columns);

  /// The words a paragraph begins with, as far as its first mark-up.
  static std::string_view first_words_of(const SyntaxNode& paragraph);
  static std::uint32_t end_of_blocks(const Blocks& blocks, std::uint32_t otherwise);
  MappedText paragraph_text(const SyntaxNode& node) const;
  MappedText words_of_lines(std::uint32_t first, std::uint32_t last) const;
  /// Where `line` begins after the marks of the blocks we are in.
  std::uint32_t begin_of(std::uint32_t line) const;
  SourceSpan lines_span(const SyntaxNode& node) const;
  SourceSpan lines_span(std::uint32_t first, std::uint32_t last) const;

  Reading& reading_;
  ContainerPath containers_;
  Opening opening_;
  IdVec<Note> notes_;
  bool reading_notes_ = false;
  std::set<std::string> given_ids_;
};

}  // namespace clearleaf::read
