// Tables too wide for the page → each row as a block: its first cell, and below it the others
// beside the words of their column headers.
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <algorithm>
#include <utility>

namespace clearleaf::layout {

namespace {

constexpr Pt kPaddingX{6};
constexpr Pt kPaddingY{4.5};
constexpr Pt kHeadRule{1.2};
constexpr Pt kBlockRule{0.6};
/// A cell to be filled in by pen is at least this high.
constexpr Pt kFormCell{25};
/// A block up to this part of a page is not split.
constexpr double kUnsplitBlock = 1.0 / 3;
constexpr double kLastBoxes = 0.3;
/// The column headers' words take at most this much of the line, more if a word needs it; where a
/// word needs more than half they stand above their cells.
constexpr double kLabelPart = 0.3;
constexpr double kMostForLabels = 0.5;
/// Words stand above a cell that would have more lines than these beside them.
constexpr double kMostLinesBeside = 5;

/// The column header's words as they stand before a cell.
std::string label_text(std::string words) {
  const bool ends =
      words.empty() || std::string_view(":?!.").find(words.back()) != std::string::npos;
  return ends ? words : words + ":";
}

/// Short blocks whole; of longer ones the first three boxes and the last two, unless they are high.
void keep_block(Flow& block, Pt page) {
  if (block.size() < 3 || height_of(block) <= page * kUnsplitBlock) return keep_together(block);
  block.front().after = After::kKeep;
  const Pt first = block[0].height + block[1].height + block[2].height;
  if (first <= page * kUnsplitBlock) block[1].after = After::kKeep;
  FlowItem& before_last = block[block.size() - 2];
  if (before_last.height + block.back().height <= page * kLastBoxes) {
    before_last.after = After::kKeep;
  }
}

}  // namespace

void FlowSetter::report_wide_table(StructId elem, std::size_t columns) {
  static constexpr RuleId kWideTable{"wide-table"};
  diagnostics_.warning(
      kWideTable, tree_[elem].span,
      "this table's " + std::to_string(columns) + " columns have no room side by side (page " +
          edition_.page.name + ", edition " + edition_.name +
          "): in the PDF each row is set as a block, its cells one below the other",
      "use fewer columns or shorter words, split the table, or choose a wider page");
}

void FlowSetter::set_table_as_blocks(StructId elem, const Area& outer, Flow& out) {
  Area area = outer;
  area.size = reduced_size(outer, edition_.table_size);
  const TableText table = prepare_table(elem, area);
  report_wide_table(elem, table.columns);
  const BlockLabels labels = block_labels(table, area);
  out.push_back(space(outer.size));
  set_table_caption(elem, area, out);
  Flow head = blocks_head(table.head.front(), area);
  if (!head.empty()) {
    keep_block(head, capacity_);
    head.back().after = After::kKeep;
  }
  std::move(head.begin(), head.end(), std::back_inserter(out));
  for (const RowText& row : table.body) {
    Flow block = row_block(row, labels, area);
    if (block.empty()) continue;
    keep_block(block, capacity_);
    out.push_back(space(area.size * 0.5));
    std::move(block.begin(), block.end(), std::back_inserter(out));
  }
  out.push_back(space(outer.size * 1.2));
}

/// The header row, its cells one after the other, as many in a line as there is room for; a longer
/// one has lines of its own.
Flow FlowSetter::blocks_head(const RowText& head, const Area& area) {
  const Pt width = area.width - kPaddingX * 2;
  Flow out;
  Pt x;
  for (const CellText& cell : head) {
    std::vector<Line> lines = paragraphs_.break_lines(cell.text, width);
    const std::size_t count = lines.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (out.empty() || count > 1 || x + lines[i].width > width) {
        RowBox box{area.x, area.width, {}, {}, {}, edition_.light.rule, edition_.light.shade};
        out.push_back({std::move(box), {}, After::kMayBreak});
        x = {};
      }
      FlowItem& last = out.back();
      auto& box = std::get<RowBox>(last.kind);
      const Pt y = out.size() == 1 ? kPaddingY : 0_pt;
      if (x > 0_pt) box.column_edges.push_back(x);
      last.height = max(last.height, y + lines[i].height);
      if (count > 1 && (i == 0 || i + 2 == count)) last.after = After::kKeep;
      const Pt end = x + lines[i].width + kPaddingX * 2;
      box.lines.push_back({x + kPaddingX, y, std::move(lines[i])});
      x = count > 1 ? area.width : end;
    }
  }
  if (out.empty()) return out;
  out.back().height += kPaddingY;
  std::get<RowBox>(out.back().kind).rule_below = kHeadRule;
  return out;
}

