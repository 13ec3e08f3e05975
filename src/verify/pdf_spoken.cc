// Structure elements → SpokenBuilder's calls. Where a mark could stand in two orders: the language
// of an element is opened before what the element is (label, link, abbreviation).
#include "verify/pdf_spoken.h"

#include "base/numbers.h"
#include "base/utf8.h"
#include "verify/pdf_spoken_places.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace clearleaf::verify {

namespace {

enum class Kind : std::uint8_t {
  kInline,
  kGroup,
  kSilent,
  kParagraph,
  kHeading,
  kKeyInformation,
  kRisks,
  kConclusion,
  kNotice,
  kQuote,
  kList,
  kTable,
  kRow,
  kCell,
  kCaption,
  kFigure,
  kNote,
  kLabel,
  kGeneratedLink,
  kReference,
  kLink,
};

/// By the type as written, then by what it is role-mapped to.
Kind kind_of_type(std::string_view type) {
  using Named = std::pair<std::string_view, Kind>;
  static constexpr std::array kKinds = std::to_array<Named>({
      {"P", Kind::kParagraph},
      {"Span", Kind::kInline},
      {"Link", Kind::kLink},
      {"LI", Kind::kGroup},
      {"LBody", Kind::kGroup},
      {"L", Kind::kList},
      {"Lbl", Kind::kSilent},
      {"Label", Kind::kLabel},
      {"Reference", Kind::kReference},
      {"Note", Kind::kNote},
      {"TD", Kind::kCell},
      {"TH", Kind::kCell},
      {"TR", Kind::kRow},
      {"Table", Kind::kTable},
      {"Caption", Kind::kCaption},
      {"Figure", Kind::kFigure},
      {"H1", Kind::kHeading},
      {"H2", Kind::kHeading},
      {"H3", Kind::kHeading},
      {"H4", Kind::kHeading},
      {"H5", Kind::kHeading},
      {"H6", Kind::kHeading},
      {"Sect", Kind::kGroup},
      {"Div", Kind::kGroup},
      {"Document", Kind::kGroup},
      {"Part", Kind::kGroup},
      {"Art", Kind::kGroup},
      {"THead", Kind::kGroup},
      {"TBody", Kind::kGroup},
      {"TFoot", Kind::kGroup},
      {"BlockQuote", Kind::kQuote},
      {"KeyInformation", Kind::kKeyInformation},
      {"Risks", Kind::kRisks},
      {"Conclusion", Kind::kConclusion},
      {"Notice", Kind::kNotice},
      {"GeneratedLink", Kind::kGeneratedLink},
      {"PageReference", Kind::kSilent},
      {"PrintedAddress", Kind::kSilent},
      {"TOC", Kind::kSilent},
  });
  for (const auto& [known, kind] : kKinds) {
    if (known == type) return kind;
  }
  return Kind::kInline;
}

Kind kind_of(const PdfElement& element) {
  const Kind own = kind_of_type(element.type);
  return own == Kind::kInline ? kind_of_type(element.standard) : own;
}

/// The first whole number in a text: "3." is 3; 0 for none.
int number_in(std::string_view text) {
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == text.npos) return 0;
  const std::size_t end = text.find_first_not_of("0123456789", begin);
  const auto number = parse_whole(text.substr(begin, end - begin));
  constexpr auto kMost = static_cast<std::uint32_t>(std::numeric_limits<int>::max() / 2);
  return number && *number <= kMost ? static_cast<int>(*number) : 0;
}

class Speaker {
 public:
  explicit Speaker(const PdfFile& pdf)
      : pdf_(pdf), places_(pdf), lang_(pdf.catalog.lang.value_or("")) {}

  Spoken speak() {
    for (std::size_t i = 0; i < pdf_.elements.size(); ++i) {
      const PdfElement& element = pdf_.elements[pdf_.elements.id_at(i)];
      if (!element.parent) speak(element);
    }
    if (!pdf_.pages.empty()) begin_pages(pdf_.pages.size() - 1);
    return builder_.finish(places_.targets());
  }

 private:
  // ---- elements ----

  void speak(const PdfElement& element) {
    const Kind kind = kind_of(element);
    if (kind == Kind::kSilent || is_contents(element)) return;
    in_language_of(element, [&] { speak_element(element, kind); });
  }

