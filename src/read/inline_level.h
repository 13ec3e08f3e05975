// Inlines between the same two marks → one list, with raw tags paired and words gathered.
#pragma once

#include "model/document.h"
#include "read/attributes.h"
#include "read/html_tags.h"
#include "read/inline_cursor.h"
#include "read/reading.h"

#include <string>
#include <vector>

namespace clearleaf::read {

/// Gathers the inlines of one level of emphasis. Words that stand beside one another become one
/// Text, in which abbreviations are marked; <sub>, <sup> and <kbd> take what stands before their
/// closing tags.
class InlineLevel {
 public:
  explicit InlineLevel(Reading& reading) : reading_(reading) {}

  void add_words(const TextRun& words);
  void add(SourceSpan span, decltype(Inline::kind) kind);
  void add_html(const HtmlTag& tag, SourceSpan span);
  /// All of it; tags still open are errors.
  Inlines finish();

 private:
  /// A `[` in the words, not known yet to begin a span: it stands first in the inline at `place`.
  struct Bracket {
    std::size_t place;
    SourceSpan span;
  };
  struct OpenTag {
    std::string name;
    SourceSpan span;
    Inlines before;  // what stands before it on this level
    std::vector<Bracket> brackets;
  };
  void open(const HtmlTag& tag, SourceSpan span);
  void close(const HtmlTag& tag, SourceSpan span);
  void refuse(const HtmlTag& tag, SourceSpan span);
  void flush();
  void judge_words() const;
  bool is_plain(std::size_t place, char c) const;
  std::size_t attributes_at(std::size_t place) const;
  Attributes read_given(std::size_t begin, std::size_t length, Carrier carrier);
  std::size_t take_attached();
  void settle(std::size_t begin);
  void append_words(std::size_t begin, std::size_t end);
  std::size_t close_span(std::size_t bracket, std::size_t length);
  void judge_note_references() const;

  Reading& reading_;
  Inlines inlines_;
  TextRun words_;
  std::vector<Bracket> brackets_;
  std::vector<OpenTag> open_;
  std::vector<std::string> refused_;  // their closing tags are not told again
};

/// Gives an image what its attributes say.
void apply(const Attributes& attributes, Image& image);

/// An error for the first character in `text` that XML 1.0 forbids (2.2): an entity can write one.
void judge_characters(std::string_view text, SourceSpan span, Reading& reading);

}  // namespace clearleaf::read