/// The line for a cell below its words.
FlowSetter::Column FlowSetter::whole_line(const Area& area) {
  const Pt indent = kPaddingX + area.size;
  return {indent, area.width - indent - kPaddingX};
}

FlowSetter::BlockLabels FlowSetter::block_labels(const TableText& table, const Area& area) {
  BlockLabels labels;
  labels.is_form = table.has_columns_to_fill_in();
  ParagraphSetter::Widths needed{};
  for (const CellText& cell : table.head.front()) {
    labels.words.push_back(
        paragraphs_.prepare_artifact(label_text(tree_.plain_text(cell.cell)), body_style(area),
                                     kTableLeading * edition_.leading, ArtifactKind::kLayout));
    if (labels.words.size() == 1) continue;  // the first cell has none
    const auto widths = paragraphs_.widths(labels.words.back());
    needed.least = max(needed.least, widths.least);
    needed.natural = max(needed.natural, widths.natural);
  }
  const auto [indent, room] = whole_line(area);
  const Pt beside = max(needed.least, min(needed.natural, room * kLabelPart));
  labels.grid.width = area.width;
  if (beside > room * kMostForLabels) {
    labels.grid.columns = {{indent, room}};
  } else {
    const Pt x = beside + area.size * 0.8;
    labels.grid.columns = {{indent, beside}, {indent + x, room - x}};
  }
  return labels;
}

std::vector<std::vector<Line>> FlowSetter::labelled_cell(const CellText& cell,
                                                         const Paragraph& words, const Grid& grid) {
  std::vector<std::vector<Line>> cells{paragraphs_.break_lines(words, grid.columns.front().width)};
  std::vector<Line> lines = paragraphs_.break_lines(cell.text, grid.columns.back().width);
  if (grid.columns.size() > 1) cells.emplace_back();
  std::move(lines.begin(), lines.end(), std::back_inserter(cells.back()));
  return cells;
}

Flow FlowSetter::row_block(const RowText& row, const BlockLabels& labels, const Area& area) {
  Flow out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool to_fill_in = labels.is_form && i > 0 && row[i].text.atoms.empty();
    if (row[i].text.atoms.empty() && !to_fill_in) continue;
    Grid grid = labels.grid;
    std::vector<std::vector<Line>> cells;
    if (i == 0) {
      grid.columns = {{kPaddingX, area.width - kPaddingX * 2}};
      const TextStyle style = body_style(area, FontWeight::kBold);
      cells.push_back(paragraphs_.break_lines(
          paragraphs_.prepare(row[i].cell, style, kTableLeading * edition_.leading,
                              emphasised(area)),
          grid.columns.front().width));
    } else {
      const Pt beside = grid.columns.back().width * kMostLinesBeside;
      if (paragraphs_.widths(row[i].text).natural > beside) grid.columns = {whole_line(area)};
      cells = labelled_cell(row[i], labels.words[i], grid);
    }
    const RowLook look{{},
                       1_pt,
                       to_fill_in ? max(kFormCell, area.size * 1.8) : 0_pt,
                       to_fill_in ? kBlockRule : 0_pt};
    Flow boxes = row_boxes(std::move(cells), grid, area.x, look);
    std::move(boxes.begin(), boxes.end(), std::back_inserter(out));
  }
  if (out.empty()) return out;
  out.back().height += kPaddingY;
  std::get<RowBox>(out.back().kind).rule_below = kBlockRule;
  return out;
}

}  // namespace clearleaf::layout
