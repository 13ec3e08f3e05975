// The base lines at which cells begin.
#include "verify/pdf_table_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace clearleaf::verify {

namespace {

/// The element around it that is a cell: directly in a row; none: it stands in no row.
std::optional<Id<PdfElement>> cell_of(const StructureView& structure, Id<PdfElement> element) {
  std::optional<Id<PdfElement>> each = element;
  while (each && structure.parent_type(*each) != StandardType::kTr) each = structure[*each].parent;
  return each;
}

constexpr std::size_t kMostOfRow = 3;

/// Of a table's lines, from top to bottom, given those at which its rows begin.
std::size_t count_rows(const std::vector<TextLine>& lines, std::vector<double> begins) {
  constexpr double kSameLine = 0.7;  // of the size
  std::ranges::sort(begins);
  const auto begins_row = [&](const TextLine& line) {
    const double slack = kSameLine * line.size;
    const auto begin = std::ranges::lower_bound(begins, line.baseline - slack);
    return begin != begins.end() && *begin <= line.baseline + slack;
  };
  std::size_t count = 0;
  std::size_t of_row = 0;
  for (const TextLine& line : lines) {
    if (begins_row(line)) of_row = 0;
    if (++of_row == 1) ++count;
    if (of_row == kMostOfRow) count += kMostOfRow - 1;
  }
  return count;
}

/// Rules below rows, those of one table together and from top to bottom.
std::vector<PdfRect> rules_in(const PageContent& content, const PdfRect& box) {
  constexpr double kThickest = 2;  // points
  std::vector<PdfRect> rules;
  for (const PaintedPath& path : content.paths) {
    const PdfRect& rule = path.box;
    const bool is_inside = rule.left >= box.left && rule.right <= box.right &&
                           rule.bottom >= box.bottom && rule.top <= box.top;
    const bool is_rule = rule.height() <= kThickest && rule.width() > kThickest;
    if (is_inside && is_rule) rules.push_back(rule);
  }
  std::ranges::sort(rules, {}, [](const PdfRect& rule) {
    return std::tuple(rule.left, rule.right, -rule.bottom);
  });
  return rules;
}

}  // namespace

TableRows::TableRows(const ProminenceFacts& facts, Part part) : facts_(facts), part_(part) {
  const StructureView& structure = facts.structure();
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    const bool is_row = structure.type(id) == StandardType::kTr && facts.part_of(id) == part;
    if (is_row && !structure.says_something(id)) ++blank_rows_;
  }
  std::map<Id<PdfElement>, Id<PdfPage>> first_pages;
  for (const DisclaimerRun& each : facts.runs(part)) {
    if (!facts.is(each.element, Within::kTable)) continue;
    const auto cell = cell_of(structure, each.element);
    if (!cell) continue;
    const Id<PdfElement> row = *structure[*cell].parent;
    if (first_pages.try_emplace(row, each.page).first->second != each.page) cut_.insert(row);
  }
}

std::size_t TableRows::lines(std::span<const DisclaimerRun> runs) const {
  const StructureView& structure = facts_.structure();
  struct Table {
    std::map<Id<PdfElement>, std::vector<DisclaimerRun>> cells;
    std::vector<DisclaimerRun> runs;
  };
  std::map<Id<PdfElement>, Table> tables;
  for (const DisclaimerRun& each : runs) {
    const auto cell = cell_of(structure, each.element);
    if (!cell) continue;
    Id<PdfElement> table = *cell;
    while (structure.type(table) != StandardType::kTable && structure[table].parent) {
      table = *structure[table].parent;
    }
    tables[table].cells[*cell].push_back(each);
    tables[table].runs.push_back(each);
  }
  std::size_t count = 0;
  for (const auto& [_, table] : tables) {
    std::vector<double> begins;
    for (const auto& [cell, of_cell] : table.cells) {
      const bool is_cut = cut_.contains(*structure[cell].parent);
      for (const TextLine& line : facts_.lines(of_cell)) {
        begins.push_back(line.baseline);
        if (!is_cut) break;
      }
    }
    count += count_rows(facts_.lines(table.runs), std::move(begins));
  }
  return count;
}

std::size_t TableRows::blank(const Fragment& fragment, const PdfRect& box) const {
  if (blank_rows_ == 0) return 0;
  std::vector<double> baselines;
  for (const DisclaimerRun& each : facts_.runs(part_, fragment)) {
    baselines.push_back(facts_.run(each).origin.y);
  }
  std::ranges::sort(baselines);
  const std::vector<PdfRect> rules = rules_in(facts_.file().pages[fragment.page].content, box);
  std::size_t count = 0;
  for (std::size_t i = 1; i < rules.size(); ++i) {
    const PdfRect& above = rules[i - 1];
    const PdfRect& below = rules[i];
    if (above.left != below.left || above.right != below.right) continue;
    const auto line = std::ranges::lower_bound(baselines, below.top);
    if (line == baselines.end() || *line >= above.bottom) ++count;
  }
  return std::min(count, blank_rows_);
}

}  // namespace clearleaf::verify
