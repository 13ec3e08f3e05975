// P02: the key information stands up front, sums up both disclaimers and leads to them.
#include "base/utf8.h"
#include "verify/pdf_heading_places.h"
#include "verify/pdf_prominence.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace clearleaf::verify {

namespace {

class FrontCheck {
 public:
  explicit FrontCheck(const PdfProminenceCheck& check, Id<PdfElement> key)
      : check_(check), facts_(check.facts), key_(key) {}

  void check_before() {
    const auto document = check_.structure()[key_].parent;
    if (!document) return;  // P09's to tell
    int place = 0;          // 1: the title, 2 and 3: subtitle and byline
    for (const Id<PdfElement> kid : check_.structure().element_kids(*document)) {
      if (kid == key_) return;
      const StandardType type = check_.structure().type(kid);
      const bool is_title = place == 0 && heading_level(type) == 1;
      const bool is_line = place > 0 && place < 3 && type == StandardType::kP;
      if (!is_title && !is_line) {
        return refuse(
            fmt::format("comes after more than the title ({})", check_.structure().name(kid)));
      }
      ++place;
    }
  }

  void check_opening() {
    const auto& opens_at = check_.file().catalog.opens_at;
    if (!opens_at || !opens_at->page || opens_at->page->index() == 0) return;
    refuse(fmt::format("is passed over: the file opens at {}",
                       place_of(check_.file().pages[*opens_at->page])));
  }

  void check_pages() {
    const auto fragments = facts_.fragments(kKey);
    if (fragments.empty()) return refuse("has no words");
    const Fragment& first = fragments.front();
    if (first.page.index() != 0) return refuse("is not on the first page");
    const PdfPage& page = check_.file().pages[first.page];
    const double top = first_baseline(first);
    if (top < (page.box().bottom + page.box().top) / 2) {
      refuse("does not begin in the upper half of the first page");
    }
    if (something_stands_above(page, top)) {
      refuse("stands below more than the title on the first page");
    }
    if (fragments.size() > 1) check_rest(fragments);
  }

  void check_summed_up(Part part, const std::optional<Id<PdfElement>>& summary) {
    if (!summary || is_blank(facts_.own_text(*summary))) {
      return refuse(fmt::format("does not sum up \"{}\"", id_of(part)));
    }
    if (find_link(facts_, *summary, part) == nullptr) {
      return refuse(fmt::format("does not lead to \"{}\"", id_of(part)));
    }
    const auto place = heading_place(check_.structure(), *facts_.heading(part));
    const std::string& label = check_.file().pages[place->page].label;
    if (!has_label(page_reference(*summary), label)) {
      refuse(fmt::format("does not say that \"{}\" is on page {}", id_of(part), label));
    }
  }

 private:
  static constexpr Part kKey = Part::kKeyInformation;

  void refuse(std::string_view message) { check_.refuse(Rule::kP02, kKey, message); }

  double first_baseline(const Fragment& fragment) const {
    double top = 0;
    for (const DisclaimerRun& each : facts_.runs(kKey, fragment)) {
      top = std::max(top, facts_.run(each).origin.y);
    }
    return top;
  }

  /// Whether text or a picture that is read after the title block, and is not the key
  /// information, begins above `top`.
  bool something_stands_above(const PdfPage& page, double top) const {
    const auto is_other = [&](std::optional<Id<MarkedContent>> mark) {
      const auto element = ProminenceFacts::element_of(page.content, mark);
      return element && *element > key_ && facts_.part_of(*element) != kKey;
    };
    return std::ranges::any_of(page.content.runs,
                               [&](const TextRun& run) {
                                 return run.origin.y > top && is_other(run.placing.mark) &&
                                        !is_blank(page.content.text_of(run));
                               }) ||
           std::ranges::any_of(page.content.images, [&](const PaintedImage& image) {
             return image.box.bottom > top && is_other(image.placing.mark);
           });
  }

  void check_rest(std::span<const Fragment> fragments) {
    const Fragment& rest = fragments[1];
    if (fragments.size() > 2 || rest.page.index() != 1) {
      return refuse("does not end on the first or second page");
    }
    const PdfPage& page = check_.file().pages[rest.page];
    if (something_stands_above(page, first_baseline(rest))) {
      refuse("does not go on at the top of the second page");
    }
  }

  std::string page_reference(Id<PdfElement> summary) const {
    const auto reference = facts_.find(summary, Within::kPageReference);
    return reference ? check_.structure().text_of(*reference) : "";
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Id<PdfElement> key_;
};

}  // namespace

bool has_label(std::string_view text, std::string_view label) {
  const auto continues = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  };
  if (label.empty()) return false;
  for (std::size_t at = text.find(label); at != text.npos; at = text.find(label, at + 1)) {
    const std::size_t end = at + label.size();
    const bool begins = at == 0 || !continues(text[at - 1]);
    if (begins && (end == text.size() || !continues(text[end]))) return true;
  }
  return false;
}

void find_not_up_front(const PdfProminenceCheck& check) {
  const auto& key = check.facts[Part::kKeyInformation];
  if (!key) return;
  FrontCheck front(check, *key);
  front.check_opening();
  front.check_before();
  // What is read before it is seen before it as well.
  if (!check.findings.has(Rule::kP02, Part::kKeyInformation)) front.check_pages();
  const PdfSummaries summaries = summaries_of(check.facts);
  for (const Part part : {Part::kRisks, Part::kConclusion}) {
    // Of one without a heading no place is known; that is P09's.
    if (check.facts.heading(part)) front.check_summed_up(part, summaries[part]);
  }
}

}  // namespace clearleaf::verify
