// Tables → rows of set cells, with column widths found from their content.
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// Beside a cell's text. Less, in sizes of the text, where the table would not fit else.
constexpr Pt kCellPaddingX{6};
constexpr double kSmallPadding = 0.4;
constexpr Pt kCellPaddingY{4.5};
constexpr Pt kHeadRule{1.2};
constexpr Pt kRowRule{0.6};
/// A row of cells to be filled in by pen is at least this high.
constexpr Pt kFormRow{25};
/// A row higher than this part of a page is cut between lines, one that is no higher than the other
/// part only where it would else leave a large gap.
constexpr double kTallRow = 1.0 / 3;
constexpr double kRowOnAPage = 0.8;
/// A head higher than this part of a page is not repeated: it would eat the pages.
constexpr double kTallHead = 1.0 / 3;
/// In sizes of the text: how much wider than its text a column is made at most, how wide one to be
/// filled in, and how narrow one is for long text.
constexpr double kWidestGap = 2.5;
constexpr double kWriting = 20;
constexpr double kNarrowColumn = 8;
/// A narrow column does not hold cells of more lines than these, one near to nothing of this part.
constexpr double kMostNarrowLines = 15;
constexpr double kFewestPart = 0.4;
/// Steps in which type is made smaller.
constexpr double kSizeSteps = 2;  // a point

/// A page has at least two rows of a table on it, unless that would leave a large gap on the page
/// before. `rows` says where each begins. A row cut between lines is as good as two.
void keep_rows(Flow& flow, const std::vector<std::size_t>& rows) {
  if (rows.empty()) return;
  flow.back().after = After::kKeep;
  const auto keep_with_next = [&](std::size_t row) {
    FlowItem& last = flow[rows[row + 1] - 1];
    const bool cut = rows[row + 1] - rows[row] > 1;
    if (!cut && last.after == After::kMayBreak) last.after = After::kAvoid;
  };
  if (rows.size() > 1) keep_with_next(0);
  if (rows.size() > 2) keep_with_next(rows.size() - 2);
}

/// Sets the lines with this number of all cells on one base line: letters of other scripts need
/// higher lines. Beside an image text stays at the top.
void align_base_lines(std::vector<std::vector<Line>>& cells, std::size_t number) {
  const auto has_words = [&](const std::vector<Line>& lines) {
    return number < lines.size() && lines[number].images.empty();
  };
  Pt base;
  for (const std::vector<Line>& lines : cells) {
    if (has_words(lines)) base = max(base, lines[number].base_line);
  }
  for (std::vector<Line>& lines : cells) {
    if (!has_words(lines)) continue;
    lines[number].height += base - lines[number].base_line;
    lines[number].base_line = base;
  }
}

/// Whether a column of long text is so narrow that its cells are higher than they can be read in.
bool is_cramped(const TableNeeds& needs, const std::vector<Pt>& widths, Pt size) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const double part = widths[i] / (size * kNarrowColumn);
    const Pt most = widths[i] * (kMostNarrowLines * (kFewestPart + (1 - kFewestPart) * part));
    if (part < 1 && needs.columns[i].natural > most) return true;
  }
  return false;
}

}  // namespace

FlowSetter::Grid FlowSetter::grid_of(const std::vector<Pt>& widths, const TableText& table,
                                     Pt padding) {
  const bool ruled = table.has_columns_to_fill_in();
  Grid grid;
  for (const Pt width : widths) {
    if (ruled && grid.width > 0_pt) grid.edges.push_back(grid.width);
    grid.columns.push_back({grid.width + padding, width});
    grid.width += width + padding * 2;
  }
  return grid;
}

/// With the room beside the text that leaves all cells on one line, else with the most that leaves
/// every word whole.
std::optional<FlowSetter::Grid> FlowSetter::fit_columns(const TableText& table,
                                                        const TableNeeds& needs, const Area& area) {
  const Pt small = min(kCellPaddingX, area.size * kSmallPadding);
  const auto room = [&](Pt padding) {
    return area.width - padding * (2.0 * static_cast<double>(table.columns));
  };
  Pt natural;
  for (const ColumnNeed& need : needs.columns) natural += need.natural;
  const bool small_helps = natural > room(kCellPaddingX) && natural <= room(small);
  const ColumnLook look{area.size * kWidestGap, area.size * kWriting};
  for (const Pt padding :
       {small_helps ? small : kCellPaddingX, small, area.size * kSmallestPadding}) {
    const auto widths = share_room(needs, room(padding), look);
    if (widths && !is_cramped(needs, *widths, area.size)) return grid_of(*widths, table, padding);
  }
  return std::nullopt;
}

std::optional<FlowSetter::FittedTable> FlowSetter::fit_table(StructId elem, const Area& outer) {
  const Pt usual = reduced_size(outer, edition_.table_size);
  const Pt smallest = min(usual, reduced_size(outer, edition_.small_size));
  FittedTable table{outer, {}, {}};
  table.area.size = usual;
  while (true) {
    table.text = prepare_table(elem, table.area);
    const TableNeeds needs = table_needs(table.text, table.area);
    if (auto grid = fit_columns(table.text, needs, table.area)) {
      table.grid = std::move(*grid);
      return table;
    }
    const Pt size = table.area.size;
    if (size <= smallest) return std::nullopt;
    // The size at which the longest words would fit: they shrink as the type does, and what stands
    // beside them. Where they fit, but no more than that, the smallest.
    Pt words;
    for (const ColumnNeed& need : needs.columns) words += need.least;
    const Pt padding = size * kSmallestPadding * (2.0 * static_cast<double>(table.text.columns));
    const double fitting = size.value * (outer.width / (words + padding));
    const bool words_fit = fitting >= size.value;
    table.area.size = words_fit ? smallest : Pt{std::floor(fitting * kSizeSteps) / kSizeSteps};
    if (table.area.size < smallest) return std::nullopt;
  }
}

