// P07: a disclaimer's lines begin at the start edge: those of a block where its first does, and
// blocks of one container, and cells of one column, where the others do.
#include "base/direction.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <compare>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace clearleaf::verify {

namespace {

/// What a fragment holds of a block: text, and images in its lines.
struct Block {
  Id<PdfElement> element;
  std::vector<DisclaimerRun> runs;
  std::vector<PdfRect> images;
  std::vector<TextLine> lines;
  Direction direction;  // by its language
};

/// Blocks of one container, or cells of one column: they begin at one edge.
struct Group {
  Id<PdfElement> container;
  std::size_t column;  // of a table, from 1; 0: it is none

  auto operator<=>(const Group&) const = default;
};

/// Not judged: marks of lists, which stand before the text; the first edge of code, which is
/// indented by its padding; how a block that is read in the other direction stands to the others.
class AlignmentCheck {
 public:
  AlignmentCheck(const PdfProminenceCheck& check, Part part)
      : check_(check),
        facts_(check.facts),
        part_(part),
        direction_(direction_of_language(check.file().catalog.lang.value_or(""))) {}

  void run(const Fragment& fragment) {
    const std::vector<Block> blocks = blocks_of(fragment);
    for (const Block& block : blocks) check_lines(block);
    check_groups(blocks);
  }

 private:
  void refuse(const Block& block, std::string_view what) {
    const DisclaimerRun& first = block.runs.front();
    check_.refuse_once(Rule::kP07, part_, place_of(check_.file().pages[first.page]),
                       fmt::format(fmt::runtime(what), facts_.text(first)));
  }

  // ---- what stands in a block ----

  /// In the order of the elements.
  std::vector<Block> blocks_of(const Fragment& fragment) const {
    std::vector<std::pair<Id<PdfElement>, DisclaimerRun>> runs;
    for (const DisclaimerRun& each : facts_.runs(part_, fragment)) {
      if (facts_.is(each.element, Within::kListMark)) continue;
      runs.emplace_back(facts_.block(each.element), each);
    }
    std::ranges::stable_sort(runs, {}, [](const auto& each) { return each.first; });
    std::vector<Block> blocks;
    for (const auto& [element, run] : runs) {
      if (blocks.empty() || blocks.back().element != element) {
        blocks.push_back({element, {}, {}, {}, direction_of(element)});
      }
      blocks.back().runs.push_back(run);
    }
    add_images(fragment, blocks);
    for (Block& block : blocks) block.lines = lines_of(block);
    return blocks;
  }

  Direction direction_of(Id<PdfElement> element) const {
    for (std::optional<Id<PdfElement>> each = element; each;
         each = check_.structure()[*each].parent) {
      const auto& lang = check_.structure().attributes(*each).lang;
      if (lang) return direction_of_language(*lang);
    }
    return direction_;
  }

  void add_images(const Fragment& fragment, std::vector<Block>& blocks) const {
    const PageContent& content = check_.file().pages[fragment.page].content;
    for (const PaintedImage& image : content.images) {
      const auto element = ProminenceFacts::element_of(content, image.placing.mark);
      if (!element || facts_.part_of(*element) != part_) continue;
      const Id<PdfElement> of = facts_.block(*element);
      const auto block = std::ranges::lower_bound(blocks, of, {}, &Block::element);
      if (block != blocks.end() && block->element == of) block->images.push_back(image.box);
    }
  }

  /// From top to bottom; an image in a line may be what the line begins with.
  std::vector<TextLine> lines_of(const Block& block) const {
    std::vector<TextLine> lines = facts_.lines(block.runs);
    for (const PdfRect& image : block.images) {
      // An image stands on its line, and reaches above it.
      const auto line = std::ranges::partition_point(
          lines, [&](const TextLine& each) { return each.baseline > image.top; });
      if (line == lines.end() || line->baseline < image.bottom - line->size / 2) continue;
      line->left = std::min(line->left, image.left);
      line->right = std::max(line->right, image.right);
    }
    return lines;
  }

  // ---- what is compared ----

  /// Less than a blank.
  static double slack(const TextLine& line) { return 0.25 * line.size; }

