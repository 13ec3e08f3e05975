// Measured rows and a room → widths of columns that make the rows low.
#include "layout/column_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace clearleaf::layout {

namespace {

/// Widths are found to this, or to a part of the room.
constexpr Pt kStep{2};
constexpr std::size_t kMostSteps = 160;
/// A line saved in a cell that is not its row's highest, in lines of the row.
constexpr double kEvenness = 0.02;
/// For this much more height very short cells are kept on one line.
constexpr double kWorthKeeping = 1.15;
/// How often all columns are gone through.
constexpr int kRounds = 4;
constexpr double kLower = 1e-9;

std::size_t sum(const std::vector<std::size_t>& steps) {
  return std::accumulate(steps.begin(), steps.end(), std::size_t{0});
}

}  // namespace

ColumnSearch::ColumnSearch(const TableNeeds& needs, Pt room)
    : needs_(needs), columns_(needs.columns.size()) {
  Pt slack = room;
  for (const ColumnNeed& need : needs.columns) slack -= need.least;
  slack = max(slack, 0_pt);
  const auto wanted = static_cast<std::size_t>(std::ceil(slack / kStep));
  total_ = std::clamp<std::size_t>(wanted, 1, kMostSteps);
  step_ = slack / static_cast<double>(total_);
  lines_.resize(columns_ * needs.rows.size() * (total_ + 1));
  first_.resize(columns_ * (total_ + 1));
  for (std::size_t i = 0; i < columns_; ++i) measure(i);
}

void ColumnSearch::measure(std::size_t column) {
  constexpr std::size_t kMostLines = std::numeric_limits<std::uint16_t>::max();
  const std::size_t count = total_ + 1;
  std::vector<char> changes(count, 0);
  std::size_t out = column * needs_.rows.size() * count;
  for (const MeasuredRow& row : needs_.rows) {
    std::size_t lines = 0;
    for (std::size_t k = 0; k < count; ++k, ++out) {
      const std::size_t before = lines;
      if (k == 0 || lines > 1) {
        const Pt width = needs_.columns[column].least + step_ * static_cast<double>(k);
        lines = std::min(count_lines(row.cells[column], width), kMostLines);
      }
      if (lines != before) changes[k] = 1;
      lines_[out] = static_cast<std::uint16_t>(lines);
    }
  }
  std::uint16_t first = 0;
  for (std::size_t k = 0; k < count; ++k) {
    if (changes[k] != 0) first = static_cast<std::uint16_t>(k);
    first_[column * count + k] = first;
  }
}

/// In lines: the rows' highest cells and, so that all cells count for something, a little of each.
double ColumnSearch::cost(const Steps& steps) const {
  const std::size_t rows = needs_.rows.size();
  const double evenness = kEvenness / static_cast<double>(columns_);
  double out = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    std::size_t highest = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < columns_; ++i) {
      const std::size_t lines = lines_[(i * rows + r) * (total_ + 1) + steps[i]];
      highest = std::max(highest, lines);
      all += lines;
    }
    out += needs_.rows[r].weight *
           (static_cast<double>(highest) + evenness * static_cast<double>(all));
  }
  return out;
}

/// The next fewer steps that make a difference; of no steps, none.
std::size_t ColumnSearch::narrower(std::size_t column, std::size_t steps) const {
  return steps == 0 ? 0 : first_[column * (total_ + 1) + steps - 1];
}

/// The next more steps that make a difference; more than there are where none do.
std::size_t ColumnSearch::wider(std::size_t column, std::size_t steps) const {
  const auto begin = first_.begin() + static_cast<std::ptrdiff_t>(column * (total_ + 1));
  const auto end = begin + static_cast<std::ptrdiff_t>(total_) + 1;
  const auto at = std::upper_bound(begin, end, steps);
  return at == end ? total_ + 1 : *at;
}

