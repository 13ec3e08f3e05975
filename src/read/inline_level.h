// Inlines between the same two marks → one list, with raw tags paired and words gathered.
#pragma once

#include "model/document.h"
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
  struct OpenTag {
    std::string name;
    SourceSpan span;
    Inlines before;  // what stands before it on this level
  };
  void open(const HtmlTag& tag, SourceSpan span);
  void close(const HtmlTag& tag, SourceSpan span);
  void refuse(const HtmlTag& tag, SourceSpan span);
  void flush();
  void judge_words() const;
  void judge_attributes() const;
  void judge_note_references() const;

  Reading& reading_;
  Inlines inlines_;
  TextRun words_;
  std::vector<OpenTag> open_;
  std::vector<std::string> refused_;  // their closing tags are not told again
};

/// An error for the first character in `text` that XML 1.0 forbids (2.2): an entity can write one.
void judge_characters(std::string_view text, SourceSpan span, Reading& reading);

}  // namespace clearleaf::read
