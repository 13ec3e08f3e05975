// Column needs → widths: bounds for each column, and the room shared within them.
#include "layout/table_columns.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace clearleaf::layout {

namespace {

/// A table that would fill this much of the room fills it all.
constexpr double kNearlyFull = 0.85;
/// Columns get what their short cells ask for while all columns' bounds take this much of the room.
constexpr double kMostForShort = 0.75;

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

/// Raises `bounds` to what the columns' short cells ask for. Those that ask for little more come
/// first.
void raise_bounds(const std::vector<ColumnNeed>& needs, Pt ColumnNeed::*what, Pt most,
                  std::vector<Pt>& bounds) {
  std::vector<std::size_t> order(needs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto more = [&](std::size_t i) { return needs[i].*what - bounds[i]; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return more(a) < more(b); });
  Pt used;
  for (const Pt bound : bounds) used += bound;
  for (const std::size_t i : order) {
    if (more(i) <= 0_pt) continue;
    used += more(i);
    if (used > most) return;
    bounds[i] = needs[i].*what;
  }
}

/// What each column gets at least.
std::vector<Pt> lower_bounds(const std::vector<ColumnNeed>& needs, Pt room) {
  std::vector<Pt> bounds;
  for (const ColumnNeed& need : needs) bounds.push_back(need.least);
  raise_bounds(needs, &ColumnNeed::folded, room * kMostForShort, bounds);
  raise_bounds(needs, &ColumnNeed::unbroken, room * kMostForShort, bounds);
  return bounds;
}

/// Shares by how much text a column holds. Shares past a column's bounds are set to the bound,
/// those on the side that is further off first, and the rest is shared anew.
std::vector<Pt> share_by_text(const std::vector<ColumnNeed>& needs, Pt room) {
  std::vector<Pt> out = lower_bounds(needs, room);
  const std::vector<Pt> bounds = out;
  std::vector<bool> settled(out.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    Pt left = room;
    Pt weights;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (settled[i]) left -= out[i];
      if (!settled[i]) weights += needs[i].sum;
    }
    const double rate = weights > 0_pt ? max(left, 0_pt) / weights : 0;
    Pt excess;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (settled[i]) continue;
      out[i] = max(bounds[i], min(needs[i].sum * rate, needs[i].natural));
      excess += out[i] - needs[i].sum * rate;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      const Pt past = out[i] - needs[i].sum * rate;
      if (settled[i] || past == 0_pt || (past > 0_pt) != (excess > 0_pt)) continue;
      changed = settled[i] = true;
    }
  }
  return out;
}

}  // namespace

std::optional<std::vector<Pt>> share_room(const std::vector<ColumnNeed>& needs, Pt room, Pt gap) {
  if (sum_of(needs, &ColumnNeed::natural) <= room) return with_gaps(needs, room, gap);
  if (sum_of(needs, &ColumnNeed::least) > room) return std::nullopt;
  return share_by_text(needs, room);
}

std::optional<std::vector<Pt>> share_form(const std::vector<ColumnNeed>& needs, Pt room) {
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

}  // namespace clearleaf::layout
