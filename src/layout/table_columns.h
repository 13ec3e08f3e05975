// What the columns of a table need → how wide they are.
#pragma once

#include "base/geometry.h"

#include <optional>
#include <vector>

namespace clearleaf::layout {

/// What a column's text asks for.
struct ColumnNeed {
  Pt least;     // its longest word
  Pt folded;    // its widest short cell on two lines
  Pt unbroken;  // its widest very short cell: a number with its unit, two or three words
  Pt natural;   // its widest cell on one line
  Pt sum;       // all its cells on one line each
};

/// Widths of columns for which there is `room`. Where all cells fit on one line a column is at most
/// `gap` wider than its text, unless the table then nearly fills the room. Else the room goes by
/// how much text a column holds, so that rows come out even; but none gets less than its longest
/// word, nor, where that leaves enough for the others, than its short cells. None where words would
/// have to be broken.
std::optional<std::vector<Pt>> share_room(const std::vector<ColumnNeed>& needs, Pt room, Pt gap);

/// A form's columns to write in are equal; the first keeps what its words need. None where that
/// would break a word.
std::optional<std::vector<Pt>> share_form(const std::vector<ColumnNeed>& needs, Pt room);

}  // namespace clearleaf::layout
