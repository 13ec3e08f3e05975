// P07: a disclaimer's type is easy to read: no italics, no underline but of links, no words that
// run in capitals, lines that begin where the first does.
#include "base/primary_subtag.h"
#include "base/utf8.h"
#include "verify/pdf_font_faces.h"
#include "verify/pdf_prominence.h"
#include "verify/word_count.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace clearleaf::verify {

namespace {

/// Whether a code point is of a script that is read from right to left (UAX 9: R and AL, by block).
bool is_from_the_right(char32_t c) {
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
}

bool has_text_from_the_right(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_from_the_right(next_code_point(text, at))) return true;
  }
  return false;
}

class TypeCheck {
 public:
  TypeCheck(const PdfProminenceCheck& check, Part part)
      : check_(check), facts_(check.facts), part_(part) {}

  void check_faces() {
    for (const DisclaimerRun& each : facts_.runs(part_)) {
      if (is_italic(check_.file().fonts[facts_.run(each).font])) {
        return refuse(each.page, fmt::format("\"{}\" is in italics", facts_.text(each)));
      }
    }
  }

  void check_underlines(const Fragment& fragment) {
    const std::vector<PdfRect> bars = thin_bars(fragment);
    for (const DisclaimerRun& each : facts_.runs(part_, fragment)) {
      if (facts_.is(each.element, Within::kLink)) continue;
      const TextRun& run = facts_.run(each);
      const PdfRect bounds = bounds_of(run);
      const bool is_underlined = std::ranges::any_of(bars, [&](const PdfRect& bar) {
        const double common = std::min(bar.right, bounds.right) - std::max(bar.left, bounds.left);
        return common > bounds.width() / 2 && bar.top <= run.origin.y &&
               bar.top >= run.origin.y - 0.3 * run.size;
      });
      if (is_underlined) {
        return refuse(each.page, fmt::format("\"{}\" is underlined", facts_.text(each)));
      }
    }
  }

  void check_capitals() {
    const auto& element = facts_[part_];
    if (!element) return;
    const std::string loud =
        running_capitals(facts_.own_text(*element, ProminenceFacts::Abbreviations::kLeftOut));
    if (!loud.empty()) {
      check_.refuse_once(Rule::kP07, part_, check_.structure().place(*element),
                         fmt::format("\"{}\" of \"{}\" runs in capitals", loud, id_of(part_)));
    }
  }

  void check_alignment(const Fragment& fragment) {
    const auto runs = facts_.runs(part_, fragment);
    for (std::size_t begin = 0; begin < runs.size();) {
      const Id<PdfElement> block = block_of(runs[begin].element);
      std::size_t end = begin + 1;
      while (end < runs.size() && block_of(runs[end].element) == block) ++end;
      if (is_aligned_by_rule(block)) check_block(fragment, begin, end);
      begin = end;
    }
  }

 private:
  void refuse(Id<PdfPage> page, std::string message) {
    check_.refuse_once(Rule::kP07, part_, place_of(check_.file().pages[page]), std::move(message));
  }

  /// Lines thinner than text is high, near the fragment.
  std::vector<PdfRect> thin_bars(const Fragment& fragment) const {
    constexpr double kThickest = 2;
    std::vector<PdfRect> bars;
    for (const PaintedPath& path : check_.file().pages[fragment.page].content.paths) {
      PdfRect bar = path.box;
      if (path.stroke) {
        bar.bottom -= path.line_width / 2;
        bar.top += path.line_width / 2;
      }
      const bool is_near = bar.top >= fragment.text.bottom && bar.bottom <= fragment.text.top;
      if (is_near && bar.height() <= kThickest) bars.push_back(bar);
    }
    return bars;
  }

  /// The element around a run that stands as a block.
  Id<PdfElement> block_of(Id<PdfElement> element) const {
    const StructureView& structure = check_.structure();
    while (is_inline(structure.type(element)) && structure[element].parent) {
      element = *structure[element].parent;
    }
    return element;
  }

  /// Cells of numbers are aligned by their digits, and code keeps its blanks.
  bool is_aligned_by_rule(Id<PdfElement> block) const {
    return !facts_.is(block, Within::kTable) && !facts_.is(block, Within::kCode) &&
           !facts_.is(block, Within::kListMark) && !facts_.is(block, Within::kCaption);
  }

  void check_block(const Fragment& fragment, std::size_t first, std::size_t end) {
    Fragment block = fragment;
    block.first_run = fragment.first_run + first;
    block.end_run = fragment.first_run + end;
    const std::vector<TextLine> lines = facts_.lines(part_, block);
    if (lines.size() < 2) return;
    const double slack = 0.25 * lines.front().size;  // less than a blank
    const auto agree = [&](double TextLine::*edge) {
      return std::ranges::all_of(lines, [&](const TextLine& line) {
        return std::abs(line.*edge - lines.front().*edge) <= slack;
      });
    };
    if (agree(&TextLine::left)) return;
    if (is_from_right(block) && agree(&TextLine::right)) return;
    refuse(fragment.page, fmt::format("the lines of \"{}\" do not begin where the first does",
                                      facts_.text(facts_.runs(part_, block).front())));
  }

  bool is_from_right(const Fragment& block) const {
    static constexpr auto kLanguages = std::to_array<std::string_view>({"ar", "fa", "he", "ur"});
    const std::string lang = check_.file().catalog.lang.value_or("");
    if (std::ranges::find(kLanguages, primary_subtag(lang)) != kLanguages.end()) {
      return true;
    }
    return std::ranges::any_of(facts_.runs(part_, block), [&](const DisclaimerRun& each) {
      return has_text_from_the_right(facts_.text(each));
    });
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Part part_;
};

}  // namespace

void find_hard_to_read(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) {
    TypeCheck type(check, part);
    type.check_faces();
    type.check_capitals();
    for (const Fragment& fragment : check.facts.fragments(part)) {
      type.check_underlines(fragment);
      type.check_alignment(fragment);
    }
  }
}

}  // namespace clearleaf::verify
