// P07: no word of a disclaimer is divided: no hyphen is drawn that its text does not have, and no
// line ends in the middle of a word.
#include "base/utf8.h"
#include "verify/pdf_line_ends.h"
#include "verify/pdf_prominence.h"
#include "verify/pdf_replaced_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::verify {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;

bool has_soft_hyphen(std::string_view text) {
  return text.find("\u00AD") != std::string_view::npos;
}

bool is_hyphen(char32_t c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/// Words that stand in place of what is drawn, and the hyphens that are.
struct Replacement {
  const std::string* words;
  std::size_t hyphens = 0;
  Id<PdfPage> page;
};

/// ISO 32000-1 14.8.2.2.3: a hyphen that divides a word is a soft hyphen in the text, if the glyph
/// says so or an ActualText does; or the text that replaces it leaves it out. A hyphen that is told
/// as one is a character of the text, which P11 compares.
class DivisionCheck {
 public:
  DivisionCheck(const PdfProminenceCheck& check, Part part)
      : check_(check), facts_(check.facts), part_(part) {}

  void check_hyphens() {
    for (std::size_t i = 0; i < check_.file().pages.size(); ++i) {
      const Id<PdfPage> page = check_.file().pages.id_at(i);
      const PageContent& content = check_.file().pages[page].content;
      for (const TextRun& run : content.runs) add_run(page, content, run);
    }
    for (const Replacement& each : replacements_) {
      if (each.hyphens > count(*each.words, is_hyphen)) refuse(each.page, *each.words);
    }
  }

  /// What is told in the order of its glyphs; text that is replaced may be told in another.
  void check_line_ends() {
    const StructureView& structure = check_.structure();
    for (std::size_t i = 0; i < structure.size(); ++i) {
      const Id<PdfElement> id = structure.id_at(i);
      if (facts_.part_of(id) != part_ || is_inline(structure.type(id))) continue;
      if (!has_replaced_text(structure, id)) check_block(id);
    }
  }

 private:
  void refuse(Id<PdfPage> page, std::string_view words) {
    check_.refuse_once(Rule::kP07, part_, place_of(check_.file().pages[page]),
                       fmt::format("a word in \"{}\" of \"{}\" is divided", words, id_of(part_)));
  }

  template <class Wanted>
  static std::size_t count(std::string_view text, const Wanted& wanted) {
    std::size_t found = 0;
    for (std::size_t at = 0; at < text.size();) {
      if (wanted(next_code_point(text, at))) ++found;
    }
    return found;
  }

  // ---- hyphens ----

  void add_run(Id<PdfPage> page, const PageContent& content, const TextRun& run) {
    const auto element = ProminenceFacts::element_of(content, run.placing.mark);
    if (!element || facts_.part_of(*element) != part_) return;
    const std::string_view drawn = content.text_of(run);
    const std::string* by_sequence = replaced_by_sequence(content, run);
    if (has_soft_hyphen(by_sequence != nullptr ? *by_sequence : drawn)) {
      return refuse(page, content.text_of(*run.placing.mark));
    }
    const std::string* words = by_sequence != nullptr ? by_sequence : replaced_by_element(*element);
    if (words == nullptr) return;
    const auto [place, is_new] = place_of_.try_emplace(words, replacements_.size());
    if (is_new) replacements_.push_back({words, 0, page});
    replacements_[place->second].hyphens +=
        count(drawn, [](char32_t c) { return is_hyphen(c) || c == kSoftHyphen; });
  }

  /// The ActualText of the outermost sequence around the run that has one; null: none has.
  static const std::string* replaced_by_sequence(const PageContent& content, const TextRun& run) {
    const std::string* found = nullptr;
    for (auto mark = run.placing.mark; mark; mark = content.marks[*mark].parent) {
      const MarkProperties* properties = content.properties_of(content.marks[*mark]);
      if (properties != nullptr && properties->actual_text) found = &*properties->actual_text;
    }
    return found;
  }

  /// The ActualText of the outermost element around it that has one.
  const std::string* replaced_by_element(Id<PdfElement> element) const {
    const std::string* found = nullptr;
    for (std::optional<Id<PdfElement>> each = element; each;
         each = check_.structure()[*each].parent) {
      const auto& words = check_.structure().attributes(*each).actual_text;
      if (words) found = &*words;
    }
    return found;
  }

  // ---- line ends ----

  void check_block(Id<PdfElement> block) {
    const StructureView& structure = check_.structure();
    LineEnds ends;
    structure.for_each_mark(
        block, [&](Id<PdfElement> inner) { return is_inline(structure.type(inner)); },
        [&](MarkPlace place) { add_mark(place, ends); });
  }

  void add_mark(MarkPlace place, LineEnds& ends) {
    const PageContent& content = check_.file().pages[place.page].content;
    const MarkedContent& mark = content.marks[place.mark];
    if (mark.first_run == mark.end_run) ends.forget();  // an image
    for (std::uint32_t i = mark.first_run; i < mark.end_run; ++i) {
      const TextRun& run = content.runs[i];
      if (run.text_size == 0) continue;
      const bool is_in_word = ends.add({place.page, &content, &run}) == LineEnds::Step::kInWord;
      if (is_in_word) refuse(place.page, content.text_of(place.mark));
    }
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  Part part_;
  std::vector<Replacement> replacements_;  // in the order of the pages
  std::unordered_map<const std::string*, std::size_t> place_of_;
};

}  // namespace

void find_divided(const PdfProminenceCheck& check) {
  for (const Part part : kPdfDisclaimers) {
    DivisionCheck division(check, part);
    division.check_hyphens();
    division.check_line_ends();
  }
}

}  // namespace clearleaf::verify
