// One line of a pipe table → its cells; a table → its row headers.
#pragma once

#include "model/document.h"
#include "read/mapped_text.h"

#include <vector>

namespace clearleaf::read {

/// The cells of a row, blanks around them left out and escaped pipes read (GFM 4.10).
std::vector<MappedText> split_row(const MappedText& row);

/// The text with each "\|" read as "|": in tables that is done before anything else is.
MappedText with_pipes_read(const MappedText& written);

/// First-column headers where every cell of the first column that holds anything is wholly strong,
/// or the table's first head cell is empty.
RowHeaders row_headers(const Table& table);

}  // namespace clearleaf::read