  void check_lines(const Block& block) {
    const TextLine& first = block.lines.front();
    const auto agree = [&](double TextLine::*edge) {
      return std::ranges::all_of(block.lines, [&](const TextLine& line) {
        return std::abs(line.*edge - first.*edge) <= slack(first);
      });
    };
    if (agree(&TextLine::left)) return;
    // Code is read from the left in all languages.
    if (block.direction == Direction::kRightToLeft && agree(&TextLine::right)) return;
    refuse(block, "the lines of \"{}\" do not begin where the first does");
  }

  void check_groups(const std::vector<Block>& blocks) {
    std::vector<std::pair<Group, const Block*>> grouped;
    for (auto begin = blocks.begin(); begin != blocks.end();) {
      const auto row = row_of(*begin);
      auto end = begin + 1;
      while (row && end != blocks.end() && row_of(*end) == row) ++end;
      const bool is_compared = !row || stand_side_by_side(std::span(begin, end));
      for (; begin != end; ++begin) {
        // A block that is read against the publication's direction begins at the other edge.
        if (!is_compared || begin->direction != direction_) continue;
        if (is_block_of_code(*begin)) continue;
        grouped.emplace_back(row ? column_of(*begin, *row) : container_of(*begin), &*begin);
      }
    }
    std::ranges::stable_sort(grouped, {}, [](const auto& each) { return each.first; });
    const bool from_right = direction_ == Direction::kRightToLeft;
    for (std::size_t i = 1; i < grouped.size(); ++i) {
      if (grouped[i].first != grouped[i - 1].first) continue;
      const TextLine& before = grouped[i - 1].second->lines.front();
      const TextLine& line = grouped[i].second->lines.front();
      const double apart = from_right ? line.right - before.right : line.left - before.left;
      if (std::abs(apart) <= slack(line)) continue;
      refuse(*grouped[i].second, "\"{}\" does not begin where what stands above it does");
    }
  }

  /// None: it is no cell.
  std::optional<Id<PdfElement>> row_of(const Block& block) const {
    const auto& parent = check_.structure()[block.element].parent;
    if (!parent || check_.structure().type(*parent) != StandardType::kTr) return std::nullopt;
    return parent;
  }

  /// Whether a row's cells stand in columns: a wide table has them one below the other.
  static bool stand_side_by_side(std::span<const Block> cells) {
    const TextLine& first = cells.front().lines.front();
    return cells.size() > 1 && std::ranges::all_of(cells, [&](const Block& cell) {
             return std::abs(cell.lines.front().baseline - first.baseline) <= slack(first);
           });
  }

  Group column_of(const Block& cell, Id<PdfElement> row) const {
    const StructureView& structure = check_.structure();
    std::size_t column = 1;
    for (const Id<PdfElement> kid : structure.element_kids(row)) {
      if (kid == cell.element) break;
      column +=
          static_cast<std::size_t>(std::max(1, structure.attributes(kid).column_span.value_or(1)));
    }
    Id<PdfElement> table = row;
    while (structure.type(table) != StandardType::kTable && structure[table].parent) {
      table = *structure[table].parent;
    }
    return {table, column};
  }

  /// What it stands in as the blocks do that begin where it does: items of a list, captions and
  /// what is kept together begin as one.
  Group container_of(const Block& block) const {
    const StructureView& structure = check_.structure();
    Id<PdfElement> container = block.element;
    do {
      if (!structure[container].parent) break;
      container = *structure[container].parent;
    } while (is_passed_over(container));
    return {container, 0};
  }

  /// A notice has the standard type Div, but a box of its own.
  bool is_passed_over(Id<PdfElement> container) const {
    using enum StandardType;
    const StandardType type = check_.structure().type(container);
    return type == kTable || type == kLi || type == kLBody ||
           check_.structure()[container].type == "Div";
  }

  bool is_block_of_code(const Block& block) const {
    const StructureView& structure = check_.structure();
    for (Id<PdfElement> each = block.runs.front().element; each != block.element;
         each = *structure[each].parent) {
      const bool is_code = structure.type(each) == StandardType::kCode;
      if (is_code && structure.attributes(each).placement == "Block") return true;
    }
    return false;
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Part part_;
  Direction direction_;  // of the publication
};

}  // namespace

void find_unaligned(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) {
    AlignmentCheck alignment(check, part);
    for (const Fragment& fragment : check.facts.fragments(part)) alignment.run(fragment);
  }
}

}  // namespace clearleaf::verify
