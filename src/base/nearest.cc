// Two words → edits between them (Damerau's distance, adjacent letters swapped once).
#include "base/nearest.h"

#include <algorithm>
#include <numeric>

namespace clearleaf {

namespace {

std::size_t allowed_edits(std::string_view a, std::string_view b) {
  return std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
}

std::size_t edits(std::string_view a, std::string_view b) {
  // Three rows of the table: two letters back, one letter back, this letter of `a`.
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 200;  // the table's cost is the product of the lengths
  const std::string* best = nullptr;
  std::size_t fewest = 0;
  for (const std::string& candidate : known) {
    if (word.size() > kLongest || candidate.size() > kLongest) continue;
    const std::size_t allowed = allowed_edits(word, candidate);
    const std::size_t longer = std::max(word.size(), candidate.size());
    if (longer - std::min(word.size(), candidate.size()) > allowed) continue;
    const std::size_t count = edits(word, candidate);
    if (count > allowed || (best != nullptr && count >= fewest)) continue;
    best = &candidate;
    fewest = count;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace clearleaf
