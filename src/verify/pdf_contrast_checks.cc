// P05: text is told apart from what is really painted under it, and a box's border from what is
// beside it.
#include "base/utf8.h"
#include "verify/pdf_drawn_boxes.h"
#include "verify/pdf_hidden_text.h"
#include "verify/pdf_painted_ground.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace clearleaf::verify {

namespace {

constexpr double kOfText = 7;
constexpr double kOfBorder = 3;
constexpr double kRounding = 0.05;  // colours are written in thousandths

class ContrastCheck {
 public:
  ContrastCheck(const PdfProminenceCheck& check, Id<PdfPage> page)
      : check_(check),
        facts_(check.facts),
        id_(page),
        page_(check.file().pages[page]),
        ground_(check.file(), page_) {}

  void check_text() {
    const PageContent& content = page_.content;
    for (const TextRun& run : content.runs) {
      const auto element = ProminenceFacts::element_of(content, run.placing.mark);
      if (element && facts_.is(*element, Within::kFigure)) continue;
      const Part part = element ? facts_.part_of(*element) : Part::kPublication;
      if (check_.findings.has(Rule::kP05, part) || is_blank(content.text_of(run))) continue;
      if (!hidden_by(page_, run).empty()) continue;  // which is told as such
      const auto contrast =
          run.fill.known && run.fill.alpha >= 1
              ? ground_.least_contrast(run.fill.color, bounds_of(run), run.placing.order)
              : std::nullopt;
      if (contrast && *contrast >= kOfText - kRounding) continue;
      refuse(part, fmt::format("\"{}\" has {} with what is under it, not 7:1", content.text_of(run),
                               told(contrast)));
    }
  }

  void check_border(Part part, const Fragment& fragment) {
    const auto box = box_around(page_.content, fragment.text, 0.1, 0);
    if (!box) return;  // P06's to tell
    for (const BoxSide& side : box->sides) {
      for (const PdfRect& beside : areas_beside(side.bar)) {
        const auto contrast = side.paint.known
                                  ? ground_.least_contrast(side.paint.color, beside, side.order)
                                  : std::nullopt;
        if (contrast && *contrast >= kOfBorder - kRounding) continue;
        return refuse(part,
                      fmt::format("the border of \"{}\" has {} with what is beside it, not 3:1",
                                  id_of(part), told(contrast)));
      }
    }
  }

  bool is_too_much() const {
    constexpr std::size_t kMostToCompare = 4'000'000;
    return page_.content.runs.size() * ground_.size() > kMostToCompare;
  }
  /// Of a page with disclaimers theirs: P12 has told of what it could not look at either.
  void refuse_unread() {
    constexpr const char* kMessage = "more is painted under its text than is looked at";
    bool is_of_disclaimer = false;
    for (const Part part : kPdfDisclaimers) {
      if (!stands_here(part)) continue;
      refuse(part, kMessage);
      is_of_disclaimer = true;
    }
    if (!is_of_disclaimer) refuse(Part::kPublication, kMessage);
  }

 private:
  bool stands_here(Part part) const {
    return std::ranges::any_of(facts_.fragments(part),
                               [this](const Fragment& each) { return each.page == id_; });
  }

  void refuse(Part part, std::string message) {
    check_.refuse_once(Rule::kP05, part, place_of(page_), std::move(message));
  }

  static std::string told(std::optional<double> contrast) {
    return contrast ? fmt::format("a contrast of {:.2f}:1", *contrast) : "a contrast nobody knows";
  }

  /// A point wide, on both sides of a bar.
  static std::array<PdfRect, 2> areas_beside(const PdfRect& bar) {
    constexpr double kFrom = 0.2;
    constexpr double kTo = 1.2;
    if (bar.height() > bar.width()) {
      return {PdfRect{bar.left - kTo, bar.bottom, bar.left - kFrom, bar.top},
              PdfRect{bar.right + kFrom, bar.bottom, bar.right + kTo, bar.top}};
    }
    return {PdfRect{bar.left, bar.bottom - kTo, bar.right, bar.bottom - kFrom},
            PdfRect{bar.left, bar.top + kFrom, bar.right, bar.top + kTo}};
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Id<PdfPage> id_;
  const PdfPage& page_;
  PaintedGround ground_;
};

}  // namespace

void find_low_contrast(const PdfProminenceCheck& check) {
  for (std::size_t i = 0; i < check.file().pages.size(); ++i) {
    const Id<PdfPage> page = check.file().pages.id_at(i);
    ContrastCheck contrast(check, page);
    if (contrast.is_too_much()) {
      contrast.refuse_unread();
      continue;
    }
    contrast.check_text();
    for (const Part part : kPdfDisclaimers) {
      for (const Fragment& fragment : check.facts.fragments(part)) {
        if (fragment.page == page) contrast.check_border(part, fragment);
      }
    }
  }
}

}  // namespace clearleaf::verify
