// The inlines of one leaf block, in order → where each was written.
#pragma once

#include "read/link_syntax.h"
#include "read/mapped_text.h"
#include "read/syntax_tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::read {

/// Words and where each of their bytes was written: one span for every byte of `text`. The bytes of
/// a character written as an escape or an entity share its span.
struct TextRun {
  std::string text;
  std::vector<SourceSpan> origins;

  void append(const TextRun& other);
  void append(std::string_view piece, SourceSpan written);
  SourceSpan span() const;
};

/// How the words of a text node may be written: in prose with escapes and entities, between `<` and
/// `>` with entities alone, in a bare address as they are.
enum class Spelling { kProse, kAngle, kExact };

/// How a link was written.
enum class LinkForm { kBracket, kAngle, kBare };

/// cmark-gfm gives inlines no positions, or wrong ones. But inlines tile their block: read in
/// order, each begins where the one before it ended. The cursor walks the block's text in step with
/// the nodes, so the whole is linear and nothing is ever searched for. Where a node is not what
/// stands at the cursor (a quirk of cmark-gfm that is not known here) the cursor is lost, and from
/// then on every place is the rest of the block.
class InlineCursor {
 public:
  InlineCursor(const MappedText& content, Entities& entities)
      : content_(content), entities_(entities) {}

  std::size_t place() const { return place_; }
  bool lost() const { return lost_; }
  /// The source of what was taken since `begin`, a former place().
  SourceSpan span_since(std::size_t begin) const;

  TextRun take_text(std::string_view literal, Spelling spelling = Spelling::kProse);
  /// `count` times one of `characters`.
  void take_delimiter(std::string_view characters, std::size_t count);
  /// The tildes of a strikethrough, one or two; a closing run has as many as the opening one.
  std::size_t take_tildes(std::size_t count = 0);
  void take_code();
  /// Blanks, a backslash where there is one, the line end.
  void take_break();
  void take_html(std::string_view literal);
  LinkForm take_link_open();
  /// Gives the words of a title that stands in the tail.
  std::optional<TextRun> take_link_close(LinkForm form, std::string_view title);
  void take_image_open();
  /// The name in `[^name]`.
  std::string take_note_reference();

 private:
  std::string_view text() const { return content_.text(); }
  char peek(std::size_t ahead = 0) const;
  void lose() { lost_ = true; }
  std::optional<std::size_t> match(std::string_view literal, Spelling spelling, std::size_t begin,
                                   TextRun& run);
  std::size_t plain_length(std::string_view rest, Spelling spelling, std::size_t pos) const;
  std::size_t entity_at(std::size_t pos, std::string_view rest);

  const MappedText& content_;
  Entities& entities_;
  std::size_t place_ = 0;
  bool lost_ = false;
};

}  // namespace clearleaf::read
