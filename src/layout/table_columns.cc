// Column needs → widths: all on one line, or the lowest table; and room to write.
#include "layout/table_columns.h"

#include "layout/column_search.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace clearleaf::layout {

namespace {

using Use = ColumnNeed::Use;

/// Columns to be filled in are made narrower by this much so that all words stay on one line.
constexpr double kNarrowerForWords = 0.8;
/// A table that would fill this much of the room fills it all.
constexpr double kNearlyFull = 0.85;
constexpr Pt kRounding{0.001};

Pt sum_of(const std::vector<ColumnNeed>& needs, Pt ColumnNeed::*what) {
  Pt sum;
  for (const ColumnNeed& need : needs) sum += need.*what;
  return sum;
}

std::vector<Pt> with_gaps(const std::vector<ColumnNeed>& needs, Pt room, Pt gap) {
  const auto count = static_cast<double>(needs.size());
  const Pt natural = sum_of(needs, &ColumnNeed::natural);
  Pt more = (room - natural) / count;
  if (natural + gap * count < room * kNearlyFull) more = min(more, gap);
  std::vector<Pt> out;
  for (const ColumnNeed& need : needs) out.push_back(need.natural + more);
  return out;
}

/// The level to which `room` fills columns when each has at least its own floor.
Pt level_of(std::vector<Pt> floors, Pt room) {
  std::sort(floors.begin(), floors.end(), std::greater<>());
  auto count = static_cast<double>(floors.size());
  for (const Pt floor : floors) {
    if (floor <= room / count) break;
    room -= floor;
    count -= 1;
  }
  return count > 0 ? room / count : 0_pt;
}

/// The columns of one use, with the measured text that stands in them.
TableNeeds columns_for(const TableNeeds& needs, Use use) {
  TableNeeds out;
  for (const MeasuredRow& row : needs.rows) out.rows.push_back({row.weight, {}});
  for (std::size_t i = 0; i < needs.columns.size(); ++i) {
    if (needs.columns[i].use != use) continue;
    out.columns.push_back(needs.columns[i]);
    for (std::size_t r = 0; r < needs.rows.size(); ++r) {
      out.rows[r].cells.push_back(needs.rows[r].cells[i]);
    }
  }
  return out;
}

Pt sum_of(const std::vector<Pt>& widths) {
  Pt sum;
  for (const Pt width : widths) sum += width;
  return sum;
}

/// What columns to be filled in get at least: a like part of the room to write in, and their words
/// on one line; where that leaves the others too little their longest words, with room to write if
/// it can be had.
std::vector<Pt> floors_of(const std::vector<ColumnNeed>& filled, const TableNeeds& read, Pt room,
                          Pt writing) {
  const auto count = static_cast<double>(filled.size() + read.columns.size());
  const Pt each = min(writing, room / count);
  std::vector<Pt> lines;
  std::vector<Pt> words;
  std::vector<Pt> least;
  for (const ColumnNeed& need : filled) {
    lines.push_back(max(need.natural, each * kNarrowerForWords));
    words.push_back(max(need.least, each));
    least.push_back(need.least);
  }
  if (sum_of(lines) + sum_of(read.columns, &ColumnNeed::natural) <= room) return lines;
  return sum_of(words) + sum_of(read.columns, &ColumnNeed::least) <= room ? words : least;
}

/// Columns to be filled in are as wide as each other, as far as their words allow.
std::vector<Pt> share_form(const TableNeeds& needs, Pt room, const ColumnLook& look) {
  const TableNeeds read = columns_for(needs, Use::kRead);
  const std::vector<ColumnNeed> filled = columns_for(needs, Use::kFillIn).columns;
  const std::vector<Pt> floors = floors_of(filled, read, room, look.writing);
  const Pt left = room - sum_of(floors);
  std::vector<Pt> widths;
  if (sum_of(read.columns, &ColumnNeed::natural) <= left) {
    for (const ColumnNeed& need : read.columns) widths.push_back(need.natural);
  } else {
    widths = ColumnSearch(read, left).widths();
  }
  const Pt level = level_of(floors, room - sum_of(widths));
  std::vector<Pt> out;
  for (std::size_t i = 0, at_read = 0, at_filled = 0; i < needs.columns.size(); ++i) {
    const bool fill_in = needs.columns[i].use == Use::kFillIn;
    out.push_back(fill_in ? max(floors[at_filled++], level) : widths[at_read++]);
  }
  return out;
}

}  // namespace

std::size_t count_lines(const CellWords& words, Pt width) {
  std::size_t lines = 0;
  Pt x;  // on the line that is being filled
  bool begins_line = true;
  for (const Word& word : words) {
    if (!begins_line && x + word.width > width + kRounding) begins_line = true;
    if (begins_line) {
      x = {};
      ++lines;
      if (word.width > width + kRounding && width > 0_pt) {
        lines += static_cast<std::size_t>(std::ceil((word.width - kRounding) / width)) - 1;
      }
    }
    x += word.width + word.blank;
    begins_line = word.end == Word::End::kForced;
  }
  return lines;
}

double height_in_lines(const TableNeeds& needs, const std::vector<Pt>& widths) {
  double sum = 0;
  for (const MeasuredRow& row : needs.rows) {
    std::size_t highest = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      highest = std::max(highest, count_lines(row.cells[i], widths[i]));
    }
    sum += row.weight * static_cast<double>(highest);
  }
  return sum;
}

std::optional<std::vector<Pt>> share_room(const TableNeeds& needs, Pt room,
                                          const ColumnLook& look) {
  if (sum_of(needs.columns, &ColumnNeed::least) > room) return std::nullopt;
  const bool form = std::any_of(needs.columns.begin(), needs.columns.end(),
                                [](const ColumnNeed& need) { return need.use == Use::kFillIn; });
  if (form) return share_form(needs, room, look);
  if (sum_of(needs.columns, &ColumnNeed::natural) <= room) {
    return with_gaps(needs.columns, room, look.gap);
  }
  return ColumnSearch(needs, room).widths();
}

}  // namespace clearleaf::layout
