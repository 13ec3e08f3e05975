// P10: a box is not split where it need not be, and then as it should be.
#include "base/utf8.h"
#include "verify/pdf_drawn_boxes.h"
#include "verify/pdf_prominence.h"
#include "verify/pdf_table_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

namespace {

/// A box up to this part of the page's height is not split.
constexpr double kUnsplitPart = 2.0 / 3;
constexpr std::size_t kFewestLines = 3;
/// A picture counts as a line, and as three where it is higher than this part of the page's height.
constexpr double kHighPart = 1.0 / 5;

class SplitCheck {
 public:
  SplitCheck(const PdfProminenceCheck& check, Part part)
      : check_(check), facts_(check.facts), part_(part), rows_(check.facts, part) {}

  void run() {
    const auto fragments = facts_.fragments(part_);
    if (fragments.size() < 2) return;
    check_need(fragments);
    for (const Fragment& fragment : fragments) {
      check_lines(fragment);
      if (&fragment != &fragments.front()) check_continued(fragment);
    }
  }

 private:
  const PdfPage& page(const Fragment& fragment) const { return check_.file().pages[fragment.page]; }

  void refuse(const Fragment& fragment, std::string_view message) {
    check_.refuse_once(Rule::kP10, part_, place_of(page(fragment)),
                       fmt::format("\"{}\" {}", id_of(part_), message));
  }

  std::optional<DrawnBox> box_of(const Fragment& fragment) const {
    return box_around(page(fragment).content, fragment.text, kThinnestBorder, kLeastPadding);
  }

  /// Each fragment has borders and, but for the first, a line that says that it goes on: together
  /// they are higher than the box in one piece. Notes are no reason to split it: they go on at the
  /// foot of the next page.
  void check_need(std::span<const Fragment> fragments) {
    double height = 0;
    for (const Fragment& fragment : fragments) {
      const auto box = box_of(fragment);
      if (!box) return;  // P06's to tell
      height += box->outer().height();
    }
    const double whole = page(fragments.front()).box().height();
    if (height > whole * kUnsplitPart) return;
    refuse(fragments.front(), "is split, though it takes no more than two thirds of a page");
  }

  // ---- lines ----

  void check_lines(const Fragment& fragment) {
    if (count_lines(fragment) + count_blank_rows(fragment) + count_pictures(fragment) >=
        kFewestLines) {
      return;
    }
    refuse(fragment, "has fewer than three lines on a page");
  }

  bool is_in_cell(Id<PdfElement> element) const {
    return facts_.is(element, Within::kTable) && !facts_.is(element, Within::kCaption);
  }

  /// Without those of its heading.
  std::size_t count_lines(const Fragment& fragment) const {
    std::vector<DisclaimerRun> in_cells;
    std::vector<DisclaimerRun> others;
    for (const DisclaimerRun& each : facts_.runs(part_, fragment)) {
      if (facts_.is_in_heading(part_, each.element)) continue;
      (is_in_cell(each.element) ? in_cells : others).push_back(each);
    }
    return facts_.lines(others).size() + rows_.lines(in_cells);
  }

  std::size_t count_blank_rows(const Fragment& fragment) const {
    const auto box = box_of(fragment);
    return box ? rows_.blank(fragment, box->inner()) : 0;
  }

  /// One in a line of text or in a cell is a part of it.
  std::size_t count_pictures(const Fragment& fragment) const {
    const PageContent& content = page(fragment).content;
    std::size_t count = 0;
    for (const PaintedImage& image : content.images) {
      const auto element = ProminenceFacts::element_of(content, image.placing.mark);
      if (!element || facts_.part_of(*element) != part_ || is_in_cell(*element)) continue;
      if (check_.structure().attributes(*element).placement == "Inline") continue;
      const bool is_high = image.box.height() > page(fragment).box().height() * kHighPart;
      count += is_high ? kFewestLines : 1;
    }
    return count;
  }

  // ---- what is said ----

  /// An artifact above the words that go on, with them in one box: a notice in the disclaimer may
  /// have a box of its own.
  void check_continued(const Fragment& fragment) {
    if (!box_of(fragment)) return;  // P06's to tell
    const PageContent& content = page(fragment).content;
    const bool says_so = std::ranges::any_of(content.runs, [&](const TextRun& run) {
      const PdfRect line = bounds_of(run);
      if (!content.is_artifact(run.placing.mark) || is_blank(content.text_of(run))) return false;
      return line.bottom >= fragment.text.top - run.size &&
             box_around(content, around(fragment.text, line), kThinnestBorder, 0).has_value();
    });
    if (!says_so) refuse(fragment, "does not say that it goes on from the page before");
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Part part_;
  TableRows rows_;
};

}  // namespace

void find_badly_split(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) SplitCheck(check, part).run();
}

}  // namespace clearleaf::verify
