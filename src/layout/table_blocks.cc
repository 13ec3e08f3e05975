// Tables too wide for the page → each row as a block: its first cell, and below it the others
// beside the words of their column headers.
#include "base/checked.h"
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace clearleaf::layout {

namespace {

using C = Construct;

constexpr Pt kPaddingX{6};
constexpr Pt kPaddingY{4.5};
constexpr Pt kHeadPaddingY{3};
constexpr Pt kHeadRule{1.2};
constexpr Pt kBlockRule{0.6};
/// A cell to be filled in by pen is at least this high.
constexpr Pt kFormCell{25};
/// A block up to this part of a page is not split, a higher one where it would else leave a large
/// gap; then its head and two cells stand before the page's end, and two cells after it.
constexpr double kUnsplitBlock = 0.5;
/// The first block is not split up to this height: it has the header row's own words.
constexpr double kUnsplitFirst = 2.0 / 3;
/// In a disclaimer, whose pages each have lines of it (P10), less.
constexpr double kUnsplitFirstInBox = 1.0 / 3;
constexpr double kFirstBoxes = 1.0 / 3;
constexpr double kLastBoxes = 0.3;
/// The column headers' words take at most this much of the line, more if a word needs it or no cell
/// needs the rest; where a word needs more than half they stand above their cells.
constexpr double kLabelPart = 0.4;
constexpr double kMostForLabels = 0.5;
/// Words stand above a cell that would have more lines than these beside them.
constexpr double kMostLinesBeside = 8;
/// In sizes of the text: between blocks, and between a column header's words and the cell.
constexpr double kBlockGap = 0.5;
constexpr double kLabelGap = 0.8;
constexpr double kHeadLabelGap = 0.35;
/// A row's name is shortened to so many bytes before it is fitted into the line that repeats it.
constexpr std::size_t kLongestName = 240;

void append(const Flow& from, Flow& to) {
  to.insert(to.end(), from.begin(), from.end());
}

/// What is set behind a column header's words, as the language has it: ":".
std::string label_mark(const Labels& labels) {
  std::string mark = labels.filled(Label::kLabelled, {{"label", ""}, {"text", ""}});
  mark.erase(mark.find_last_not_of(' ') + 1);
  return mark;
}

bool ends_itself(std::string_view words) {
  return words.empty() || std::string_view(":?!.").find(words.back()) != std::string_view::npos;
}

/// Sets `mark` directly behind the words.
void append_mark(const Paragraph& mark, Paragraph& words) {
  const auto styles = checked<std::uint32_t>(words.styles.size());
  words.styles.insert(words.styles.end(), mark.styles.begin(), mark.styles.end());
  words.atoms.back().after = Atom::Break::kNone;
  for (Atom atom : mark.atoms) {
    atom.style += styles;
    words.atoms.push_back(atom);
  }
}

/// The name without its last word and any mark of an earlier cut; of a single word, a part.
std::string shortened(std::string name) {
  constexpr std::string_view kCut = "…";
  if (name.ends_with(kCut)) name.resize(name.size() - kCut.size());
  const auto blank = name.rfind(' ');
  std::size_t end = blank != std::string::npos ? blank : name.size() * 3 / 4;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  name.resize(end);
  return name.empty() ? name : name + std::string(kCut);
}

/// Where a page may end in a high block: it leaves the head with two cells before its end and two
/// cells after it, unless they are high.
void keep_ends(Flow& block, Pt page) {
  const std::size_t last = block.size() - 1;
  block.front().after = After::kKeep;
  if (last < 3) return;
  if (block[0].height + block[1].height + block[2].height <= page * kFirstBoxes) {
    block[1].after = After::kKeep;
  }
  if (block[last - 1].height + block[last].height <= page * kLastBoxes) {
    block[last - 1].after = After::kKeep;
  }
}

}  // namespace

void FlowSetter::report_wide_table(StructId elem, const TableText& table, const Area& area) {
  static constexpr RuleId kWideTable{"wide-table"};
  const TableNeeds needs = table_needs(table, area);
  const double smaller = min(area.size, reduced_size(area, edition_.small_size)) / area.size;
  Pt used;
  std::size_t fitting = 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < needs.columns.size(); ++i) {
    used += (needs.columns[i].least + area.size * (2 * kSmallestPadding)) * smaller;
    if (used <= area.width) fitting = i + 1;
    if (needs.columns[i].least > needs.columns[widest].least) widest = i;
  }
  const auto name = [&](std::size_t column) {
    const std::string words = tree_.plain_text(table.head.front()[column].cell);
    return words.empty() ? std::to_string(column + 1) : "\"" + words + "\"";
  };
  const std::string what =
      fitting == needs.columns.size() ? "take long text out of the table"
      : fitting > 1                   ? "split the table after column " + name(fitting - 1) +
                          " and repeat its first column in the second one, or use shorter words in "
                          "column " +
                          name(widest)
                    : "use shorter words in column " + name(widest);
  diagnostics_.warning(
      kWideTable, tree_[elem].span,
      "this table's " + std::to_string(table.columns) +
          " columns have no room side by side (page " + edition_.page.name + ", edition " +
          edition_.name +
          "): in the PDF each row is set as a block, headed by its first cell, the other cells "
          "below it beside the words of their column headers",
      "to have columns, " + what + ", or choose a wider page");
}

