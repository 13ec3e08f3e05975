// P06: each disclaimer stands in a box, closed on each page, under a heading in bold.
#include "verify/pdf_drawn_boxes.h"
#include "verify/pdf_font_faces.h"
#include "verify/pdf_painted_ground.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

class BoxCheck {
 public:
  BoxCheck(const PdfProminenceCheck& check, Part part)
      : check_(check), facts_(check.facts), part_(part) {}

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
      if (is_bold(check_.file().fonts[facts_.run(each).font], facts_.run(each))) continue;
      return check_.refuse_once(Rule::kP06, part_, place_of(check_.file().pages[each.page]),
                                fmt::format("the heading of \"{}\" is not in bold", id_of(part_)));
    }
  }

 private:
  const PdfPage& page(const Fragment& fragment) const { return check_.file().pages[fragment.page]; }

  std::string_view fault_of_border(const Fragment& fragment) const {
    const PageContent& content = page(fragment).content;
    if (const auto box = box_around(content, fragment.text, kThinnestBorder, kLeastPadding)) {
      return is_painted_over(fragment, *box) ? "has a border that is painted over" : "";
    }
    if (box_around(content, fragment.text, 0.1, kLeastPadding)) {
      return "has a border of less than 1 point";
    }
    if (box_around(content, fragment.text, kThinnestBorder, 0)) {
      return "has a border less than 6 points from its words";
    }
    return "has no border that is closed on four sides";
  }

  bool is_painted_over(const Fragment& fragment, const DrawnBox& box) const {
    const PaintedGround ground(check_.file(), page(fragment));
    return std::ranges::any_of(
        box.sides, [&](const BoxSide& side) { return ground.is_covered(side.bar, side.order); });
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
  }
}

}  // namespace clearleaf::verify
