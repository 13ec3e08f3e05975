// Tables in a disclaimer → the rows that a page holds of them.
#pragma once

#include "verify/pdf_prominence_facts.h"

#include <set>
#include <span>
#include <vector>

namespace clearleaf::verify {

/// Counts rows as P10 does. Cells that begin on one base line are a row; where a wide table has
/// them one below the other, each is one. A row counts as a line, and as three if it has so many
/// lines of its own; of one that goes on over a page's end each line counts.
class TableRows {
 public:
  TableRows(const ProminenceFacts& facts, Part part);

  /// For the rows that runs of one page stand in; runs outside cells are left out.
  std::size_t lines(std::span<const DisclaimerRun> runs) const;
  /// How many rows without words, to be filled in by pen, stand within `box`: between two rules of
  /// one table that have none of the fragment's lines between them.
  std::size_t blank(const Fragment& fragment, const PdfRect& box) const;

 private:
  const ProminenceFacts& facts_;
  Part part_;
  std::set<Id<PdfElement>> cut_;  // rows on more than one page
  std::size_t blank_rows_ = 0;    // in the structure
};

}  // namespace clearleaf::verify