  /// Calls `say` with the element's language open where it differs from that around.
  template <class Say>
  void in_language_of(const PdfElement& element, const Say& say) {
    const PdfAttributes& attributes = pdf_.attributes_of(element);
    const bool changes = attributes.lang && ascii_lower(*attributes.lang) != ascii_lower(lang_);
    const std::string_view around = lang_;
    if (changes) {
      lang_ = *attributes.lang;
      builder_.open_language(lang_);
    }
    say();
    if (changes) builder_.close_mark();
    lang_ = around;
  }

  void speak_element(const PdfElement& element, Kind kind) {
    switch (kind) {
      case Kind::kSilent: return;
      case Kind::kInline: return speak_inline(element);
      case Kind::kGroup: return speak_group(element);
      case Kind::kParagraph: return speak_paragraph(element);
      case Kind::kHeading:
        return speak_line(element, BlockKind::kHeading, number_in(heading_type(element)));
      case Kind::kKeyInformation: return speak_region(element, Region::kKeyInformation);
      case Kind::kRisks: return speak_region(element, Region::kRisks);
      case Kind::kConclusion: return speak_region(element, Region::kConclusion);
      case Kind::kNotice: return speak_region(element, Region::kNotice);
      case Kind::kQuote: return speak_region(element, Region::kQuote);
      case Kind::kList: return speak_list(element);
      case Kind::kTable: return speak_region(element, Region::kTable);
      case Kind::kRow: return speak_region(element, Region::kRow);
      case Kind::kCell: return speak_cell(element);
      case Kind::kCaption: return speak_line(element, BlockKind::kCaption);
      case Kind::kFigure: return speak_figure(element);
      case Kind::kNote: return speak_note(element);
      case Kind::kLabel: return speak_marked_inline(element, Mark::kLabel);
      case Kind::kGeneratedLink: return speak_marked_inline(element, Mark::kGeneratedLink);
      case Kind::kReference: return speak_marked_inline(element, Mark::kNoteReference);
      case Kind::kLink: return speak_link(element);
    }
  }

  static std::string_view heading_type(const PdfElement& element) {
    return kind_of_type(element.type) == Kind::kHeading ? element.type : element.standard;
  }

  void speak_kids(const PdfElement& element) {
    const PdfAttributes& attributes = pdf_.attributes_of(element);
    const auto kids = pdf_.kids_of(element);
    const bool is_leaf = std::ranges::none_of(
        kids, [](const PdfKid& kid) { return std::holds_alternative<PdfElementKid>(kid); });
    if (attributes.actual_text && is_leaf) return speak_replaced(kids, *attributes.actual_text);
    for (const PdfKid& kid : kids) {
      if (const auto* inner = std::get_if<PdfElementKid>(&kid)) {
        speak(pdf_.elements[inner->element]);
      } else if (const auto* marked = std::get_if<PdfMarkedKid>(&kid)) {
        speak_content(*marked);
      }
    }
  }

  /// The first kid of an element that is an element of a type.
  const PdfElement* kid_of_type(const PdfElement& element, std::string_view type) const {
    for (const PdfKid& kid : pdf_.kids_of(element)) {
      const auto* inner = std::get_if<PdfElementKid>(&kid);
      if (inner != nullptr && pdf_.elements[inner->element].standard == type) {
        return &pdf_.elements[inner->element];
      }
    }
    return nullptr;
  }

  /// The part that holds the contents list: a group with its heading and the TOC.
  bool is_contents(const PdfElement& element) const {
    return element.standard == "Div" && kid_of_type(element, "TOC") != nullptr;
  }

  // ---- blocks ----

  void speak_group(const PdfElement& element) {
    end_words();
    speak_kids(element);
    end_words();
  }

  void end_words() {
    if (in_line_ > 0) return;
    builder_.end();
    places_.end_line();
  }

  void speak_region(const PdfElement& element, Region region, int number = 0) {
    places_.end_line();
    builder_.open(region, number);
    speak_kids(element);
    builder_.close(region);
    places_.end_line();
  }