void FlowSetter::set_table_as_blocks(StructId elem, const Area& outer, Flow& out) {
  Area area = outer;
  area.size = reduced_size(outer, edition_.table_size);
  const TableText table = prepare_table(elem, area);
  report_wide_table(elem, table, area);
  out.push_back(space(outer.size));
  set_table_caption(elem, area, out);
  // The header row's own words stand in the first block, or where that is high, above all blocks.
  Flow first;
  const BlockLabels own = block_labels(table, Line::Shown::kOriginal, area);
  if (!table.body.empty()) first = row_block(table.body.front(), table, own, area);
  const Pt highest = capacity_ * (area.in_disclaimer ? kUnsplitFirstInBox : kUnsplitFirst);
  const bool in_first = !first.empty() && height_of(first) <= highest;
  if (in_first) {
    append(in_reading_order(std::move(first)), out);
  } else {
    append(blocks_head(table.head.front(), area), out);
  }
  const BlockLabels labels = block_labels(table, Line::Shown::kRepeated, area);
  for (const RowText& row : table.body) {
    if (in_first && &row == &table.body.front()) continue;
    Flow block = row_block(row, table, labels, area);
    if (block.empty()) continue;
    out.push_back(space(area.size * kBlockGap));
    finish_block(tree_.plain_text(row.front().cell), std::move(block), area, out);
  }
  out.push_back(space(outer.size * 1.2));
}

/// The block of a row with what holds it together, or repeats its name where it goes on.
void FlowSetter::finish_block(const std::string& name, Flow block, const Area& area, Flow& out) {
  const Pt height = height_of(block);
  if (height <= capacity_ * kUnsplitBlock) {
    keep_together(block);
    return append(block, out);
  }
  if (height <= capacity_) {
    for (FlowItem& item : block) {
      if (item.after == After::kMayBreak) item.after = After::kAvoid;
    }
  }
  keep_ends(block, capacity_);
  block.back().after = After::kKeep;
  const FrameStyle style{FrameStyle::Sides::kNone, 0_pt, 0_pt, {}, std::nullopt};
  out.push_back(
      {FrameOpen{style, area.x, area.width, continued_line(name, area)}, {}, After::kKeep});
  append(block, out);
  out.push_back({FrameClose{}, {}, After::kMayBreak});
}

/// "Name, continued", the name shortened to what fits on a line.
std::optional<LineBox> FlowSetter::continued_line(std::string name, const Area& area) {
  if (name.size() > kLongestName) {
    name.resize(kLongestName);
    name = shortened(std::move(name));
  }
  const Pt width = area.width - kPaddingX * 2;
  while (!name.empty()) {
    const Paragraph words = paragraphs_.prepare_artifact(
        input_.labels.filled(Label::kContinued, {{"title", name}}),
        body_style(area, FontWeight::kBold), edition_.leading, ArtifactKind::kLayout);
    std::vector<Line> lines = paragraphs_.break_lines(words, width);
    if (lines.size() == 1) {
      lines.front().height += area.size * kTightGap;
      return LineBox{area.x + kPaddingX, std::move(lines.front())};
    }
    name = shortened(std::move(name));
  }
  return std::nullopt;
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
  if (height_of(out) <= capacity_ * kUnsplitBlock) keep_together(out);
  keep_ends(out, capacity_);
  out.back().after = After::kKeep;
  return out;
}

