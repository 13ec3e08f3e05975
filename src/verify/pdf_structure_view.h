// A structure tree → the same, as checks look at it: standard types, and what each element holds.
#pragma once

#include "verify/pdf_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clearleaf::verify {

/// The standard structure types (ISO 32000-1 14.8.4).
// clang-format off
enum class StandardType : std::uint8_t {
  kNone,  // neither one of them nor role-mapped to one
  kDocument, kPart, kArt, kSect, kDiv, kBlockQuote, kCaption, kToc, kToci, kIndex, kNonStruct,
  kPrivate,
  kP, kH, kH1, kH2, kH3, kH4, kH5, kH6, kL, kLi, kLbl, kLBody,
  kTable, kTr, kTh, kTd, kTHead, kTBody, kTFoot,
  kSpan, kQuote, kNote, kReference, kBibEntry, kCode, kLink, kAnnot, kRuby, kRb, kRt, kRp,
  kWarichu, kWt, kWp,
  kFigure, kFormula, kForm,
};
// clang-format on
/// kNone for a name that is none of them.
StandardType standard_type(std::string_view name);
/// 1 to 6 for H1 to H6, else 0.
int heading_level(StandardType type);
/// Whether elements of the type stand in lines of text (14.8.4.4 but for Note, 14.8.4.5).
bool is_inline(StandardType type);

/// A marked-content sequence and its page.
struct MarkPlace {
  Id<PdfPage> page;
  Id<MarkedContent> mark;
};

class StructureView {
 public:
  explicit StructureView(const PdfFile& file);

  const PdfFile& file() const { return file_; }
  std::size_t size() const { return file_.elements.size(); }
  Id<PdfElement> id_at(std::size_t index) const { return file_.elements.id_at(index); }
  const PdfElement& operator[](Id<PdfElement> id) const { return file_.elements[id]; }
  const PdfAttributes& attributes(Id<PdfElement> id) const {
    return file_.attributes_of(file_.elements[id]);
  }
  StandardType type(Id<PdfElement> id) const { return types_[id.index()]; }
  /// kNone where the parent is the StructTreeRoot.
  StandardType parent_type(Id<PdfElement> id) const;
  /// The elements directly in it.
  std::vector<Id<PdfElement>> element_kids(Id<PdfElement> id) const;
  /// Whether it stands in an element of the type.
  bool is_within(Id<PdfElement> id, StandardType type) const;
  /// Whether it or an element in it has text, an image, or words in place of them.
  bool says_something(Id<PdfElement> id) const { return says_something_[id.index()]; }

  /// Calls `call(MarkPlace)` for each sequence in it that is on a page, in reading order; of the
  /// elements in it only those that `enter(Id<PdfElement>)` wants.
  template <class Enter, class Call>
  void for_each_mark(Id<PdfElement> id, const Enter& enter, const Call& call) const;
  /// The first of all sequences in it.
  std::optional<MarkPlace> first_mark(Id<PdfElement> id) const;
  /// Whether any element says other words than its content.
  bool has_replaced() const { return has_replaced_; }
  /// Whether the element that the sequence belongs to says other words than its content.
  bool is_replaced(MarkPlace place) const;
  /// Its words, normalised, with a figure's alternative; without notes and references to them.
  std::string text_of(Id<PdfElement> id) const;
  /// "page 3, object 12"
  std::string place(Id<PdfElement> id) const;
  /// "Risks (Sect)", for messages.
  std::string name(Id<PdfElement> id) const;

 private:
  struct Step {
    Id<PdfElement> element;
    std::uint32_t next_kid;
  };

  const PdfFile& file_;
  std::vector<StandardType> types_;
  std::vector<bool> says_something_;
  bool has_replaced_ = false;
  mutable std::vector<Step> path_;  // of for_each_mark, kept so that it allocates once
};

template <class Enter, class Call>
void StructureView::for_each_mark(Id<PdfElement> id, const Enter& enter, const Call& call) const {
  std::vector<Step> path = std::move(path_);
  path.clear();
  path.push_back({id, 0});
  while (!path.empty()) {
    Step& step = path.back();
    const PdfElement& element = file_.elements[step.element];
    if (step.next_kid == element.kid_count) {
      path.pop_back();
      continue;
    }
    const PdfKid& kid = file_.kids[element.first_kid + step.next_kid++];
    if (const auto* inner = std::get_if<PdfElementKid>(&kid)) {
      if (enter(inner->element)) path.push_back({inner->element, 0});
    } else if (const auto* marked = std::get_if<PdfMarkedKid>(&kid)) {
      if (marked->page && marked->mark) call(MarkPlace{*marked->page, *marked->mark});
    }
  }
  path_ = std::move(path);
}

}  // namespace clearleaf::verify
