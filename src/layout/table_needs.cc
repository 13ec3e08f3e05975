// The structure of a table → its prepared cells, and what its columns need.
#include "layout/flow_setter.h"
#include "layout/proportions.h"

#include <algorithm>

namespace clearleaf::layout {

namespace {

using C = Construct;
using Use = ColumnNeed::Use;

/// In sizes of the text: a cell up to this is very short.
constexpr double kVeryShortCell = 8;
/// An image in a cell is not made narrower, in sizes of the text, to let other columns fit.
constexpr double kLeastImage = 4;
/// A word wider than the line is broken anyway; this part of the line is enough for it.
constexpr double kBrokenWord = 0.6;
constexpr Pt kEmptyColumn{8};
/// Rows are measured one in so many that about these cells are, and besides them each row with a
/// cell so many times longer than any before.
constexpr std::size_t kMeasuredCells = 600;
constexpr std::size_t kFewestMeasured = 40;
constexpr double kMuchLonger = 1.5;

bool is_empty(const Paragraph& text) {
  return text.atoms.empty();
}

}  // namespace

bool FlowSetter::TableText::has_columns_to_fill_in() const {
  return std::find(uses.begin(), uses.end(), Use::kFillIn) != uses.end();
}

bool FlowSetter::TableText::is_to_fill_in(const RowText& row) const {
  std::size_t empty = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!is_empty(row[i].text)) continue;
    if (uses[i] == Use::kFillIn) return true;
    empty += i > 0 ? 1 : 0;
  }
  return row.size() > 1 && empty + 1 == row.size();
}

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
  table.uses = column_uses(table);
  return table;
}

/// A column is to be filled in where all its cells are empty, or most of them in a table of which
/// a row has nothing but its first cell.
std::vector<ColumnNeed::Use> FlowSetter::column_uses(const TableText& table) {
  std::vector<std::size_t> empty(table.columns, 0);
  bool empty_row = false;
  for (const RowText& row : table.body) {
    std::size_t here = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!is_empty(row[i].text)) continue;
      ++empty[i];
      here += i > 0 ? 1 : 0;
    }
    empty_row = empty_row || (row.size() > 1 && here + 1 == row.size());
  }
  std::vector<Use> uses;
  for (const std::size_t count : empty) {
    const bool all = !table.body.empty() && count == table.body.size();
    const bool most = empty_row && count * 2 > table.body.size();
    uses.push_back(table.columns > 1 && (all || most) ? Use::kFillIn : Use::kRead);
  }
  return uses;
}

/// How wide an image in a cell asks to be: its width is known to the line alone, by its column.
Pt FlowSetter::image_width(const Atom& image, const Area& area) const {
  const Leaf& leaf = tree_[std::get<LeafId>(image.role)];
  const int percent = tree_.attrs(leaf.parent).width_percent;
  const Pt own = natural_size(input_.images.images[std::get<ImageLeaf>(leaf.kind).image]).width;
  return min(area.width, percent > 0 ? area.width * (percent / 100.0) : own);
}

CellWords FlowSetter::words_of(const Paragraph& text, const Area& area) const {
  CellWords words;
  bool goes_on = false;
  for (const Atom& atom : text.atoms) {
    const bool image = atom.kind == Atom::Kind::kImage;
    const Pt width = image ? image_width(atom, area) : atom.width;
    if (!goes_on) words.emplace_back();
    Word& word = words.back();
    word.width += word.blank + width - atom.blank;
    word.blank = atom.blank;
    goes_on = atom.after == Atom::Break::kNone;
    if (atom.after == Atom::Break::kForced) word.end = Word::End::kForced;
  }
  return words;
}

/// What a cell's text adds to the needs of its column.
void FlowSetter::add_need(const Paragraph& text, const Area& area, ColumnNeed& need) const {
  auto widths = paragraphs_.widths(text);
  if (widths.least > area.width) widths.least = area.width * kBrokenWord;
  Pt image;
  for (const Atom& atom : text.atoms) {
    if (atom.kind == Atom::Kind::kImage) image = max(image, image_width(atom, area));
  }
  widths.least = max(widths.least, min(image, area.size * kLeastImage));
  widths.natural = max(widths.natural, image);
  need.least = max(need.least, widths.least);
  need.natural = max(need.natural, widths.natural);
  if (widths.natural <= area.size * kVeryShortCell) {
    need.unbroken = max(need.unbroken, widths.natural);
  }
}

TableNeeds FlowSetter::table_needs(const TableText& table, const Area& area) const {
  TableNeeds needs;
  needs.columns.resize(table.columns);
  const std::size_t measured = std::max(kMeasuredCells / table.columns, kFewestMeasured);
  const std::size_t each = table.body.size() / measured + 1;
  std::size_t row_number = 0;
  Pt longest;
  for (const auto* rows : {&table.head, &table.body}) {
    for (const RowText& row : *rows) {
      Pt widest;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const Pt before = needs.columns[i].natural;
        add_need(row[i].text, area, needs.columns[i]);
        if (needs.columns[i].natural > before) widest = max(widest, needs.columns[i].natural);
      }
      const bool is_next = row_number++ % each == 0;
      const bool is_longer = widest > longest * kMuchLonger;
      longest = max(longest, widest);
      if (!is_next && !is_longer) continue;
      MeasuredRow& out = needs.rows.emplace_back();
      out.weight = is_next && rows == &table.body ? static_cast<double>(each) : 1;
      out.cells.resize(table.columns);
      for (std::size_t i = 0; i < row.size(); ++i) out.cells[i] = words_of(row[i].text, area);
    }
  }
  for (std::size_t i = 0; i < needs.columns.size(); ++i) {
    ColumnNeed& need = needs.columns[i];
    need.natural = max(need.natural, kEmptyColumn);
    need.use = table.uses[i];
  }
  return needs;
}

}  // namespace clearleaf::layout
