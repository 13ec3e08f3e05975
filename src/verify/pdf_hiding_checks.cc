// P12: every word of a disclaimer is seen.
#include "verify/pdf_hidden_text.h"
#include "verify/pdf_painted_ground.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

namespace clearleaf::verify {

namespace {

/// Text with less contrast is there for machines alone; with more, but not enough, it is P05's.
constexpr double kSeen = 1.5;
/// The widest outline of letters, of their size: those of bold faces are drawn with less.
constexpr double kThickestOutline = 0.08;
/// Runs times areas on a page: more than any page needs, and not so many that a file can keep its
/// judge busy.
constexpr std::size_t kMostToCompare = 4'000'000;

/// Why a run is not seen or not read; empty: it is.
std::string_view hidden_by(const PdfPage& page, const PaintedGround& ground, const DrawnText& text,
                           const TextRun& run) {
  if (const std::string_view why = hidden_by(page, run); !why.empty()) return why;
  if (const std::string_view why = distorted_by(page, run); !why.empty()) return why;
  if (text.runs_into_other(run)) return "runs into other text";
  // Text that is stroked or clips has other colours than those that are judged.
  if (run.render_mode != 0 && run.render_mode != 2) return "is not filled (render mode)";
  if (run.render_mode == 2 && run.outline <= 0) return "is outlined in another colour";
  if (run.outline > kThickestOutline * run.size) return "is outlined so that its letters fill up";
  const PdfRect area = bounds_of(run);
  if (ground.is_covered(area, run.placing.order)) return "is painted over";
  if (!run.fill.known) return {};
  const auto contrast = ground.least_contrast(run.fill.color, area, run.placing.order);
  return contrast && *contrast < kSeen ? "has the colour of its background" : "";
}

/// Whether an annotation is drawn over an area (ISO 32000-1 12.5): what its appearance shows is not
/// looked at.
bool is_drawn_over(const PdfAnnotation& annotation, const PdfRect& area) {
  constexpr double kThickest = 2;  // points, of a link's border
  const bool is_plain = annotation.subtype == "Link" && !annotation.has_appearance &&
                        annotation.border_width <= kThickest;
  const PdfRect& rect = annotation.rect;
  return !is_plain && rect.left < area.right && rect.right > area.left && rect.bottom < area.top &&
         rect.top > area.bottom;
}

void check_annotations(const PdfProminenceCheck& check, Part part, const Fragment& fragment) {
  const PdfPage& page = check.file().pages[fragment.page];
  for (const Id<PdfAnnotation> each : page.annotations) {
    const PdfAnnotation& annotation = check.file().annotations[each];
    if (!is_drawn_over(annotation, fragment.text)) continue;
    check.refuse_once(
        Rule::kP12, part, place_of(page),
        fmt::format("an annotation ({}) is drawn over \"{}\"", annotation.subtype, id_of(part)));
  }
}

void check_fragment(const PdfProminenceCheck& check, Part part, const Fragment& fragment) {
  const PdfPage& page = check.file().pages[fragment.page];
  const PaintedGround ground(check.file(), page);
  const DrawnText text(page.content);
  const auto runs = check.facts.runs(part, fragment);
  if (runs.size() * ground.painted() > kMostToCompare) {
    return check.refuse_once(Rule::kP12, part, place_of(page),
                             "more is painted over and under it than is looked at");
  }
  for (const DisclaimerRun& each : runs) {
    const std::string_view why = hidden_by(page, ground, text, check.facts.run(each));
    if (why.empty()) continue;
    check.refuse_once(Rule::kP12, part, place_of(page),
                      fmt::format("\"{}\" of \"{}\" {}", check.facts.text(each), id_of(part), why));
  }
}

}  // namespace

void find_hidden(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) {
    for (const Fragment& fragment : check.facts.fragments(part)) {
      check_fragment(check, part, fragment);
      check_annotations(check, part, fragment);
    }
  }
}

}  // namespace clearleaf::verify