/// The line for a cell below its words.
FlowSetter::Column FlowSetter::whole_line(const Area& area) {
  const Pt indent = kPaddingX + area.size;
  return {indent, area.width - indent - kPaddingX};
}

/// A column header's words as they stand before a cell.
Paragraph FlowSetter::label_words(const CellText& header, const Area& area) {
  const double leading = kTableLeading * edition_.leading;
  Paragraph words = paragraphs_.prepare(header.cell, body_style(area), leading, emphasised(area));
  if (words.atoms.empty() || ends_itself(tree_.plain_text(header.cell))) return words;
  append_mark(paragraphs_.prepare_artifact(label_mark(input_.labels), body_style(area), leading,
                                           ArtifactKind::kLayout),
              words);
  return words;
}

/// The words as they stand before each further row's cell: a copy leads nowhere, and has no notes.
Paragraph FlowSetter::repeated_label_words(const CellText& header, const Area& area) {
  Paragraph words = label_words(header, area);
  const bool leads = std::any_of(words.styles.begin(), words.styles.end(),
                                 [](const TextStyle& style) { return style.link.has_value(); });
  const std::string text = tree_.plain_text(header.cell);
  if (!leads || text.empty()) return words;
  const std::string mark = ends_itself(text) ? "" : label_mark(input_.labels);
  return paragraphs_.prepare_artifact(text + mark, body_style(area),
                                      kTableLeading * edition_.leading, ArtifactKind::kLayout);
}

FlowSetter::BlockLabels FlowSetter::block_labels(const TableText& table, Line::Shown shown,
                                                 const Area& area) {
  BlockLabels labels;
  labels.shown = shown;
  std::vector<Paragraph> words;
  ParagraphSetter::Widths needed{};  // of all but the first column's
  for (const CellText& header : table.head.front()) {
    words.push_back(shown == Line::Shown::kOriginal ? label_words(header, area)
                                                    : repeated_label_words(header, area));
    if (words.size() == 1) continue;
    const auto widths = paragraphs_.widths(words.back());
    needed.least = max(needed.least, widths.least);
    needed.natural = max(needed.natural, widths.natural);
  }
  const auto [indent, room] = whole_line(area);
  const Pt gap = area.size * kLabelGap;
  const Pt left = room - gap - widest_cell(table);
  const Pt beside = max(needed.least, min(needed.natural, max(room * kLabelPart, left)));
  const bool above = beside > max(room * kMostForLabels, left);
  labels.grid = two_columns(indent, above ? room : beside, room, gap);
  const Pt name = paragraphs_.widths(words.front()).natural;
  const Pt head_room = area.width - kPaddingX * 2;
  labels.head_grid = two_columns(kPaddingX, name > head_room * kMostForLabels ? head_room : name,
                                 head_room, name > 0_pt ? area.size * kHeadLabelGap : 0_pt);
  labels.grid.width = labels.head_grid.width = area.width;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Grid& grid = i == 0 ? labels.head_grid : labels.grid;
    labels.beside.push_back(paragraphs_.break_lines(words[i], grid.columns.front().width));
    labels.above.push_back(paragraphs_.break_lines(words[i], room));
    if (shown == Line::Shown::kOriginal) continue;
    for (Line& line : labels.beside.back()) line = repeated(std::move(line));
    for (Line& line : labels.above.back()) line = repeated(std::move(line));
  }
  return labels;
}

/// Of the cells below the blocks' heads, on one line.
Pt FlowSetter::widest_cell(const TableText& table) const {
  Pt widest;
  for (const RowText& row : table.body) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      widest = max(widest, paragraphs_.widths(row[i].text).natural);
    }
  }
  return widest;
}

/// A column for words of this width and one for the cell beside them, or one for both where the
/// words take all the room.
FlowSetter::Grid FlowSetter::two_columns(Pt x, Pt words, Pt room, Pt gap) {
  Grid grid;
  grid.columns.push_back({x, words});
  if (words < room) grid.columns.push_back({x + words + gap, room - words - gap});
  return grid;
}

