// Text after `]` or at the beginning of a paragraph → where a link's tail or a definition ends.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace clearleaf::read {

/// Where in a text something was found: [begin, end).
struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What follows the `]` of a link or image.
struct LinkTail {
  std::size_t end = 0;             // just past it
  std::optional<TextRange> title;  // the words of a title given here, without their quotes
};

/// The tail at `pos` of something already known to be a link: "(address "title")", "[name]", "[]"
/// or nothing (CommonMark 6.3, by cmark's own rules).
LinkTail link_tail(std::string_view text, std::size_t pos);

/// The end of the link reference definitions a paragraph begins with (CommonMark 4.7): where its
/// words begin.
std::size_t skip_definitions(std::string_view text);

/// ASCII punctuation: what a backslash can escape.
bool is_ascii_punct(char c);

}  // namespace clearleaf::read
