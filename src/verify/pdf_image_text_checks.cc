// P09: no words of a disclaimer are an image: what an element or a sequence says in place of its
// content, its content shows as text.
#include "base/utf8.h"
#include "verify/pdf_prominence.h"
#include "verify/word_characters.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clearleaf::verify {

namespace {

/// A Figure's Alt says what it shows, its ActualText what words it is (ISO 32000-1 14.9.3, 14.9.4).
/// Words that stand in Alt alone are none of a disclaimer's text: P01 counts without them.
class ImageTextCheck {
 public:
  explicit ImageTextCheck(const PdfProminenceCheck& check)
      : check_(check), facts_(check.facts), shows_text_(check.structure().size()) {
    for (const PdfPage& page : check.file().pages) note_text(page.content);
  }

  void check_elements() {
    const StructureView& structure = check_.structure();
    for (std::size_t i = 0; i < structure.size(); ++i) {
      const Id<PdfElement> id = structure.id_at(i);
      if (!has_words(structure.attributes(id).actual_text)) continue;
      if (structure.type(id) == StandardType::kFigure || !shows_text_[i]) {
        refuse(facts_.part_of(id), structure.place(id), *structure.attributes(id).actual_text);
      }
    }
  }

  void check_sequences() {
    for (const PdfPage& page : check_.file().pages) {
      const PageContent& content = page.content;
      for (std::size_t i = 0; i < content.marks.size(); ++i) {
        const Id<MarkedContent> mark = content.marks.id_at(i);
        const MarkProperties* properties = content.properties_of(content.marks[mark]);
        if (properties == nullptr || !has_words(properties->actual_text)) continue;
        const auto element = ProminenceFacts::element_of(content, mark);
        if (!element || shows_text(content, content.marks[mark])) continue;
        refuse(facts_.part_of(*element), place_of(page), *properties->actual_text);
      }
    }
  }

 private:
  /// A joiner alone, which no glyph shows, is no word.
  static bool has_words(const std::optional<std::string>& text) {
    return text && has_any(*text, [](char32_t code_point) {
             const auto c = static_cast<UChar32>(code_point);
             return u_isUWhiteSpace(c) == 0 &&
                    u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
           });
  }

  static bool shows_text(const PageContent& content, const MarkedContent& mark) {
    const std::span runs(content.runs);
    return std::ranges::any_of(runs.subspan(mark.first_run, mark.end_run - mark.first_run),
                               [&](const TextRun& run) { return !is_blank(content.text_of(run)); });
  }

  /// Notes which elements have text in them, each element once.
  void note_text(const PageContent& content) {
    for (const TextRun& run : content.runs) {
      if (is_blank(content.text_of(run))) continue;
      for (auto each = ProminenceFacts::element_of(content, run.placing.mark);
           each && !shows_text_[each->index()]; each = check_.structure()[*each].parent) {
        shows_text_[each->index()] = true;
      }
    }
  }

  void refuse(Part part, std::string place, std::string_view words) const {
    if (part == Part::kPublication) return;
    check_.refuse_once(Rule::kP09, part, std::move(place),
                       fmt::format("\"{}\" has an image of the words \"{}\"", id_of(part), words));
  }

  const PdfProminenceCheck& check_;
  const ProminenceFacts& facts_;
  std::vector<bool> shows_text_;  // by element
};

}  // namespace

void find_text_in_images(const PdfProminenceCheck& check) {
  ImageTextCheck images(check);
  images.check_elements();
  images.check_sequences();
}

}  // namespace clearleaf::verify
