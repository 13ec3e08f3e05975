// Widths are estimates in em: the reading system chooses the font.
#include "epub/wide_table.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

namespace clearleaf::epub {

namespace {

constexpr double kLetter = 0.58;  // a bold one, on average
constexpr double kPadding = 0.6;  // of a cell on a narrow screen, both sides
// Screens less the margins and a box around the table.
constexpr double kNarrowScreen = 16.5;  // 320 pixels, 16 an em
constexpr double kLargeText = 34;       // 1280 pixels, 32 an em

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  std::size_t letters = 0;
  for (const char c : text) {
    const bool is_letter = c != ' ' && c != '\n' && c != '\t';
    if (!is_letter) letters = 0;
    if (is_letter && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++letters;
    longest = std::max(longest, letters);
  }
  return longest;
}

/// Gathers into `longest`, a column each, the letters of its longest word.
void gather(const StructTree& tree, StructId elem, std::vector<std::size_t>& longest) {
  for (const Kid& kid : tree[elem].kids) {
    const auto* child = std::get_if<StructId>(&kid);
    if (child == nullptr) continue;
    if (tree[*child].construct != Construct::kTableRow) {
      gather(tree, *child, longest);
      continue;
    }
    const std::vector<Kid>& cells = tree[*child].kids;
    longest.resize(std::max(longest.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      longest[i] =
          std::max(longest[i], longest_word(tree.plain_text(std::get<StructId>(cells[i]))));
    }
  }
}

}  // namespace

TableWidth width_of_table(const StructTree& tree, StructId table) {
  std::vector<std::size_t> longest;
  gather(tree, table, longest);
  const auto letters = std::accumulate(longest.begin(), longest.end(), std::size_t{0});
  const double width =
      static_cast<double>(letters) * kLetter + static_cast<double>(longest.size()) * kPadding;
  if (width > kLargeText) return TableWidth::kVeryWide;
  return width > kNarrowScreen ? TableWidth::kWide : TableWidth::kFits;
}

}  // namespace clearleaf::epub