/// The lines of a cell and of the words before it, in the columns of `grid`.
std::vector<std::vector<Line>> FlowSetter::labelled_cell(const Paragraph& text,
                                                         std::vector<Line> label,
                                                         const Grid& grid) {
  std::vector<std::vector<Line>> cells{std::move(label)};
  std::vector<Line> lines = paragraphs_.break_lines(text, grid.columns.back().width);
  if (grid.columns.size() > 1) cells.emplace_back();
  std::move(lines.begin(), lines.end(), std::back_inserter(cells.back()));
  return cells;
}

/// The row's first cell, which names it, as the head of its block.
Flow FlowSetter::block_head(const CellText& cell, const BlockLabels& labels, const Area& area,
                            Pt least_height) {
  if (cell.text.atoms.empty() && labels.beside.front().empty()) return {};
  const bool bold = tree_[cell.cell].construct == C::kRowHeader;
  const Paragraph name =
      bold ? cell.text
           : paragraphs_.prepare(cell.cell, body_style(area, FontWeight::kBold),
                                 kTableLeading * edition_.leading, emphasised(area));
  Flow head =
      row_boxes(labelled_cell(name, labels.beside.front(), labels.head_grid), labels.head_grid,
                area.x, {kHeadPaddingY, kHeadPaddingY, least_height, kBlockRule});
  for (FlowItem& item : head) {
    std::get<RowBox>(item.kind).shade = edition_.light.shade;
    item.after = After::kKeep;
  }
  return head;
}

Flow FlowSetter::row_block(const RowText& row, const TableText& table, const BlockLabels& labels,
                           const Area& area) {
  const bool blank_row = table.is_to_fill_in(row);
  const auto writing = [&](std::size_t i) {
    const bool fill_in = blank_row && row[i].text.atoms.empty();
    return fill_in ? max(kFormCell, area.size * 1.8) : 0_pt;
  };
  Flow out = block_head(row.front(), labels, area, writing(0));
  const std::size_t head = out.size();
  for (std::size_t i = 1; i < row.size(); ++i) {
    const bool empty = row[i].text.atoms.empty();
    const Pt least = writing(i);
    const bool own_words = labels.shown == Line::Shown::kOriginal && !labels.beside[i].empty();
    if (empty && least == 0_pt && !own_words) continue;
    Grid grid = labels.grid;
    const Pt beside = grid.columns.back().width * kMostLinesBeside;
    if (paragraphs_.widths(row[i].text).natural > beside) grid.columns = {whole_line(area)};
    const auto& label = grid.columns.size() > 1 ? labels.beside[i] : labels.above[i];
    const bool apart = out.size() == head || grid.columns.size() == 1;
    const RowLook look{apart ? kHeadPaddingY : 0_pt, 1_pt, least, least > 0_pt ? kBlockRule : 0_pt};
    append(row_boxes(labelled_cell(row[i].text, label, grid), grid, area.x, look), out);
  }
  if (out.size() == head) return out;
  out.back().height += kPaddingY;
  std::get<RowBox>(out.back().kind).rule_below = kBlockRule;
  return out;
}

bool FlowSetter::is_of_header(const Line& line) const {
  if (!line.begin) return true;  // a mark behind a header's words
  StructId elem = tree_[line.begin->leaf].parent;
  while (tree_[elem].construct != C::kTableRow) elem = tree_[elem].parent;
  return tree_[tree_[elem].parent].construct == C::kTableHead;
}

/// A block that has the header row's words, kept together. Its lines are drawn by a last box
/// without height, the header row's first: content stands in reading order, whatever its place is.
Flow FlowSetter::in_reading_order(Flow block) const {
  std::vector<RowBox::CellLine> lines;
  Pt y = -height_of(block);
  for (FlowItem& item : block) {
    auto& box = std::get<RowBox>(item.kind);
    for (RowBox::CellLine& cell : box.lines) {
      cell.y += y;
      lines.push_back(std::move(cell));
    }
    box.lines.clear();
    y += item.height;
  }
  std::stable_partition(lines.begin(), lines.end(),
                        [this](const RowBox::CellLine& cell) { return is_of_header(cell.line); });
  const auto& box = std::get<RowBox>(block.back().kind);
  block.push_back(
      {RowBox{box.x, box.width, std::move(lines), {}, {}, {}, std::nullopt}, {}, After::kMayBreak});
  keep_together(block);
  return block;
}

}  // namespace clearleaf::layout
