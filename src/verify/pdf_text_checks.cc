// The text of each block, as a reader is told it → where that is not what is seen.
#include "base/utf8.h"
#include "verify/language_tags.h"
#include "verify/pdf_check_parts.h"
#include "verify/pdf_hidden_text.h"
#include "verify/pdf_line_ends.h"
#include "verify/pdf_replaced_text.h"
#include "verify/word_characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace clearleaf::verify {

namespace {

// ---- the words of a block ----

/// Follows the runs of one block and tells where two words stand apart but have no blank between
/// them, and where the text jumps back up its page.
class BlockText {
 public:
  BlockText(const StructureView& structure, Id<PdfElement> id, Report& report)
      : structure_(structure), id_(id), report_(report) {}

  void add(MarkPlace place) {
    const PageContent& content = structure_.file().pages[place.page].content;
    const MarkedContent& mark = content.marks[place.mark];
    if (mark.first_run == mark.end_run) {
      line_ends_.forget();  // an image, which may be painted after its line's text
      return;
    }
    check_order(place, mark);
    for (std::uint32_t i = mark.first_run; i < mark.end_run; ++i) {
      const TextRun& run = content.runs[i];
      if (run.text_size > 0) add_run(place.page, content, run);
    }
  }

 private:
  /// Content is painted in the order in which it is read: readers that reflow pages go by it.
  void check_order(MarkPlace place, const MarkedContent& mark) {
    const auto here = std::pair(place.page.index(), mark.order);
    if (last_order_ && here < *last_order_) {
      report("ISO 32000-1 14.8.2.3.1",
             "the content of {} is painted in another order than it is read in");
    }
    last_order_ = here;
  }

  void add_run(Id<PdfPage> page, const PageContent& content, const TextRun& run) {
    const PlacedRun now{page, &content, &run};
    const std::optional<PlacedRun> before = line_ends_.before();
    const LineEnds::Step step = line_ends_.add(now);
    if (step == LineEnds::Step::kOnLine) {
      check_gap(*before, now);
      reach_ = std::max(reach_, run.end.x);
      return;
    }
    if (before) check_goes_down(*before, now);
    // A line of one word may be a piece of a word too long for a line.
    if (step == LineEnds::Step::kInWord) report_glued(*before, now);
    reach_ = run.end.x;
  }

  void check_goes_down(const PlacedRun& a, const PlacedRun& b) {
    if (a.page != b.page || b.run->origin.y < a.run->origin.y) return;
    report("ISO 14289-1 7.1", "the lines of {} are not read from top to bottom");
  }

  void check_gap(const PlacedRun& a, const PlacedRun& b) {
    constexpr double kBlankWidth = 0.2;  // of the font's size; blanks are 0.25 and more
    const double gap = b.run->origin.x - reach_;
    if (gap > kBlankWidth * b.run->size && words_meet(a.text(), b.text())) {
      report_glued(a, b);
    }
  }

  void report_glued(const PlacedRun& a, const PlacedRun& b) {
    const auto end_of = [](std::string_view text) {
      return text.substr(std::min(text.size(), text.rfind(' ') + 1));
    };
    report("ISO 32000-1 14.8.2.5",
           fmt::format("in {{}} the words \"{}\" and \"{}\" have no blank between them",
                       end_of(a.text()), b.text().substr(0, b.text().find(' '))));
  }

  void report(std::string_view clause, std::string_view message) {
    if (std::exchange(told_, true)) return;
    report_.add(clause, structure_.place(id_),
                fmt::format(fmt::runtime(message), structure_.name(id_)));
  }