Flow FlowSetter::set_row(const RowText& row, const FittedTable& table, const RowLook& look) {
  std::vector<std::vector<Line>> cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    // P07: in a disclaimer text is start aligned.
    const Alignment alignment =
        table.area.in_disclaimer ? Alignment::kStart : tree_.attrs(row[i].cell).alignment;
    cells.push_back(paragraphs_.break_lines(row[i].text, table.grid.columns[i].width, alignment));
  }
  return row_boxes(std::move(cells), table.grid, table.area.x, look);
}

Flow FlowSetter::row_boxes(std::vector<std::vector<Line>> cells, const Grid& grid, Pt x,
                           const RowLook& look) const {
  align_base_lines(cells, 0);
  Pt tallest;
  std::size_t most_lines = 0;
  for (const std::vector<Line>& lines : cells) {
    Pt height;
    for (const Line& line : lines) height += line.height;
    tallest = max(tallest, height);
    most_lines = std::max(most_lines, lines.size());
  }
  const bool whole = tallest <= capacity_ * kTallRow;
  const After within = tallest <= capacity_ * kRowOnAPage ? After::kAvoid : After::kMayBreak;
  for (std::size_t i = 1; !whole && i < most_lines; ++i) align_base_lines(cells, i);
  std::vector<std::size_t> next(cells.size(), 0);
  const auto left = [&](std::size_t i) { return cells[i].size() - next[i]; };
  Flow out;
  for (bool more = true; more;) {
    RowBox box{x, grid.width, {}, grid.edges, {}, edition_.light.rule, std::nullopt};
    if (!out.empty()) box.room_at_top = look.above;
    Pt band = whole ? tallest : 0_pt;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (left(i) > 0) band = max(band, cells[i][next[i]].height);
    }
    const Pt top = out.empty() ? look.above : 0_pt;
    After after = within;
    more = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (Pt y; left(i) > 0 && y + cells[i][next[i]].height <= band + 0.001_pt;) {
        Line& line = cells[i][next[i]++];
        const Pt height = line.height;
        box.lines.push_back({grid.columns[i].x, top + y, std::move(line)});
        y += height;
      }
      more = more || left(i) > 0;
      // No cell leaves a single line behind, nor has one carried over.
      if (left(i) == 1 || (next[i] == 1 && left(i) > 0)) after = After::kKeep;
    }
    if (!more) box.rule_below = look.rule_below;
    if (!more && after == After::kAvoid) after = After::kMayBreak;
    Pt height = top + band + (more ? 0_pt : look.below);
    if (out.empty() && !more) height = max(height, look.least_height);
    out.push_back({std::move(box), height, after});
  }
  return out;
}

void FlowSetter::set_table_caption(StructId elem, const Area& area, Flow& out) {
  for (const Kid& kid : tree_[elem].kids) {
    const StructId part = std::get<StructId>(kid);
    if (tree_[part].construct != C::kTableCaption) continue;
    const std::size_t first = out.size();
    set_paragraph(part, body_style(area, FontWeight::kBold), edition_.leading, area.size * 0.5,
                  area, out);
    for (std::size_t i = first; i < out.size(); ++i) out[i].after = After::kKeep;
  }
}

void FlowSetter::set_table(StructId elem, const Area& outer, Flow& out) {
  const std::optional<FittedTable> table = fit_table(elem, outer);
  if (!table) return set_table_as_blocks(elem, outer, out);
  out.push_back(space(outer.size));
  set_table_caption(elem, table->area, out);
  set_head(*table, out);
  set_body(*table, out);
  out.push_back({TableClose{}, {}, After::kMayBreak});
  out.push_back(space(outer.size * 1.2));
}

void FlowSetter::set_head(const FittedTable& table, Flow& out) {
  INVARIANT(table.text.head.size() == 1, "a pipe table has one header row");
  Flow head =
      set_row(table.text.head.front(), table, {kCellPaddingY, kCellPaddingY, {}, kHeadRule});
  for (FlowItem& part : head) std::get<RowBox>(part.kind).shade = edition_.light.shade;
  head.back().after = After::kKeep;
  FlowItem& first = head.front();
  const bool tall = head.size() > 1 || first.height > capacity_ * kTallHead;
  first.kind = TableOpen{std::move(std::get<RowBox>(first.kind)), first.height,
                         tall ? TableOpen::Repeat::kNever : TableOpen::Repeat::kOnEachPage};
  std::move(head.begin(), head.end(), std::back_inserter(out));
}

void FlowSetter::set_body(const FittedTable& table, Flow& out) {
  Flow body;
  std::vector<std::size_t> rows;  // where each begins
  for (const RowText& row : table.text.body) {
    rows.push_back(body.size());
    const Pt least = table.text.is_to_fill_in(row) ? kFormRow : 0_pt;
    Flow boxes = set_row(row, table, {kCellPaddingY, kCellPaddingY, least, kRowRule});
    std::move(boxes.begin(), boxes.end(), std::back_inserter(body));
  }
  keep_rows(body, rows);
  std::move(body.begin(), body.end(), std::back_inserter(out));
}

}  // namespace clearleaf::layout
