// Tables → rows of set cells, with column widths found from their content.
#include "layout/flow_setter.h"

#include <algorithm>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

constexpr Pt kCellPaddingX{6};
constexpr Pt kCellPaddingY{4.5};
constexpr Pt kHeadRule{1.2};
constexpr Pt kRowRule{0.6};
/// A row of cells to be filled in by pen is at least this high.
constexpr Pt kFormRow{25};
/// A row higher than this part of a page is cut between lines.
constexpr double kTallRow = 0.45;

/// A table does not begin or end on a page with a single row: the first two rows, and the last two
/// with the table's end, stay together.
void keep_rows(Flow& flow, std::size_t first_row) {
  const std::size_t count = flow.size() - first_row;
  if (count == 0) return;
  flow.back().after = After::kKeep;
  flow[first_row].after = After::kKeep;
  if (count > 2) flow[flow.size() - 2].after = After::kKeep;
}

}  // namespace

std::vector<FlowSetter::CellText> FlowSetter::prepare_row(StructId row, const Area& area) {
  std::vector<CellText> cells;
  for (const Kid& kid : tree_[row].kids) {
    const StructId cell = std::get<StructId>(kid);
    const C construct = tree_[cell].construct;
    const bool header = construct == C::kColumnHeader || construct == C::kRowHeader;
    const TextStyle style = body_style(area, header ? FontWeight::kBold : FontWeight::kRegular);
    cells.push_back(
        {cell, paragraphs_.prepare(cell, style, edition_.leading * 0.96, emphasised(area))});
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

std::vector<FlowSetter::ColumnNeed> FlowSetter::column_needs(const TableText& table) const {
  std::vector<ColumnNeed> needs(table.columns);
  for (const auto* rows : {&table.head, &table.body}) {
    for (const auto& row : *rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto widths = paragraphs_.widths(row[i].text);
        needs[i].least = max(needs[i].least, widths.least);
        needs[i].natural = max(needs[i].natural, widths.natural);
        needs[i].sum += widths.natural;
      }
    }
  }
  for (ColumnNeed& need : needs) need.natural = max(need.natural, 8_pt);
  return needs;
}

/// Columns get what they need where the table fits. Else the room goes by how much text a column
/// holds, so that rows come out even; but none gets less than its longest word or more than it can
/// use.
std::vector<Pt> FlowSetter::share_room(const std::vector<ColumnNeed>& needs, Pt room) {
  Pt all_least;
  Pt all_natural;
  for (const ColumnNeed& need : needs) {
    all_least += need.least;
    all_natural += need.natural;
  }
  std::vector<Pt> out;
  for (const ColumnNeed& need : needs) out.push_back(need.least);
  if (all_natural <= room) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = room * (needs[i].natural / all_natural);
    return out;
  }
  if (all_least > room) {
    for (Pt& width : out) width = room * (width / all_least);
    return out;
  }
  // A share past a column's bounds is set to the bound, and the rest is shared anew.
  std::vector<bool> settled(out.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    Pt left = room;
    Pt weights;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (settled[i]) left -= out[i];
      if (!settled[i]) weights += needs[i].sum;
    }
    for (std::size_t i = 0; i < out.size() && !changed; ++i) {
      if (settled[i]) continue;
      const Pt share = weights > 0_pt ? left * (needs[i].sum / weights) : needs[i].least;
      out[i] = max(needs[i].least, min(share, needs[i].natural));
      changed = settled[i] = out[i] > share || out[i] < share;
    }
  }
  return out;
}

/// A form's columns to write in are equal; the first keeps what its words need. None where that
/// would break a word.
std::optional<std::vector<Pt>> FlowSetter::share_form(const std::vector<ColumnNeed>& needs,
                                                      Pt room) {
  if (needs.size() < 2) return std::nullopt;
  const Pt first = max(needs[0].least, min(needs[0].natural, room * 0.3));
  const Pt share = (room - first) / static_cast<double>(needs.size() - 1);
  for (std::size_t i = 1; i < needs.size(); ++i) {
    if (share < needs[i].least) return std::nullopt;
  }
  std::vector<Pt> out(needs.size(), share);
  out[0] = first;
  return out;
}

