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
constexpr Pt kStep{3};
constexpr std::size_t kMostSteps = 120;
/// A line saved in a cell that is not its row's highest, in lines of the row.
constexpr double kEvenness = 0.02;
/// For this much more height very short cells are kept on one line.
constexpr double kWorthKeeping = 1.15;
/// How often all columns are gone through.
constexpr int kRounds = 4;
constexpr double kLower = 1e-9;
constexpr double kNone = std::numeric_limits<double>::infinity();

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

std::uint16_t ColumnSearch::count(std::size_t column, std::size_t row, std::size_t steps) const {
  constexpr std::size_t kMostLines = std::numeric_limits<std::uint16_t>::max();
  const Pt width = needs_.columns[column].least + step_ * static_cast<double>(steps);
  const std::size_t lines = count_lines(needs_.rows[row].cells[column], width);
  return static_cast<std::uint16_t>(std::min(lines, kMostLines));
}

/// Lines are never more in a wider column: between two widths with as many there is nothing to ask.
void ColumnSearch::measure(std::size_t column) {
  const std::size_t rows = needs_.rows.size();
  std::vector<char> changes(total_ + 1, 0);
  struct Range {
    std::size_t begin, end;  // both measured
  };
  std::vector<Range> open;
  for (std::size_t r = 0; r < rows; ++r) {
    const auto at = [&](std::size_t steps) -> std::uint16_t& {
      return lines_[(column * (total_ + 1) + steps) * rows + r];
    };
    at(0) = count(column, r, 0);
    at(total_) = count(column, r, total_);
    open.assign(1, {0, total_});
    while (!open.empty()) {
      const auto [begin, end] = open.back();
      open.pop_back();
      if (at(begin) == at(end)) {
        for (std::size_t k = begin + 1; k < end; ++k) at(k) = at(begin);
      } else if (end == begin + 1) {
        changes[end] = 1;
      } else {
        const std::size_t middle = (begin + end) / 2;
        at(middle) = count(column, r, middle);
        open.push_back({begin, middle});
        open.push_back({middle, end});
      }
    }
  }
  std::uint16_t first = 0;
  for (std::size_t k = 0; k <= total_; ++k) {
    if (changes[k] != 0) first = static_cast<std::uint16_t>(k);
    first_[column * (total_ + 1) + k] = first;
  }
}

const std::uint16_t* ColumnSearch::lines_of(std::size_t column, std::size_t steps) const {
  return &lines_[(column * (total_ + 1) + steps) * needs_.rows.size()];
}

ColumnSearch::Heights ColumnSearch::heights(const Steps& steps) const {
  Heights out(needs_.rows.size());
  for (std::size_t i = 0; i < columns_; ++i) {
    const std::uint16_t* lines = lines_of(i, steps[i]);
    for (std::size_t r = 0; r < out.size(); ++r) {
      Height& row = out[r];
      row.all += lines[r];
      if (lines[r] > row.highest) {
        row.second = std::exchange(row.highest, lines[r]);
        row.column = i;
      } else {
        row.second = std::max<std::uint32_t>(row.second, lines[r]);
      }
    }
  }
  return out;
}

/// In lines: the rows' highest cells and, so that all cells count for something, a little of each.
double ColumnSearch::cost(const Steps& steps) const {
  const double evenness = kEvenness / static_cast<double>(columns_);
  double out = 0;
  const Heights rows = heights(steps);
  for (std::size_t r = 0; r < rows.size(); ++r)
    out += needs_.rows[r].weight * (rows[r].highest + evenness * rows[r].all);
  return out;
}

/// The cost when one column has `now` steps instead of the `before` that `rows` are measured with.
double ColumnSearch::cost_with(const Heights& rows, std::size_t column, std::size_t before,
                               std::size_t now) const {
  const double evenness = kEvenness / static_cast<double>(columns_);
  const std::uint16_t* old_lines = lines_of(column, before);
  const std::uint16_t* lines = lines_of(column, now);
  double out = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Height& row = rows[r];
    const std::uint32_t others = row.column == column ? row.second : row.highest;
    const std::uint32_t highest = std::max<std::uint32_t>(others, lines[r]);
    out += needs_.rows[r].weight * (highest + evenness * (row.all - old_lines[r] + lines[r]));
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
/// are used than there are. Returns the cost; stops where it is `limit` or more.
double ColumnSearch::shrink(const Steps& least, std::size_t spared, double limit,
                            Steps& steps) const {
  std::size_t used = sum(steps);
  double now = cost(steps);
  while (used > total_ && now < limit) {
    const Heights rows = heights(steps);
    std::size_t cheapest = columns_;
    double best_price = 0;
    double best_cost = 0;
    std::size_t best_steps = 0;
    for (std::size_t i = 0; i < columns_; ++i) {
      if (i == spared || steps[i] <= least[i]) continue;
      const std::size_t fewer = std::max(narrower(i, steps[i]), least[i]);
      const double after = cost_with(rows, i, steps[i], fewer);
      const std::size_t gives = std::min(steps[i] - fewer, used - total_);
      const double price = (after - now) / static_cast<double>(gives);
      if (cheapest == columns_ || price < best_price) {
        cheapest = i;
        best_price = price;
        best_cost = after;
        best_steps = fewer;
      }
    }
    if (cheapest == columns_) return kNone;
    used -= steps[cheapest] - best_steps;
    steps[cheapest] = best_steps;
    now = best_cost;
  }
  return now;
}

bool ColumnSearch::improve_column(std::size_t column, const Steps& least, Steps& steps,
                                  double& lowest) const {
  bool improved = false;
  std::size_t target = wider(column, steps[column]);
  for (std::size_t skip = 1; target <= total_; skip *= 2) {
    Steps trial = steps;
    trial[column] = target;
    const double now = shrink(least, column, lowest - kLower, trial);
    if (now == kNone) break;
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

/// The best found from columns so wide that they could be no lower, narrowed until they fit.
ColumnSearch::Steps ColumnSearch::best(const Steps& least) const {
  Steps steps = least;
  for (std::size_t i = 0; i < columns_; ++i) {
    steps[i] = std::max<std::size_t>(least[i], first_[i * (total_ + 1) + total_]);
  }
  shrink(least, columns_, kNone, steps);
  improve(least, steps);
  return steps;
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
