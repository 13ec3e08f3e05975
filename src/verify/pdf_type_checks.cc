// P07: a disclaimer's type is easy to read: no italics, no underline but of links, no words that
// run in capitals.
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
    for (const Fragment& fragment : check.facts.fragments(part)) type.check_underlines(fragment);
  }
}

}  // namespace clearleaf::verify