  /// A block of words. Within a cell, a term or a caption it is some of their words.
  void speak_line(const PdfElement& element, BlockKind kind, int level = 0) {
    if (in_line_ > 0) return speak_kids(element);
    places_.end_line();
    builder_.begin(kind, level);
    speak_words(element);
  }

  void speak_words(const PdfElement& element) {
    ++in_line_;
    speak_kids(element);
    --in_line_;
    end_words();
  }

  /// A paragraph that holds one Code placed as a block (ISO 32000-1 table 343) and nothing else is
  /// a code block; one whose only words are code is a paragraph.
  void speak_paragraph(const PdfElement& element) {
    const PdfElement* code = kid_of_type(element, "Code");
    const bool is_code = code != nullptr && pdf_.kids_of(element).size() == 1 &&
                         pdf_.attributes_of(*code).placement == "Block";
    speak_line(element, is_code ? BlockKind::kCode : BlockKind::kParagraph);
  }

  void speak_cell(const PdfElement& element) {
    const PdfAttributes& attributes = pdf_.attributes_of(element);
    HeaderScope scope = HeaderScope::kNone;
    if (element.standard == "TH") {
      scope = attributes.scope == "Row" ? HeaderScope::kRow : HeaderScope::kColumn;
    }
    places_.end_line();
    builder_.begin_cell(scope, attributes.column_span.value_or(1), attributes.row_span.value_or(1));
    speak_words(element);
  }

  void speak_figure(const PdfElement& element) {
    const std::string alternative = pdf_.attributes_of(element).alt.value_or("");
    const bool is_block = in_line_ == 0;
    if (is_block) {
      places_.end_line();
      builder_.begin(BlockKind::kFigure);
    }
    for (const PdfKid& kid : pdf_.kids_of(element)) {
      const auto* marked = std::get_if<PdfMarkedKid>(&kid);
      if (marked != nullptr && marked->page) begin_content(*marked);
    }
    builder_.image(alternative);
    if (is_block) end_words();
  }

  void speak_note(const PdfElement& element) {
    const PdfElement* label = kid_of_type(element, "Lbl");
    const int line = std::exchange(in_line_, 0);
    ++in_note_;
    speak_region(element, Region::kNote, label == nullptr ? 0 : number_in(words_in(*label)));
    --in_note_;
    in_line_ = line;
  }

  // ---- lists ----

  void speak_list(const PdfElement& list) {
    if (is_definition_list(list)) return speak_definitions(list);
    const bool is_numbered = pdf_.attributes_of(list).list_numbering == "Decimal";
    places_.end_line();
    builder_.open(Region::kList);
    for (const PdfKid& kid : pdf_.kids_of(list)) {
      const auto* inner = std::get_if<PdfElementKid>(&kid);
      if (inner == nullptr) continue;
      const PdfElement& item = pdf_.elements[inner->element];
      if (item.standard != "LI") {
        speak(item);
        continue;
      }
      const PdfElement* label = kid_of_type(item, "Lbl");
      const int number = is_numbered && label != nullptr ? number_in(words_in(*label)) : 0;
      builder_.open(Region::kItem, number);
      if (label != nullptr && pdf_.attributes_of(*label).actual_text) {
        builder_.begin(BlockKind::kTask);
        in_language_of(*label, [&] { speak_words(*label); });
      }
      speak_kids(item);
      builder_.close(Region::kItem);
      places_.end_line();
    }
    builder_.close(Region::kList);
  }

  /// Lists of tasks have no numbering either, but labels with an ActualText: "Done".
  bool is_definition_list(const PdfElement& list) const {
    if (pdf_.attributes_of(list).list_numbering != "None") return false;
    return std::ranges::none_of(pdf_.kids_of(list), [&](const PdfKid& kid) {
      const auto* item = std::get_if<PdfElementKid>(&kid);
      const PdfElement* label =
          item == nullptr ? nullptr : kid_of_type(pdf_.elements[item->element], "Lbl");
      return label != nullptr && pdf_.attributes_of(*label).actual_text;
    });
  }

  void speak_definitions(const PdfElement& list) {
    places_.end_line();
    builder_.open(Region::kDefinitionList);
    for (const PdfKid& kid : pdf_.kids_of(list)) {
      const auto* group = std::get_if<PdfElementKid>(&kid);
      if (group == nullptr) continue;
      for (const PdfKid& part : pdf_.kids_of(pdf_.elements[group->element])) {
        const auto* inner = std::get_if<PdfElementKid>(&part);
        if (inner != nullptr) speak_definition_part(pdf_.elements[inner->element]);
      }
    }
    builder_.close(Region::kDefinitionList);
  }

