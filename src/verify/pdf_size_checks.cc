// P04: no disclaimer is set smaller than body text, and nothing is too small to read.
#include "base/utf8.h"
#include "verify/pdf_hidden_text.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace clearleaf::verify {

namespace {

struct SmallestSizes {
  double body;  // points
  double any;
};

SmallestSizes smallest_sizes(const XmpPacket& xmp) {
  const bool is_large = xmp.value(kClearleafNamespace, "edition") == "large-print";
  return is_large ? SmallestSizes{16, 16} : SmallestSizes{12, 10};
}

constexpr double kRounding = 0.02;  // points

/// Points as they are seen (ISO 32000-1 14.11.2: UserUnit).
double size_on(const PdfPage& page, const TextRun& run) {
  return run.size * page.user_unit;
}

class SizeCheck {
 public:
  explicit SizeCheck(const PdfProminenceCheck& check)
      : check_(check), facts_(check.facts), least_(smallest_sizes(check.xmp)) {}

  void run() {
    const double body = body_size();
    if (body > 0 && body < least_.body - kRounding) {
      check_.refuse_once(
          Rule::kP04, Part::kPublication, "",
          fmt::format("body text is set in {} points, and {} are the fewest", body, least_.body));
    }
    for (const Part part : kPdfDisclaimers) check_part(part, body);
    for (const PdfPage& page : check_.file().pages) check_page(page);
  }

 private:
  /// The size in which most of the words of paragraphs in sections are set; 0: there are none.
  double body_size() const {
    std::map<long, std::size_t> bytes;  // by tenths of a point
    for (const PdfPage& page : check_.file().pages) {
      for (const TextRun& run : page.content.runs) {
        const auto element = ProminenceFacts::element_of(page.content, run.placing.mark);
        if (element && is_body(*element))
          bytes[std::lround(size_on(page, run) * 10)] += run.text_size;
      }
    }
    long most = 0;
    std::size_t count = 0;
    for (const auto& [size, used] : bytes) {
      if (used < count) continue;
      most = size;
      count = used;
    }
    return static_cast<double>(most) / 10;
  }

  bool is_body(Id<PdfElement> element) const {
    if (!facts_.is(element, Within::kParagraph)) return false;
    for (const Within each : {Within::kNote, Within::kTable, Within::kCaption, Within::kContents,
                              Within::kFigure, Within::kCode, Within::kNoteMark}) {
      if (facts_.is(element, each)) return false;
    }
    if (facts_.part_of(element) != Part::kPublication) return false;
    // Subtitle and byline stand in the document itself.
    return check_.structure().parent_type(element) != StandardType::kDocument;
  }

  void check_part(Part part, double body) {
    for (const DisclaimerRun& each : facts_.runs(part)) {
      const double size = size_on(check_.file().pages[each.page], facts_.run(each));
      if (size >= body - 0.05 - kRounding || facts_.is(each.element, Within::kNoteMark)) continue;
      return check_.refuse_once(
          Rule::kP04, part, place_of(check_.file().pages[each.page]),
          fmt::format("\"{}\" of \"{}\" is set in {:.4g} points, body text in {}",
                      facts_.text(each), id_of(part), size, body));
    }
  }

  void check_page(const PdfPage& page) {
    for (const TextRun& run : page.content.runs) {
      if (size_on(page, run) >= least_.any - kRounding || is_blank(page.content.text_of(run)))
        continue;
      const auto element = ProminenceFacts::element_of(page.content, run.placing.mark);
      if (element && facts_.is(*element, Within::kFigure)) continue;
      if (!hidden_by(page, run).empty()) continue;  // which is told as such
      const Part part = element ? facts_.part_of(*element) : Part::kPublication;
      check_.refuse_once(Rule::kP04, part, place_of(page),
                         fmt::format("\"{}\" is set in {:.4g} points, and {} are the fewest",
                                     page.content.text_of(run), size_on(page, run), least_.any));
    }
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  SmallestSizes least_;
};

}  // namespace

void find_small(const PdfProminenceCheck& check) {
  SizeCheck(check).run();
}

}  // namespace clearleaf::verify
