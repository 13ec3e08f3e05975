// P06: each disclaimer stands in a box, closed on each page, under a heading in bold. P10: the box
// is not split where it need not be, and then as it should be.
#include "base/utf8.h"
#include "verify/pdf_drawn_boxes.h"
#include "verify/pdf_font_faces.h"
#include "verify/pdf_painted_ground.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace clearleaf::verify {

namespace {

constexpr double kThinnest = 1;  // points
constexpr double kNearest = 6;
/// A box up to this part of the page's height is not split.
constexpr double kUnsplitPart = 2.0 / 3;
constexpr std::size_t kFewestLines = 3;

class BoxCheck {
 public:
  BoxCheck(const PdfProminenceCheck& check, Part part)
      : check_(check), facts_(check.facts), part_(part) {}

  // ---- P06 ----

  void check_borders() {
    for (const Fragment& fragment : facts_.fragments(part_)) {
      const std::string_view fault = fault_of_border(fragment);
      if (fault.empty()) continue;
      check_.refuse_once(Rule::kP06, part_, place_of(page(fragment)),
                         fmt::format("\"{}\" {}", id_of(part_), fault));
    }
  }

  void check_heading() {
    const auto heading = facts_.heading(part_);
    if (!heading) return;  // P09's to tell
    for (const DisclaimerRun& each : facts_.runs(part_)) {
      if (!facts_.is(each.element, Within::kHeading)) continue;
      if (is_bold(check_.file().fonts[facts_.run(each).font])) continue;
      return check_.refuse_once(Rule::kP06, part_, place_of(check_.file().pages[each.page]),
                                fmt::format("the heading of \"{}\" is not in bold", id_of(part_)));
    }
  }

  // ---- P10 ----

  void check_split() {
    const auto fragments = facts_.fragments(part_);
    if (fragments.size() < 2) return;
    if (part_ != Part::kKeyInformation) check_need(fragments);
    for (const Fragment& fragment : fragments) {
      check_lines(fragment);
      if (&fragment != &fragments.front()) check_continued(fragment);
    }
  }

 private:
  const PdfPage& page(const Fragment& fragment) const { return check_.file().pages[fragment.page]; }

  void refuse_split(const Fragment& fragment, std::string_view message) {
    check_.refuse_once(Rule::kP10, part_, place_of(page(fragment)),
                       fmt::format("\"{}\" {}", id_of(part_), message));
  }

  std::string_view fault_of_border(const Fragment& fragment) const {
    const PageContent& content = page(fragment).content;
    if (const auto box = box_around(content, fragment.text, kThinnest, kNearest)) {
      return is_painted_over(fragment, *box) ? "has a border that is painted over" : "";
    }
    if (box_around(content, fragment.text, 0.1, kNearest)) {
      return "has a border of less than 1 point";
    }
    if (box_around(content, fragment.text, kThinnest, 0)) {
      return "has a border less than 6 points from its words";
    }
    return "has no border that is closed on four sides";
  }

  bool is_painted_over(const Fragment& fragment, const DrawnBox& box) const {
    const PaintedGround ground(check_.file(), page(fragment));
    return std::ranges::any_of(
        box.sides, [&](const BoxSide& side) { return ground.is_covered(side.bar, side.order); });
  }

  /// Each fragment has borders and, but for the first, a line that says that it goes on: together
  /// they are higher than the box in one piece. The key information cannot go to another page, and
  /// a box with notes has less room than the page.
  void check_need(std::span<const Fragment> fragments) {
    double height = 0;
    for (const Fragment& fragment : fragments) {
      const auto box = box_around(page(fragment).content, fragment.text, kThinnest, kNearest);
      if (!box || has_notes(page(fragment))) return;
      height += box->outer().height();
    }
    const double whole = page(fragments.front()).box().height();
    if (height > whole * kUnsplitPart) return;
    refuse_split(fragments.front(), "is split, though it takes no more than two thirds of a page");
  }

  bool has_notes(const PdfPage& page) const {
    return std::ranges::any_of(page.content.marks, [&](const MarkedContent& mark) {
      return mark.element && facts_.is(*mark.element, Within::kNote);
    });
  }

  /// Pictures count as lines.
  void check_lines(const Fragment& fragment) {
    std::size_t lines = facts_.lines(facts_.runs(part_, fragment)).size();
    const PageContent& content = page(fragment).content;
    for (const PaintedImage& image : content.images) {
      const auto element = ProminenceFacts::element_of(content, image.placing.mark);
      if (element && facts_.part_of(*element) == part_) ++lines;
    }
    const std::size_t headings = lines_of_heading(fragment);
    if (lines - headings >= kFewestLines) return;
    refuse_split(fragment, "has fewer than three lines on a page");
  }

  std::size_t lines_of_heading(const Fragment& fragment) const {
    std::vector<double> baselines;
    for (const DisclaimerRun& each : facts_.runs(part_, fragment)) {
      const double y = facts_.run(each).origin.y;
      if (!facts_.is_in_heading(part_, each.element)) continue;
      if (std::ranges::find(baselines, y) == baselines.end()) baselines.push_back(y);
    }
    return baselines.size();
  }

  /// An artifact within the box, above the words that go on.
  void check_continued(const Fragment& fragment) {
    const PageContent& content = page(fragment).content;
    const auto box = box_around(content, fragment.text, kThinnest, kNearest);
    if (!box) return;  // P06's to tell
    const PdfRect inner = box->inner();
    const bool says_so = std::ranges::any_of(content.runs, [&](const TextRun& run) {
      const PdfRect bounds = bounds_of(run);
      return bounds.top <= inner.top && bounds.bottom >= fragment.text.top - run.size &&
             bounds.left >= inner.left && bounds.right <= inner.right &&
             content.is_artifact(run.placing.mark) && !is_blank(content.text_of(run));
    });
    if (!says_so) refuse_split(fragment, "does not say that it goes on from the page before");
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Part part_;
};

}  // namespace

void find_unboxed(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) {
    BoxCheck box(check, part);
    box.check_borders();
    box.check_heading();
    box.check_split();
  }
}

}  // namespace clearleaf::verify
