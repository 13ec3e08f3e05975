// Tables → rows of set cells, with column widths found from their content.
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

/// Beside a cell's text. Less where the table would not fit else, but so much, in sizes of the
/// text, that columns are further apart than words.
constexpr Pt kCellPaddingX{6};
constexpr double kSmallPadding = 0.4;
constexpr double kSmallestPadding = 0.3;
constexpr Pt kCellPaddingY{4.5};
constexpr Pt kHeadRule{1.2};
constexpr Pt kRowRule{0.6};
/// A row of cells to be filled in by pen is at least this high.
constexpr Pt kFormRow{25};
/// A row higher than this part of a page is cut between lines.
constexpr double kTallRow = 1.0 / 3;
/// A head higher than this part of a page is not repeated: it would eat the pages.
constexpr double kTallHead = 1.0 / 3;
/// The first two rows, and the last two, are kept together up to this part of a page.
constexpr double kFirstRows = 1.0 / 3;
constexpr double kLastRows = 0.2;
/// In sizes of the text: how much wider than its text a column is made at most, what a cell holds
/// that is better not broken, or not more than once, and how narrow a column is for long text.
constexpr double kWidestGap = 2.5;
constexpr double kVeryShortCell = 8;
constexpr double kShortCell = 16;
constexpr double kNarrowColumn = 8;
/// An image in a cell is not made narrower, in sizes of the text, to let other columns fit.
constexpr double kLeastImage = 4;
/// Of a short cell, what its longer line holds when it is broken once.
constexpr double kFolded = 0.6;
/// A narrow column does not hold cells of more lines than these.
constexpr double kMostNarrowLines = 15;
/// Steps in which type is made smaller.
constexpr double kSizeSteps = 2;  // a point
/// A word wider than the line is broken anyway; this part of the line is enough for it.
constexpr double kBrokenWord = 0.6;

/// A table does not begin or end on a page with a single row: the first two rows, and the last two
/// with the table's end, stay together unless they are high. `rows` says where each begins.
void keep_rows(Flow& flow, const std::vector<std::size_t>& rows, Pt page) {
  if (rows.empty()) return;
  flow.back().after = After::kKeep;
  const auto keep_with_next = [&](std::size_t row, Pt most) {
    const std::size_t last = rows[row + 1] - 1;
    const bool cut = last > rows[row];
    if (!cut && flow[last].height + flow[last + 1].height <= most) flow[last].after = After::kPoor;
  };
  if (rows.size() > 1) keep_with_next(0, page * kFirstRows);
  if (rows.size() > 2) keep_with_next(rows.size() - 2, page * kLastRows);
}

/// Whether a column of long text is so narrow that its cells are higher than they can be read in.
bool is_cramped(const std::vector<ColumnNeed>& needs, const std::vector<Pt>& widths, Pt size) {
  for (std::size_t i = 0; i < needs.size(); ++i) {
    const bool narrow = widths[i] < size * kNarrowColumn;
    if (narrow && needs[i].natural > widths[i] * kMostNarrowLines) return true;
  }
  return false;
}

}  // namespace

FlowSetter::RowText FlowSetter::prepare_row(StructId row, const Area& area) {
  RowText cells;
  for (const Kid& kid : tree_[row].kids) {
    const StructId cell = std::get<StructId>(kid);
    const C construct = tree_[cell].construct;
    const bool header = construct == C::kColumnHeader || construct == C::kRowHeader;
    const TextStyle style = body_style(area, header ? FontWeight::kBold : FontWeight::kRegular);
    cells.push_back({cell, paragraphs_.prepare(cell, style, edition_.leading * kTableLeading,
                                               emphasised(area))});
  }
  return cells;
}

FlowSetter::TableText FlowSetter::prepare_table(StructId elem, const Area& area) {
  TableText table;
  for (const Kid& kid : tree_[elem].kids) {
    const StructId part = std::get<StructId>(kid);
    const C construct = tree_[part].construct;
    if (construct != C::kTableHead && construct != C::kTableBody) continue;
    auto& rows = construct == C::kTableHead ? table.head : table.body;
    for (const Kid& row : tree_[part].kids) {
      rows.push_back(prepare_row(std::get<StructId>(row), area));
      table.columns = std::max(table.columns, rows.back().size());
    }
  }
  if (table.head.empty()) table.head.swap(table.body);  // a header row is all there is
  for (const auto& row : table.body) {
    const bool to_fill_in = std::all_of(
        row.begin() + 1, row.end(), [](const CellText& cell) { return cell.text.atoms.empty(); });
    if (row.size() > 1 && to_fill_in) table.is_form = true;
  }
  return table;
}

/// How wide an image in a cell asks to be: its width is known to the line alone, by its column.
Pt FlowSetter::widest_image(const Paragraph& text, const Area& area) const {
  Pt widest;
  for (const Atom& atom : text.atoms) {
    if (atom.kind != Atom::Kind::kImage) continue;
    const Leaf& leaf = tree_[std::get<LeafId>(atom.role)];
    const int percent = tree_.attrs(leaf.parent).width_percent;
    const Pt own = natural_size(input_.images.images[std::get<ImageLeaf>(leaf.kind).image]).width;
    widest = max(widest, min(area.width, percent > 0 ? area.width * (percent / 100.0) : own));
  }
  return widest;
}

