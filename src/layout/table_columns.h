// What the columns of a table need → how wide they are.
//
// The rule. Where every cell fits on one line, each column is as wide as its widest cell and a gap.
// Else the room is shared so that the table is as low as can be found: the sum over its rows of the
// lines of the row's highest cell is made small, and between widths that are as good, that of all
// cells. No column gets less than its longest word, so no word is broken while another column has
// slack. Very short cells (a number with its unit, two or three words) stay on one line where that
// makes the table at most 15 % higher. Columns to be filled in by pen are as wide as each
// other; they keep a like part of the room, if the other columns' words leave it, and have all that
// the others do not need.
#pragma once

#include "base/geometry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace clearleaf::layout {

/// What a column's text asks for.
struct ColumnNeed {
  Pt least;     // its longest word
  Pt unbroken;  // its widest very short cell; 0 where it has none
  Pt natural;   // its widest cell on one line
  enum class Use : unsigned char { kRead, kFillIn } use = Use::kRead;
};

/// A stretch of a cell's text within which no line may end.
struct Word {
  Pt width;
  Pt blank;  // behind it, if the line goes on
  enum class End : unsigned char { kMayBreak, kForced } end = End::kMayBreak;
};
using CellWords = std::vector<Word>;

/// A row whose cells have been measured. It stands for `weight` rows: of a long table some are.
struct MeasuredRow {
  double weight = 1;
  std::vector<CellWords> cells;  // one a column
};

struct TableNeeds {
  std::vector<ColumnNeed> columns;
  std::vector<MeasuredRow> rows;
};

/// How the columns of a table are to look.
struct ColumnLook {
  Pt gap;      // by how much a column is wider than its text at most, unless it is filled in
  Pt writing;  // what a column to be filled in is content with
};

/// How many lines a cell has in a column of `width`. A word wider than that has as many as it
/// takes.
std::size_t count_lines(const CellWords& words, Pt width);

/// Height of the measured rows, in lines of text: of each row that of its highest cell.
double height_in_lines(const TableNeeds& needs, const std::vector<Pt>& widths);

/// Widths of columns for which there is `room`, by the rule above. A table that would nearly fill
/// the room fills it. None where words would have to be broken.
std::optional<std::vector<Pt>> share_room(const TableNeeds& needs, Pt room, const ColumnLook& look);

}  // namespace clearleaf::layout
