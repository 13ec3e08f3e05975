// Pieces of source lines → one text that knows where each of its bytes was written.
#pragma once

#include "base/source_span.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::read {

/// The text of a leaf block as the Markdown parser sees it (without quote marks, indentation and
/// escaped table pipes), mapped to the source.
class MappedText {
 public:
  /// Adds `piece`, which stands in the source unchanged from `source_begin` on.
  void append(std::string_view piece, std::uint32_t source_begin);
  /// Adds `piece`, written in the source as the whole of `written`.
  void append_as(std::string_view piece, SourceSpan written);

  /// Adds the part [begin, end) of another text.
  void append_part(const MappedText& other, std::size_t begin, std::size_t end);
  /// Says where an empty text stands.
  void set_place(std::uint32_t source_offset) { place_ = source_offset; }

  std::string_view text() const { return text_; }
  std::size_t size() const { return text_.size(); }
  /// Where the bytes [begin, end) were written; an empty range is the place before `begin`.
  SourceSpan span(std::size_t begin, std::size_t end) const;
  /// Appends the place of each of the bytes [begin, end) to `out`.
  void append_places(std::size_t begin, std::size_t end, std::vector<SourceSpan>& out) const;
  /// The part [begin, end) as a text of its own.
  MappedText part(std::size_t begin, std::size_t end) const;

 private:
  struct Segment {
    std::size_t begin = 0;  // in text_
    SourceSpan written;
  };
  std::size_t segment_of(std::size_t offset) const;
  std::size_t segment_end(std::size_t index) const;
  std::uint32_t begin_of(std::size_t offset) const;
  std::uint32_t end_of(std::size_t offset) const;

  std::string text_;
  std::uint32_t place_ = 0;
  std::vector<Segment> segments_;
};

}  // namespace clearleaf::read