std::vector<ColumnNeed> FlowSetter::column_needs(const TableText& table, const Area& area) const {
  std::vector<ColumnNeed> needs(table.columns);
  for (const auto* rows : {&table.head, &table.body}) {
    for (const auto& row : *rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        auto widths = paragraphs_.widths(row[i].text);
        if (widths.least > area.width) widths.least = area.width * kBrokenWord;
        const Pt image = widest_image(row[i].text, area);
        widths.least = max(widths.least, min(image, area.size * kLeastImage));
        widths.natural = max(widths.natural, image);
        needs[i].least = max(needs[i].least, widths.least);
        if (widths.natural <= area.size * kShortCell) {
          needs[i].folded = max(needs[i].folded, widths.natural * kFolded);
        }
        if (widths.natural <= area.size * kVeryShortCell) {
          needs[i].unbroken = max(needs[i].unbroken, widths.natural);
        }
        needs[i].natural = max(needs[i].natural, widths.natural);
        needs[i].sum += widths.natural;
      }
    }
  }
  for (ColumnNeed& need : needs) need.natural = max(need.natural, 8_pt);
  return needs;
}

std::optional<FlowSetter::Grid> FlowSetter::fit_columns(const TableText& table,
                                                        const std::vector<ColumnNeed>& needs,
                                                        const Area& area, Pt padding) {
  const Pt room = area.width - padding * (2.0 * static_cast<double>(table.columns));
  std::optional<std::vector<Pt>> shares;
  if (table.is_form) shares = share_form(needs, room);
  if (!shares) shares = share_room(needs, room, area.size * kWidestGap);
  if (!shares || is_cramped(needs, *shares, area.size)) return std::nullopt;
  Grid grid;
  for (const Pt share : *shares) {
    if (table.is_form && grid.width > 0_pt) grid.edges.push_back(grid.width);
    grid.columns.push_back({grid.width + padding, share});
    grid.width += share + padding * 2;
  }
  return grid;
}

std::optional<FlowSetter::FittedTable> FlowSetter::fit_table(StructId elem, const Area& outer) {
  const Pt usual = reduced_size(outer, edition_.table_size);
  const Pt smallest = min(usual, reduced_size(outer, edition_.small_size));
  FittedTable table{outer, {}, {}};
  table.area.size = usual;
  while (true) {
    table.text = prepare_table(elem, table.area);
    const std::vector<ColumnNeed> needs = column_needs(table.text, table.area);
    const Pt size = table.area.size;
    for (const Pt padding :
         {kCellPaddingX, min(kCellPaddingX, size * kSmallPadding), size * kSmallestPadding}) {
      auto grid = fit_columns(table.text, needs, table.area, padding);
      if (!grid) continue;
      table.grid = std::move(*grid);
      return table;
    }
    if (size <= smallest) return std::nullopt;
    // The size at which the longest words would fit, if they shrink as the type does; where they
    // fit, but no more than that, the smallest.
    Pt words;
    for (const ColumnNeed& need : needs) words += need.least;
    const Pt padding = size * kSmallestPadding * (2.0 * static_cast<double>(table.text.columns));
    const double fitting = size.value * ((outer.width - padding) / words);
    const bool words_fit = fitting >= size.value;
    table.area.size = words_fit ? smallest : Pt{std::floor(fitting * kSizeSteps) / kSizeSteps};
    if (table.area.size < smallest) return std::nullopt;
  }
}

Flow FlowSetter::set_row(const RowText& row, const FittedTable& table, const RowLook& look) {
  std::vector<std::vector<Line>> cells;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Alignment alignment = tree_.attrs(row[i].cell).alignment;
    cells.push_back(paragraphs_.break_lines(row[i].text, table.grid.columns[i].width, alignment));
  }
  return row_boxes(std::move(cells), table.grid, table.area.x, look);
}

Flow FlowSetter::row_boxes(std::vector<std::vector<Line>> cells, const Grid& grid, Pt x,
                           const RowLook& look) const {
  Pt tallest;
  for (const std::vector<Line>& lines : cells) {
    Pt height;
    for (const Line& line : lines) height += line.height;
    tallest = max(tallest, height);
  }
  const bool whole = tallest <= capacity_ * kTallRow;
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
    After after = After::kMayBreak;
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
    const Pt height = max(top + band + (more ? 0_pt : look.below), look.least_height);
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
  const Pt least_height = table.text.is_form ? kFormRow : 0_pt;
  Flow body;
  std::vector<std::size_t> rows;  // where each begins
  for (const RowText& row : table.text.body) {
    rows.push_back(body.size());
    Flow boxes = set_row(row, table, {kCellPaddingY, kCellPaddingY, least_height, kRowRule});
    std::move(boxes.begin(), boxes.end(), std::back_inserter(body));
  }
  keep_rows(body, rows, capacity_);
  std::move(body.begin(), body.end(), std::back_inserter(out));
}

}  // namespace clearleaf::layout