  const StructureView& structure_;
  Id<PdfElement> id_;
  Report& report_;
  LineEnds line_ends_;
  std::optional<std::pair<std::uint32_t, std::uint32_t>> last_order_;
  double reach_ = 0;  // of the line so far
  bool told_ = false;
};

void check_blocks(const StructureView& structure, Report& report) {
  for (std::size_t i = 0; i < structure.size(); ++i) {
    const Id<PdfElement> id = structure.id_at(i);
    if (is_inline(structure.type(id))) continue;
    if (has_replaced_text(structure, id)) continue;
    BlockText text(structure, id, report);
    structure.for_each_mark(
        id, [&](Id<PdfElement> inner) { return is_inline(structure.type(inner)); },
        [&](MarkPlace place) { text.add(place); });
  }
}

// ---- what is read but not seen ----

/// Whether part of a run would be cut off at the page's edge.
bool reaches_over(const TextRun& run, const PdfRect& box) {
  constexpr double kSlack = 1;
  const double left = std::min(run.origin.x, run.end.x);
  const double right = std::max(run.origin.x, run.end.x);
  const double bottom = std::min(run.origin.y, run.end.y);
  const double top = std::max(run.origin.y, run.end.y);
  return left < box.left - kSlack || right > box.right + kSlack || bottom < box.bottom - kSlack ||
         top > box.top + kSlack;
}

void check_is_seen(const PdfPage& page, Report& report) {
  for (const TextRun& run : page.content.runs) {
    const std::string_view why = hidden_by(page, run);
    const bool is_cut = reaches_over(run, page.box());
    if ((why.empty() && !is_cut) || is_blank(page.content.text_of(run))) continue;
    const bool is_artifact = page.content.is_artifact(run.placing.mark);
    // A page's number is for who sees the page: it stands on it, too.
    if (is_cut && (why.empty() || is_artifact)) {
      report.add(
          "ISO 32000-1 14.11.2", place_of(page),
          fmt::format("the text \"{}\" reaches over the page's edge", page.content.text_of(run)));
    }
    if (why.empty() || is_artifact) continue;
    report.add("ISO 32000-1 14.8.2.2.3", place_of(page),
               fmt::format("the text \"{}\" is read but {}", page.content.text_of(run), why));
  }
}

// ---- texts of sequences ----

void check_mark_texts(const PdfPage& page, Report& report) {
  for (const MarkProperties& properties : page.content.properties) {
    if (properties.lang && !is_language_tag(*properties.lang)) {
      report.add("ISO 14289-1 7.2", place_of(page),
                 "Lang \"" + *properties.lang + "\" is no language tag");
    }
    if (properties.actual_text &&
        properties.actual_text->find("\xEF\xBF\xBD") != std::string::npos) {
      report.add("ISO 32000-1 14.9.4", place_of(page), "an ActualText has U+FFFD");
    }
  }
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/// Characters whose meaning only the font knows, where no ActualText says it.
void check_private_use(const PdfPage& page, Report& report) {
  const PageContent& content = page.content;
  const auto may_be_private = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0xEE || byte == 0xEF || byte >= 0xF3;
  };
  if (std::ranges::none_of(content.text, may_be_private)) return;
  for (const TextRun& run : content.runs) {
    const std::string_view text = content.text_of(run);
    for (std::size_t at = 0; at < text.size();) {
      if (!is_private_use(next_code_point(text, at))) continue;
      bool is_told = false;
      for (auto mark = run.placing.mark; mark; mark = content.marks[*mark].parent) {
        const MarkProperties* properties = content.properties_of(content.marks[*mark]);
        is_told = is_told || (properties != nullptr && properties->actual_text);
      }
      if (is_told || content.is_artifact(run.placing.mark)) break;
      report.add("ISO 19005-2 6.2.11.7.3", place_of(page),
                 "a character for private use has no ActualText");
      return;
    }
  }
}

}  // namespace

void check_pdf_text(const StructureView& structure, Report& report) {
  check_blocks(structure, report);
  check_replaced_text(structure, report);
  for (const PdfPage& page : structure.file().pages) {
    check_is_seen(page, report);
    check_mark_texts(page, report);
    check_private_use(page, report);
  }
}

}  // namespace clearleaf::verify
