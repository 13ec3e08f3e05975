// P14: the footer of every page says on which page the risks are, in a line of its own.
#include "base/utf8.h"
#include "verify/pdf_heading_places.h"
#include "verify/pdf_hidden_text.h"
#include "verify/pdf_prominence.h"
#include "verify/word_characters.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

namespace clearleaf::verify {

namespace {

/// What one artifact of a footer draws.
struct FooterLine {
  std::uint32_t first_run;  // in PageContent::runs
  std::uint32_t end_run;
  std::string text;

  std::span<const TextRun> runs(const PageContent& content) const {
    return std::span(content.runs).subspan(first_run, end_run - first_run);
  }
};

bool is_footer(const PageContent& content, const MarkedContent& mark) {
  const MarkProperties* properties = content.properties_of(mark);
  return mark.tag == "Artifact" && properties != nullptr &&
         properties->artifact_type == "Pagination" && properties->artifact_subtype == "Footer";
}

/// As it stands from left to right: on pages from right to left words may be painted from the other
/// end of the line.
std::string seen_text(const PageContent& content, const MarkedContent& mark) {
  std::vector<const TextRun*> runs;
  for (std::uint32_t i = mark.first_run; i < mark.end_run; ++i) runs.push_back(&content.runs[i]);
  std::ranges::stable_sort(runs, {}, [](const TextRun* run) { return run->origin.x; });
  std::string text;
  for (const TextRun* run : runs) text += content.text_of(*run);
  return text;
}

std::vector<FooterLine> footer_of(const PageContent& content) {
  std::vector<FooterLine> lines;
  for (const MarkedContent& mark : content.marks) {
    if (!is_footer(content, mark)) continue;
    lines.push_back({mark.first_run, mark.end_run, seen_text(content, mark)});
  }
  return lines;
}

bool is_letter(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_digit(char32_t c) {
  return u_isdigit(static_cast<UChar32>(c)) != 0;
}

class ReminderCheck {
 public:
  /// `label`: of the page where the risks begin.
  ReminderCheck(const PdfProminenceCheck& check, std::string label)
      : check_(check), label_(std::move(label)) {}

  void check_page(const PdfPage& page) const {
    const auto lines = footer_of(page.content);
    bool reminds = false;
    for (const FooterLine& line : lines) {
      if (!is_reminder(line, lines)) continue;
      reminds = true;
      const std::string_view fault = fault_of(page, line);
      if (fault.empty()) continue;
      return refuse(page, fmt::format("the line that says where the risks are {}", fault));
    }
    if (!reminds) {
      refuse(page, fmt::format("no footer says that the risks are on page {}", label_));
    }
  }

 private:
  void refuse(const PdfPage& page, std::string message) const {
    check_.refuse_once(Rule::kP14, Part::kPublication, place_of(page), std::move(message));
  }

  /// "Page 3 of 12" is no reminder of risks on page 12, nor is "Page 12" alone on that page: the
  /// page's own number stands in another line. On that page either of the two lines may be it.
  bool is_reminder(const FooterLine& line, std::span<const FooterLine> lines) const {
    if (!has_label(line.text, label_) || !has_any(line.text, is_letter)) return false;
    return std::ranges::any_of(lines, [&](const FooterLine& other) {
      return &other != &line && has_any(other.text, is_digit);
    });
  }

  /// Why a reader may miss it; empty: nobody will.
  static std::string_view fault_of(const PdfPage& page, const FooterLine& line) {
    const PageContent& content = page.content;
    const double base_line = line.runs(content).front().origin.y;
    const DrawnText text(content);
    for (const TextRun& run : line.runs(content)) {
      const PdfRect bounds = bounds_of(run);
      if (!hidden_by(page, run).empty() || !is_inside(bounds, page.box(), 0)) {
        return "is not seen whole";
      }
      constexpr double kOneLine = 0.5;  // of the size: marks may be raised
      if (std::abs(run.origin.y - base_line) > kOneLine * run.size) return "is not one line";
      if (!distorted_by(page, run).empty()) return "can hardly be read";
      if (text.runs_into_other(run)) return "runs into other text";
    }
    return is_at_foot(page, base_line) ? "" : "does not stand at the foot of the page";
  }

  static bool is_at_foot(const PdfPage& page, double base_line) {
    const PageContent& content = page.content;
    return std::ranges::none_of(content.runs, [&](const TextRun& run) {
      return run.origin.y < base_line && !content.is_artifact(run.placing.mark) &&
             !is_blank(content.text_of(run));
    });
  }

  const PdfProminenceCheck& check_;
  std::string label_;
};

}  // namespace

void find_unreminded(const PdfProminenceCheck& check) {
  const auto heading = check.facts.heading(Part::kRisks);
  const auto place = heading ? heading_place(check.structure(), *heading) : std::nullopt;
  if (!place) return;
  const ReminderCheck reminder(check, check.file().pages[place->page].label);
  for (const PdfPage& page : check.file().pages) reminder.check_page(page);
}

}  // namespace clearleaf::verify
