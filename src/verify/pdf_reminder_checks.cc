// P14: the footer of every page says on which page the risks are.
#include "base/utf8.h"
#include "verify/pdf_heading_places.h"
#include "verify/pdf_hidden_text.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace clearleaf::verify {

namespace {

/// Runs of a footer that stand together.
struct FooterPiece {
  std::uint32_t first_run;  // in PageContent::runs
  std::uint32_t end_run;
  std::string text;
};

bool is_footer(const PageContent& content, const MarkedContent& mark) {
  const MarkProperties* properties = content.properties_of(mark);
  return mark.tag == "Artifact" && properties != nullptr &&
         properties->artifact_type == "Pagination" && properties->artifact_subtype == "Footer";
}

bool stand_together(const TextRun& a, const TextRun& b) {
  constexpr double kFarthest = 0.02;  // of the size: blanks are in the text
  const PdfRect left = bounds_of(a);
  const PdfRect right = bounds_of(b);
  const double gap = std::max(left.left, right.left) - std::min(left.right, right.right);
  return std::abs(a.origin.y - b.origin.y) < 0.5 && gap < kFarthest * std::max(a.size, b.size) &&
         gap > -0.5 * a.size;
}

std::vector<FooterPiece> footer_of(const PageContent& content) {
  std::vector<FooterPiece> pieces;
  for (const MarkedContent& mark : content.marks) {
    if (!is_footer(content, mark)) continue;
    for (std::uint32_t i = mark.first_run; i < mark.end_run; ++i) {
      const TextRun& run = content.runs[i];
      const bool goes_on =
          !pieces.empty() && pieces.back().end_run == i && stand_together(content.runs[i - 1], run);
      if (!goes_on) pieces.push_back({i, i, ""});
      pieces.back().end_run = i + 1;
      pieces.back().text += content.text_of(run);
    }
  }
  return pieces;
}

bool overlap(const PdfRect& a, const PdfRect& b) {
  constexpr double kTouch = 0.5;  // points
  return std::min(a.right, b.right) - std::max(a.left, b.left) > kTouch &&
         std::min(a.top, b.top) - std::max(a.bottom, b.bottom) > kTouch;
}

bool is_inside(const PdfRect& inner, const PdfRect& outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.bottom >= outer.bottom &&
         inner.top <= outer.top;
}

class ReminderCheck {
 public:
  ReminderCheck(const PdfProminenceCheck& check, std::string label)
      : check_(check), label_(std::move(label)) {}

  void run() {
    const Id<PdfPage> last = check_.file().pages.id_at(check_.file().pages.size() - 1);
    std::vector<const PdfPage*> own;  // pages with the risks' own number
    for (const PdfPage& page : check_.file().pages) {
      if (page.label == label_) {
        own.push_back(&page);
        continue;
      }
      check_page(page, [&](const FooterPiece& piece) {
        // Both may stand in one run; then the number is not that of the last page.
        const bool is_total = check_.file().pages[last].label == label_;
        return has_label(piece.text, label_) && (!has_label(piece.text, page.label) || !is_total);
      });
    }
    for (const PdfPage* page : own) check_own(*page);
  }

 private:
  void refuse(const PdfPage& page, std::string message) {
    check_.refuse_once(Rule::kP14, Part::kPublication, place_of(page), std::move(message));
  }

  template <class IsReminder>
  void check_page(const PdfPage& page, const IsReminder& is_reminder) {
    const auto pieces = footer_of(page.content);
    const auto reminder = std::ranges::find_if(pieces, is_reminder);
    if (reminder == pieces.end()) {
      return refuse(page, fmt::format("no footer says that the risks are on page {}", label_));
    }
    reminders_.insert(reminder->text);
    check_is_seen(page, *reminder);
  }

  /// On the risks' own page the page number is theirs as well: the reminder says what it says on
  /// another page, or stands beside the page number.
  void check_own(const PdfPage& page) {
    const auto pieces = footer_of(page.content);
    const auto with_label = std::ranges::count_if(
        pieces, [&](const FooterPiece& piece) { return has_label(piece.text, label_); });
    check_page(page, [&](const FooterPiece& piece) {
      return has_label(piece.text, label_) && (with_label > 1 || reminders_.contains(piece.text) ||
                                               piece.text.find(label_) != piece.text.rfind(label_));
    });
  }

  void check_is_seen(const PdfPage& page, const FooterPiece& piece) {
    const auto& runs = page.content.runs;
    for (std::uint32_t i = piece.first_run; i < piece.end_run; ++i) {
      const PdfRect bounds = bounds_of(runs[i]);
      if (!hidden_by(page, runs[i]).empty() || !is_inside(bounds, page.box())) {
        return refuse(page, "the line that says where the risks are is not seen whole");
      }
      for (std::uint32_t j = 0; j < runs.size(); ++j) {
        const bool is_own = j >= piece.first_run && j < piece.end_run;
        if (is_own || is_blank(page.content.text_of(runs[j]))) continue;
        if (!overlap(bounds, bounds_of(runs[j]))) continue;
        return refuse(page, "the line that says where the risks are runs into other text");
      }
    }
  }

  const PdfProminenceCheck& check_;
  std::string label_;
  std::set<std::string> reminders_;
};

}  // namespace

void find_unreminded(const PdfProminenceCheck& check) {
  const auto heading = check.facts.heading(Part::kRisks);
  const auto place = heading ? heading_place(check.structure(), *heading) : std::nullopt;
  if (place) ReminderCheck(check, check.file().pages[place->page].label).run();
}

}  // namespace clearleaf::verify
