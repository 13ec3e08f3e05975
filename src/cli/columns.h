// Text → what a terminal shows of it, column by column.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf::cli {

/// Columns a terminal gives a code point: 0 for marks that combine, 2 for wide East Asian letters
/// and emoji, else 1.
int column_width(char32_t code_point);

/// `text` safe to print: bytes that are not UTF-8 and control characters (an escape sequence could
/// recolour or clear the terminal) become U+FFFD; a line end or a tab becomes one blank.
std::string printable(std::string_view text);

/// A line of source and the marks under a part of it.
struct MarkedLine {
  std::string line;
  std::string marks;  // blanks, then "^~~~"; no blanks at the end
};

/// The bytes [begin, end) of `line` marked; tabs stand as blanks up to the next of every fourth
/// column. A line that is longer than `max_columns` is cut around its mark.
MarkedLine mark(std::string_view line, std::size_t begin, std::size_t end,
                std::size_t max_columns = 100);

}  // namespace clearleaf::cli