  void speak_definition_part(const PdfElement& part) {
    if (part.standard != "Lbl" && part.standard != "LBody") return speak(part);
    in_language_of(part, [&] {
      if (part.standard == "Lbl") return speak_line(part, BlockKind::kTerm);
      speak_region(part, Region::kDefinition);
    });
  }

  // ---- words ----

  void speak_inline(const PdfElement& element) {
    const auto& expansion = pdf_.attributes_of(element).expansion;
    if (expansion) builder_.open_expansion(*expansion);
    speak_kids(element);
    if (expansion) builder_.close_mark();
  }

  void speak_marked_inline(const PdfElement& element, Mark mark) {
    builder_.open_mark(mark);
    speak_kids(element);
    builder_.close_mark();
  }

  void speak_link(const PdfElement& element) {
    const PdfAnnotation* annotation = nullptr;
    for (const PdfKid& kid : pdf_.kids_of(element)) {
      const auto* object = std::get_if<PdfObjectKid>(&kid);
      if (object == nullptr || !object->annotation || annotation != nullptr) continue;
      annotation = &pdf_.annotations[*object->annotation];
    }
    if (annotation == nullptr) return speak_inline(element);
    if (annotation->uri) {
      builder_.open_link(*annotation->uri);
    } else {
      builder_.open_link(places_.target(annotation->destination.value_or(PdfDestination{})));
    }
    speak_inline(element);
    builder_.close_mark();
  }

  /// All text that an element holds, elements inside it included.
  std::string words_in(const PdfElement& element, int depth = 0) const {
    constexpr int kDeepest = 20;
    std::string out;
    for (const PdfKid& kid : pdf_.kids_of(element)) {
      if (const auto* marked = std::get_if<PdfMarkedKid>(&kid)) {
        if (marked->mark) out += pdf_.pages[*marked->page].content.text_of(*marked->mark);
      } else if (const auto* inner = std::get_if<PdfElementKid>(&kid); inner && depth < kDeepest) {
        out += words_in(pdf_.elements[inner->element], depth + 1);
      }
    }
    return out;
  }

  void speak_content(const PdfMarkedKid& kid) {
    if (!kid.mark) return;
    const std::string text = pdf_.pages[*kid.page].content.text_of(*kid.mark);
    if (!is_blank(text)) begin_content(kid);
    builder_.text(text);
  }

  /// An element's ActualText in place of all its content.
  void speak_replaced(std::span<const PdfKid> kids, const std::string& text) {
    for (const PdfKid& kid : kids) {
      const auto* marked = std::get_if<PdfMarkedKid>(&kid);
      if (marked == nullptr || !marked->mark || is_blank(text)) continue;
      begin_content(*marked);
      break;
    }
    builder_.text(text);
  }

  /// Tells the pages that begin before a piece of content, and where it stands.
  void begin_content(const PdfMarkedKid& kid) {
    const std::size_t page = kid.page->index();
    if (at_page_ != page) {
      at_page_ = page;
      builder_.at(place_of(pdf_.pages[*kid.page]));
    }
    if (in_note_ == 0) begin_pages(page);
    if (kid.mark) places_.begin_text(*kid.page, *kid.mark, builder_);
  }

  void begin_pages(std::size_t last) {
    for (; next_page_ <= last; ++next_page_) {
      builder_.page(pdf_.pages[pdf_.pages.id_at(next_page_)].label);
    }
  }

  const PdfFile& pdf_;
  SpokenBuilder builder_;
  SpokenPlaces places_;
  std::string_view lang_;  // around
  std::size_t next_page_ = 0;
  std::size_t at_page_ = static_cast<std::size_t>(-1);
  int in_line_ = 0;  // in how many blocks of words
  int in_note_ = 0;  // what stands in a note begins no page
};

}  // namespace

Spoken spoken_of(const PdfFile& pdf) {
  return Speaker(pdf).speak();
}

}  // namespace clearleaf::verify
