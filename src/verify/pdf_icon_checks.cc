// Icons of disclaimers: an icon is an artifact (P03), and what is drawn of one beside a heading is
// told apart from what is beside it (P05).
#include "verify/pdf_painted_ground.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

namespace {

constexpr double kFewestContrast = 3;
constexpr double kRounding = 0.05;  // colours are written in thousandths
constexpr double kSmallest = 4;     // points; thinner things are rules and borders
constexpr double kLargest = 72;     // wider things are backgrounds
/// Shapes times areas on a page, as P05 and P12 bound them for text.
constexpr std::size_t kMostToCompare = 4'000'000;

/// What an icon draws: a shape and the colour that bounds it.
struct Shape {
  PdfRect box;
  Paint paint;
  std::uint32_t order;
};

class IconCheck {
 public:
  IconCheck(const PdfProminenceCheck& check, Part part)
      : check_(check), facts_(check.facts), part_(part) {}

  /// What is drawn in the structure and is no figure of the text, and figures of the heading and of
  /// labels.
  void check_structure() {
    for (const PdfPage& page : check_.file().pages) {
      for (const PaintedPath& path : page.content.paths) check_drawn(page, path.placing);
      for (const PaintedImage& image : page.content.images) {
        if (!is_form(image)) check_drawn(page, image.placing);
      }
    }
    const auto heading = facts_.heading(part_);
    if (heading && facts_.find(*heading, Within::kFigure)) refuse_read(*heading);
    const StructureView& structure = check_.structure();
    for (std::size_t i = 0; i < structure.size(); ++i) {
      const Id<PdfElement> id = structure.id_at(i);
      const bool is_in_label = facts_.is(id, Within::kLabel) && facts_.is(id, Within::kFigure);
      if (is_in_label && facts_.part_of(id) == part_) refuse_read(id);
    }
  }

  /// An icon is seen if one of its shapes is: white on red on white is. What is transparent or has
  /// a pattern has no known contrast. Of images the pixels are not read: they are not judged.
  void check_contrast() {
    const auto heading = heading_area();
    if (!heading) return;
    const PdfPage& page = check_.file().pages[heading->page];
    const auto is_icon = [&](const PdfRect& box, const Placing& placing) {
      return page.content.is_artifact(placing.mark) && stands_beside(box, heading->text);
    };
    const bool has_image = std::ranges::any_of(page.content.images, [&](const PaintedImage& image) {
      return !is_form(image) && is_icon(image.box, image.placing);
    });
    if (has_image) return;
    std::vector<Shape> shapes;
    for (const PaintedPath& path : page.content.paths) {
      const auto& paint = path.stroke ? path.stroke : path.fill;
      if (paint && is_icon(path.box, path.placing)) {
        shapes.push_back({path.box, *paint, path.placing.order});
      }
    }
    check_shapes(page, shapes);
  }

 private:
  /// The words of the heading where it begins.
  struct HeadingArea {
    Id<PdfPage> page;
    PdfRect text;
  };

  bool is_form(const PaintedImage& image) const {
    return image.xobject && check_.file().xobjects[*image.xobject].subtype == "Form";
  }

  void check_drawn(const PdfPage& page, const Placing& placing) {
    const auto element = ProminenceFacts::element_of(page.content, placing.mark);
    if (!element || facts_.part_of(*element) != part_) return;
    if (facts_.is(*element, Within::kFigure)) return;
    check_.refuse_once(Rule::kP03, part_, place_of(page), message_of_read());
  }

  void refuse_read(Id<PdfElement> element) {
    check_.refuse_once(Rule::kP03, part_, check_.structure().place(element), message_of_read());
  }

  std::string message_of_read() const {
    return fmt::format("\"{}\" has an icon that is no artifact", id_of(part_));
  }

  std::optional<HeadingArea> heading_area() const {
    std::optional<HeadingArea> area;
    for (const DisclaimerRun& each : facts_.runs(part_)) {
      if (!facts_.is_in_heading(part_, each.element)) continue;
      const PdfRect bounds = bounds_of(facts_.run(each));
      if (!area) area = HeadingArea{each.page, bounds};
      if (area->page == each.page) area->text = around(area->text, bounds);
    }
    return area;
  }

  /// Whether the middle of it is as high on the page as the heading's words are.
  static bool stands_beside(const PdfRect& box, const PdfRect& heading) {
    const double middle = (box.bottom + box.top) / 2;
    const auto is_of_size = [](double size) { return size >= kSmallest && size <= kLargest; };
    return is_of_size(box.width()) && is_of_size(box.height()) && middle >= heading.bottom &&
           middle <= heading.top;
  }

  void check_shapes(const PdfPage& page, const std::vector<Shape>& shapes) {
    if (shapes.empty()) return;
    const PaintedGround ground(check_.file(), page);
    if (shapes.size() * ground.size() > kMostToCompare) {
      return refuse_contrast(page, "more shapes than are looked at");
    }
    double most = 1;
    for (const Shape& shape : shapes) most = std::max(most, contrast_of(shape, ground));
    if (most >= kFewestContrast - kRounding) return;
    refuse_contrast(page,
                    fmt::format("a contrast of {:.2f}:1 with what is beside it, not 3:1", most));
  }

  void refuse_contrast(const PdfPage& page, std::string_view what) {
    check_.refuse_once(Rule::kP05, part_, place_of(page),
                       fmt::format("the icon of \"{}\" has {}", id_of(part_), what));
  }

  /// The least of those on its four sides; 1: it is not known.
  static double contrast_of(const Shape& shape, const PaintedGround& ground) {
    if (!shape.paint.known || shape.paint.alpha < 1) return 1;
    constexpr double kWide = 1;
    const PdfRect& box = shape.box;
    const std::array<PdfRect, 4> sides{PdfRect{box.left - kWide, box.bottom, box.left, box.top},
                                       PdfRect{box.right, box.bottom, box.right + kWide, box.top},
                                       PdfRect{box.left, box.bottom - kWide, box.right, box.bottom},
                                       PdfRect{box.left, box.top, box.right, box.top + kWide}};
    double least = 21;
    for (const PdfRect& side : sides) {
      least =
          std::min(least, ground.least_contrast(shape.paint.color, side, shape.order).value_or(1));
    }
    return least;
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Part part_;
};

}  // namespace

void find_poor_icons(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) {
    IconCheck icons(check, part);
    icons.check_structure();
    icons.check_contrast();
  }
}

}  // namespace clearleaf::verify