/// Narrows columns, but not `spared`, where it costs least for what it gives, until no more steps
/// are used than there are. Returns whether that could be.
bool ColumnSearch::shrink(const Steps& least, std::size_t spared, Steps& steps) const {
  std::size_t used = sum(steps);
  double now = used > total_ ? cost(steps) : 0;
  while (used > total_) {
    std::size_t cheapest = columns_;
    double best_price = 0;
    double best_cost = 0;
    std::size_t best_steps = 0;
    for (std::size_t i = 0; i < columns_; ++i) {
      if (i == spared || steps[i] <= least[i]) continue;
      const std::size_t before = steps[i];
      steps[i] = std::max(narrower(i, before), least[i]);
      const double after = cost(steps);
      const std::size_t gives = std::min(before - steps[i], used - total_);
      const double price = (after - now) / static_cast<double>(gives);
      if (cheapest == columns_ || price < best_price) {
        cheapest = i;
        best_price = price;
        best_cost = after;
        best_steps = steps[i];
      }
      steps[i] = before;
    }
    if (cheapest == columns_) return false;
    used -= steps[cheapest] - best_steps;
    steps[cheapest] = best_steps;
    now = best_cost;
  }
  return true;
}

bool ColumnSearch::improve_column(std::size_t column, const Steps& least, Steps& steps,
                                  double& lowest) const {
  bool improved = false;
  std::size_t target = wider(column, steps[column]);
  for (std::size_t skip = 1; target <= total_; skip *= 2) {
    Steps trial = steps;
    trial[column] = target;
    if (!shrink(least, column, trial)) break;
    const double now = cost(trial);
    if (now < lowest - kLower) {
      lowest = now;
      steps = std::move(trial);
      improved = true;
      skip = 1;
    }
    for (std::size_t i = 0; i < skip && target <= total_; ++i) target = wider(column, target);
  }
  return improved;
}

void ColumnSearch::improve(const Steps& least, Steps& steps) const {
  double lowest = cost(steps);
  for (int round = 0; round < kRounds; ++round) {
    bool improved = false;
    for (std::size_t i = 0; i < columns_; ++i) {
      improved = improve_column(i, least, steps, lowest) || improved;
    }
    if (!improved) return;
  }
}

/// The best found from two sides: from columns so wide that every cell is on one line, and from the
/// narrowest ones.
ColumnSearch::Steps ColumnSearch::best(const Steps& least) const {
  Steps down = least;
  for (std::size_t i = 0; i < columns_; ++i) {
    down[i] = std::max<std::size_t>(least[i], first_[i * (total_ + 1) + total_]);
  }
  shrink(least, columns_, down);
  improve(least, down);
  Steps up = least;
  improve(least, up);
  return cost(down) <= cost(up) ? down : up;
}

/// Widens columns whose very short cells are broken, the cheapest first, while that is worth it.
/// `least` becomes what they then need.
ColumnSearch::Steps ColumnSearch::keep_short_cells(Steps steps, Steps& least) const {
  const double most = cost(steps) * kWorthKeeping;
  std::vector<std::pair<std::size_t, std::size_t>> wanted;  // steps, column
  for (std::size_t i = 0; i < columns_; ++i) {
    const Pt more = needs_.columns[i].unbroken - needs_.columns[i].least;
    if (more <= 0_pt || step_ <= 0_pt) continue;
    wanted.emplace_back(static_cast<std::size_t>(std::ceil(more / step_ - 1e-6)), i);
  }
  std::sort(wanted.begin(), wanted.end());
  std::size_t used = 0;
  for (const auto& [amount, column] : wanted) {
    if (used + amount > total_) break;
    least[column] = amount;
    Steps kept = steps[column] >= amount ? steps : best(least);
    const bool worth_it = cost(kept) <= most;
    if (worth_it) steps = std::move(kept);
    if (!worth_it) least[column] = 0;
    used += least[column];
  }
  return steps;
}

std::vector<Pt> ColumnSearch::widths() const {
  Steps least(columns_, 0);
  const Steps lowest = best(least);
  const Steps steps = keep_short_cells(lowest, least);
  // What makes no difference is given to all alike.
  const Pt each = step_ * static_cast<double>(total_ - sum(steps)) / static_cast<double>(columns_);
  std::vector<Pt> out;
  for (std::size_t i = 0; i < columns_; ++i) {
    out.push_back(needs_.columns[i].least + step_ * static_cast<double>(steps[i]) + each);
  }
  return out;
}

}  // namespace clearleaf::layout
