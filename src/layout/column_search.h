// Measured rows and a room → widths of columns that make the rows low.
#pragma once

#include "layout/table_columns.h"

#include <cstdint>
#include <vector>

namespace clearleaf::layout {

/// Looks for the widths at which a table is lowest. What columns have beyond their longest words
/// is counted in steps, of which there are so many; only those matter at which a cell gets fewer
/// lines. A column is widened and the others are narrowed where it costs least, as long as that
/// makes the table lower. Time is linear in the measured text.
class ColumnSearch {
 public:
  /// `room` holds the longest words of all columns, but not all cells on one line each.
  ColumnSearch(const TableNeeds& needs, Pt room);

  /// The widths, `room` in all.
  std::vector<Pt> widths() const;

 private:
  using Steps = std::vector<std::size_t>;  // what each column has beyond its longest word

  /// A row's highest cell and the highest but one, and the lines of all its cells.
  struct Height {
    std::uint32_t highest = 0;
    std::uint32_t second = 0;
    std::uint32_t all = 0;
    std::size_t column = 0;  // of the highest
  };
  using Heights = std::vector<Height>;

  std::uint16_t count(std::size_t column, std::size_t row, std::size_t steps) const;
  void measure(std::size_t column);
  const std::uint16_t* lines_of(std::size_t column, std::size_t steps) const;
  Heights heights(const Steps& steps) const;
  double cost(const Steps& steps) const;
  double cost_with(const Heights& rows, std::size_t column, std::size_t before,
                   std::size_t now) const;
  std::size_t narrower(std::size_t column, std::size_t steps) const;
  std::size_t wider(std::size_t column, std::size_t steps) const;
  double shrink(const Steps& least, std::size_t spared, double limit, Steps& steps) const;
  bool improve_column(std::size_t column, const Steps& least, Steps& steps, double& lowest) const;
  void improve(const Steps& least, Steps& steps) const;
  Steps best(const Steps& least) const;
  Steps keep_short_cells(Steps steps, Steps& least) const;

  const TableNeeds& needs_;
  std::size_t columns_;
  Pt step_;
  std::size_t total_;                 // steps there are
  std::vector<std::uint16_t> lines_;  // by column, steps and row
  std::vector<std::uint16_t> first_;  // by column and steps: the fewest with the same lines
};

}  // namespace clearleaf::layout
