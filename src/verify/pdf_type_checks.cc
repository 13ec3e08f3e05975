// P07: a disclaimer's type is easy to read: no italics, no line but under links, no words that
// run in capitals.
#include "base/utf8.h"
#include "verify/pdf_font_faces.h"
#include "verify/pdf_prominence.h"
#include "verify/word_count.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace clearleaf::verify {

namespace {

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

  /// Links alone are underlined, and nothing is struck through.
  void check_lines(const Fragment& fragment) {
    const std::vector<PdfRect> bars = thin_bars(fragment);
    for (const DisclaimerRun& each : facts_.runs(part_, fragment)) {
      const TextRun& run = facts_.run(each);
      if (!facts_.is(each.element, Within::kLink) && has_bar(bars, run, -0.3, 0)) {
        return refuse(each.page, fmt::format("\"{}\" is underlined", facts_.text(each)));
      }
      if (has_bar(bars, run, 0.1, 0.7)) {
        return refuse(each.page, fmt::format("\"{}\" is struck through", facts_.text(each)));
      }
    }
  }

  /// Letters stand in the order in which they are read.
  void check_direction() {
    const auto& element = facts_[part_];
    if (!element || !overrides_direction(facts_.own_text(*element))) return;
    check_.refuse_once(
        Rule::kP07, part_, check_.structure().place(*element),
        fmt::format("letters of \"{}\" are turned round (U+202D or U+202E)", id_of(part_)));
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

 private:
  /// Whether a bar's top lies between these heights above the base line, in parts of the size,
  /// along half of a run or more.
  static bool has_bar(const std::vector<PdfRect>& bars, const TextRun& run, double from,
                      double to) {
    const PdfRect bounds = bounds_of(run);
    return std::ranges::any_of(bars, [&](const PdfRect& bar) {
      const double common = std::min(bar.right, bounds.right) - std::max(bar.left, bounds.left);
      return common > bounds.width() / 2 && bar.top >= run.origin.y + from * run.size &&
             bar.top <= run.origin.y + to * run.size;
    });
  }

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
    type.check_direction();
    for (const Fragment& fragment : check.facts.fragments(part)) type.check_lines(fragment);
  }
}

}  // namespace clearleaf::verify
