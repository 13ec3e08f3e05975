// What a reader of a publication is told, line by line: the form in which PDF and EPUB are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// What the lines after it stand in, until it is closed.
enum class Region : std::uint8_t {
  kKeyInformation, kRisks, kConclusion,  // the disclaimers (PROMINENCE.md)
  kNotice, kQuote,
  kList, kItem,                          // kItem also in an ordered list, with its number
  kDefinitionList, kDefinition,
  kTable, kRow,
  kNote,                                 // with its number
};

/// What a line is. kCell only by begin_cell.
enum class BlockKind : std::uint8_t {
  kHeading,  // with its level
  kParagraph, kTask, kTerm, kCode, kCaption, kFigure, kCell,
};

/// What words within a line are.
enum class Mark : std::uint8_t {
  kLabel,          // clearleaf's own word: "Warning: "
  kGeneratedLink,  // a link that clearleaf added
  kNoteReference,
};

/// A header cell's direction; kNone: no header.
enum class HeaderScope : std::uint8_t { kNone, kColumn, kRow };

struct SpokenLine {
  int depth = 0;
  std::string kind;   // "heading 2", "list of 3", "item 7", "cell under Day, Dose", "note 1"
  std::string text;   // normalised, with marks: print it by printed()
  std::string place;  // where in the file, for messages
};

struct Spoken {
  std::vector<SpokenLine> lines;
};

/// A line's text with its marks in ⟦ ⟧: "See ⟦link https://…⟧the map⟦end⟧."
std::string printed(std::string_view text);
/// As `clearleaf dump spoken` prints it: one line each, two blanks a depth.
std::string to_text(const Spoken& spoken);

/// The words of a line's text: without marks, alternatives included.
std::string words_of(std::string_view text);
/// Of these the author's own: without labels, generated links and note references.
std::string own_words_of(std::string_view text);
/// `text` as SpokenBuilder would write it.
std::string spoken_words(std::string_view text);

/// A disclaimer's own text: no heading, label, generated link, note reference or note
/// (PROMINENCE.md). `id` is "disclaimer-risks", "disclaimer-conclusion", or, for the summaries in the
/// order they stand in, "key-information-1", "key-information-2".
struct DisclaimerText {
  std::string id;
  std::string text;
};
std::vector<DisclaimerText> disclaimer_texts(const Spoken& spoken);

/// Builds Spoken from what a format's reader finds in reading order. It alone decides how lines
/// look and where blanks and marks stand, so that two formats that say the same give equal lines:
/// white space runs are one blank, before an opening mark and after a closing one; soft hyphens are
/// dropped; text is NFC; empty lines and empty marks are none; text outside a block is a paragraph
/// of its own, text in a cell or term that of the cell or term.
class SpokenBuilder {
 public:
  /// A place that links can lead to: the line that the next text stands in.
  using Anchor = std::size_t;
  /// A target of links, numbered by the caller.
  using Target = std::size_t;

  /// Where in the file the next lines stand: "page 3", "EPUB/section-02.xhtml".
  void at(std::string place);

  /// `number`: of an item in an ordered list or of a note; else 0. A region left empty says nothing.
  void open(Region region, int number = 0);
  void close(Region region);

  /// `level`: of a heading; else 0. Ends the block that is open.
  void begin(BlockKind kind, int level = 0);
  void begin_cell(HeaderScope scope, int column_span = 1, int row_span = 1);
  void end();

  void text(std::string_view utf8);
  /// A text alternative; in a block of kind kFigure its text, elsewhere a mark in the line.
  void image(std::string_view alternative);
  void open_mark(Mark mark);
  void open_link(std::string_view address);
  void open_link(Target target);
  void open_language(std::string_view tag);
  void open_expansion(std::string_view expansion);
  /// Closes what was opened last.
  void close_mark();

  /// A page of the PDF begins here. The mark stands before the next text.
  void page(std::string_view label);

  /// The place where the next text stands; where a block is open and has text, that block.
  Anchor anchor();

  /// Ends everything. `targets[t]` is where the links to target `t` lead; none: a broken link,
  /// which is said so. The builder is used up.
  Spoken finish(const std::vector<std::optional<Anchor>>& targets);

 private:
  static constexpr std::size_t kNoLine = static_cast<std::size_t>(-1);

  struct OpenMark {
    std::string mark;
    bool written = false;  // in the line that is open
  };
  struct OpenRegion {
    Region region;
    std::size_t line;  // its own
    int items = 0;     // of a list
  };
  struct Cell {
    std::size_t line;
    HeaderScope scope;
    std::size_t columns;
    std::size_t rows;
  };
  using Rows = std::vector<std::vector<Cell>>;

  SpokenLine& line() { return spoken_.lines.back(); }
  void add_line(std::string kind);
  void open_inline(std::string mark);
  void begin_text();
  void append_visible(std::string_view text);
  void name_cells(SpokenLine& table, const Rows& rows);
  void resolve_links(const std::vector<std::optional<Anchor>>& targets);

  Spoken spoken_;
  std::string place_;
  std::vector<OpenRegion> regions_;
  std::vector<OpenMark> marks_;
  std::vector<Rows> tables_;              // open ones
  std::vector<std::string> pages_;        // begun, not yet written
  std::vector<std::size_t> anchor_line_;  // by Anchor; kNoLine: that of the next text
  std::size_t waiting_ = 0;               // anchors from here on wait for text
  bool in_block_ = false;
  bool blank_ = false;  // a blank before the next text
};

}  // namespace clearleaf::verify