std::vector<FlowSetter::Column> FlowSetter::fit_columns(const TableText& table, Pt width) const {
  const Pt room = width - kCellPaddingX * (2.0 * static_cast<double>(table.columns));
  const std::vector<ColumnNeed> needs = column_needs(table);
  std::optional<std::vector<Pt>> shares;
  if (table.is_form) shares = share_form(needs, room);
  if (!shares) shares = share_room(needs, room);
  std::vector<Column> columns;
  Pt x;
  for (const Pt share : *shares) {
    columns.push_back({x + kCellPaddingX, share});
    x += share + kCellPaddingX * 2;
  }
  return columns;
}

Flow FlowSetter::set_row(const std::vector<CellText>& row, const std::vector<Column>& columns,
                         const Area& area, Pt least_height) {
  std::vector<std::vector<Line>> cells;
  Pt tallest;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Alignment alignment = tree_.attrs(row[i].cell).alignment;
    cells.push_back(paragraphs_.break_lines(row[i].text, columns[i].width, alignment));
    Pt height;
    for (const Line& line : cells.back()) height += line.height;
    tallest = max(tallest, height);
  }
  const Pt limit = tallest > capacity_ * kTallRow ? capacity_ * kTallRow : tallest;
  std::vector<std::size_t> next(row.size(), 0);
  Flow out;
  bool more = true;
  while (more) {
    more = false;
    RowBox box{area.x, area.width, {}, {}, kRowRule, edition_.light.rule, std::nullopt};
    Pt bottom;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Pt y;
      const std::size_t first = next[i];
      while (next[i] < cells[i].size() &&
             (next[i] == first || y + cells[i][next[i]].height <= limit + 0.001_pt)) {
        Line& line = cells[i][next[i]++];
        const Pt height = line.height;
        box.lines.push_back({columns[i].x, kCellPaddingY + y, std::move(line)});
        y += height;
      }
      bottom = max(bottom, y);
      more = more || next[i] < cells[i].size();
    }
    const Pt height = max(bottom + kCellPaddingY * 2, least_height);
    if (more) box.rule_below = {};
    out.push_back({std::move(box), height, After::kMayBreak});
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
  Area area = outer;
  area.size = min(outer.size, edition_.table_size);
  const TableText table = prepare_table(elem, area);
  const std::vector<Column> columns = fit_columns(table, area.width);
  out.push_back({SpaceBox{}, outer.size, After::kMayBreak});
  set_table_caption(elem, area, out);

  std::vector<Pt> edges;
  for (std::size_t i = 1; table.is_form && i < columns.size(); ++i) {
    edges.push_back(columns[i].x - kCellPaddingX);
  }
  INVARIANT(table.head.size() == 1, "a pipe table has one header row");
  Flow head = set_row(table.head.front(), columns, area, {});
  auto& head_box = std::get<RowBox>(head.front().kind);
  head_box.rule_below = kHeadRule;
  head_box.shade = edition_.light.shade;
  head_box.column_edges = edges;
  const Pt head_height = head.front().height;
  out.push_back({TableOpen{head_box, head_height}, head_height, After::kKeep});
  const std::size_t first_row = out.size();
  for (const auto& cells : table.body) {
    for (FlowItem& row : set_row(cells, columns, area, table.is_form ? kFormRow : 0_pt)) {
      std::get<RowBox>(row.kind).column_edges = edges;
      out.push_back(std::move(row));
    }
  }
  keep_rows(out, first_row);
  out.push_back({TableClose{}, {}, After::kMayBreak});
  out.push_back({SpaceBox{}, outer.size * 1.2, After::kMayBreak});
}

}  // namespace clearleaf::layout
