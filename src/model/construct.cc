// The rows of the structure table.
#include "model/construct.h"

#include <array>

#include "base/invariant.h"

namespace clearleaf {

namespace {

using C = Construct;
using S = StructType;
constexpr XhtmlMode kElement = XhtmlMode::kElement;
constexpr XhtmlMode kTransparent = XhtmlMode::kTransparent;
constexpr XhtmlMode kSkipped = XhtmlMode::kSkipped;

// In the order of Construct; form_of checks that.
constexpr std::array kForms{
    // clang-format off
    ConstructForm{C::kDocument,         S::kDocument,       kTransparent, "", "", "", ""},
    ConstructForm{C::kTitle,            S::kH1,             kElement, "h1", "", "", ""},
    ConstructForm{C::kSubtitle,         S::kP,              kElement, "p", "subtitle", "", "doc-subtitle"},
    ConstructForm{C::kByline,           S::kP,              kElement, "p", "byline", "", ""},
    ConstructForm{C::kKeyInformation,   S::kKeyInformation, kElement, "section", "key-information", "", ""},
    ConstructForm{C::kKeySummary,       S::kDiv,            kElement, "div", "key-summary", "", ""},
    ConstructForm{C::kKeySummaryText,   S::kP,              kElement, "p", "", "", ""},
    ConstructForm{C::kKeySummaryLink,   S::kP,              kElement, "p", "", "", ""},
    ConstructForm{C::kContents,         S::kDiv,            kSkipped, "", "", "", ""},
    ConstructForm{C::kContentsHeading,  S::kH2,             kSkipped, "", "", "", ""},
    ConstructForm{C::kContentsList,     S::kTOC,            kSkipped, "", "", "", ""},
    ConstructForm{C::kContentsItem,     S::kTOCI,           kSkipped, "", "", "", ""},
    ConstructForm{C::kContentsEntry,    S::kReference,      kSkipped, "", "", "", ""},
    ConstructForm{C::kPreamble,         S::kDiv,            kTransparent, "", "", "", ""},
    ConstructForm{C::kMainSection,      S::kSect,           kElement, "section", "", "chapter", "doc-chapter"},
    ConstructForm{C::kRisksSection,     S::kRisks,          kElement, "section", "risks", "notice", "doc-notice"},
    ConstructForm{C::kConclusionSection, S::kConclusion,    kElement, "section", "conclusion", "conclusion", "doc-conclusion"},
    ConstructForm{C::kSubSection,       S::kSect,           kElement, "section", "", "", ""},
    ConstructForm{C::kHeading2,         S::kH2,             kElement, "h2", "", "", ""},
    ConstructForm{C::kHeading3,         S::kH3,             kElement, "h3", "", "", ""},
    ConstructForm{C::kHeading4,         S::kH4,             kElement, "h4", "", "", ""},
    ConstructForm{C::kHeading5,         S::kH5,             kElement, "h5", "", "", ""},
    ConstructForm{C::kHeading6,         S::kH6,             kElement, "h6", "", "", ""},
    ConstructForm{C::kParagraph,        S::kP,              kElement, "p", "", "", ""},
    ConstructForm{C::kTightParagraph,   S::kP,              kTransparent, "", "", "", ""},
    ConstructForm{C::kGeneratedParagraph, S::kP,            kElement, "p", "", "", ""},
    ConstructForm{C::kBulletList,       S::kL,              kElement, "ul", "", "", ""},
    ConstructForm{C::kOrderedList,      S::kL,              kElement, "ol", "", "", ""},
    ConstructForm{C::kTaskList,         S::kL,              kElement, "ul", "tasks", "", ""},
    ConstructForm{C::kListItem,         S::kLI,             kElement, "li", "", "", ""},
    ConstructForm{C::kListLabel,        S::kLbl,            kSkipped, "", "", "", ""},
    ConstructForm{C::kTaskLabel,        S::kLbl,            kElement, "span", "task", "", ""},
    ConstructForm{C::kListBody,         S::kLBody,          kTransparent, "", "", "", ""},
    ConstructForm{C::kDefinitionList,   S::kL,              kElement, "dl", "", "", ""},
    ConstructForm{C::kDefinitionGroup,  S::kLI,             kTransparent, "", "", "", ""},
    ConstructForm{C::kTerm,             S::kLbl,            kElement, "dt", "", "", ""},
    ConstructForm{C::kDefinition,       S::kLBody,          kElement, "dd", "", "", ""},
    ConstructForm{C::kQuote,            S::kBlockQuote,     kElement, "blockquote", "", "", ""},
    ConstructForm{C::kCodeBlock,        S::kP,              kElement, "pre", "", "", ""},
    ConstructForm{C::kCodeBlockText,    S::kCode,           kElement, "code", "", "", ""},
    ConstructForm{C::kTable,            S::kTable,          kElement, "table", "", "", ""},
    ConstructForm{C::kTableCaption,     S::kCaption,        kElement, "caption", "", "", ""},
    ConstructForm{C::kTableHead,        S::kTHead,          kElement, "thead", "", "", ""},
    ConstructForm{C::kTableBody,        S::kTBody,          kElement, "tbody", "", "", ""},
    ConstructForm{C::kTableRow,         S::kTR,             kElement, "tr", "", "", ""},
    ConstructForm{C::kColumnHeader,     S::kTH,             kElement, "th", "", "", ""},
    ConstructForm{C::kRowHeader,        S::kTH,             kElement, "th", "", "", ""},
    ConstructForm{C::kCell,             S::kTD,             kElement, "td", "", "", ""},
    ConstructForm{C::kCornerCell,       S::kTD,             kElement, "td", "", "", ""},
    ConstructForm{C::kFigureGroup,      S::kDiv,            kElement, "figure", "", "", ""},
    ConstructForm{C::kFigure,           S::kFigure,         kElement, "img", "", "", ""},
    ConstructForm{C::kFigureCaption,    S::kCaption,        kElement, "figcaption", "", "", ""},
    ConstructForm{C::kInlineImage,      S::kFigure,         kElement, "img", "inline", "", ""},
    ConstructForm{C::kDecorativeFigure, S::kNone,           kElement, "div", "decorative", "", ""},
    ConstructForm{C::kDecorativeImage,  S::kNone,           kElement, "img", "inline", "", ""},
    ConstructForm{C::kLongDescription,  S::kP,              kElement, "p", "", "", ""},
    ConstructForm{C::kNotice,           S::kNotice,         kElement, "div", "notice", "", "note"},
    ConstructForm{C::kNoticeLabel,      S::kP,              kElement, "p", "notice-label", "", ""},
    ConstructForm{C::kThematicBreak,    S::kNone,           kElement, "hr", "", "", ""},
    ConstructForm{C::kNoteReference,    S::kReference,      kTransparent, "", "", "", ""},
    ConstructForm{C::kNoteReferenceLink, S::kLink,          kElement, "a", "noteref", "noteref", "doc-noteref"},
    ConstructForm{C::kNote,             S::kNote,           kElement, "div", "footnote", "footnote", "doc-footnote"},
    ConstructForm{C::kNoteLabel,        S::kLbl,            kSkipped, "", "", "", ""},
    ConstructForm{C::kEmphasis,         S::kEm,             kElement, "em", "", "", ""},
    ConstructForm{C::kStrong,           S::kStrong,         kElement, "strong", "", "", ""},
    ConstructForm{C::kStrike,           S::kSpan,           kElement, "del", "", "", ""},
    ConstructForm{C::kSub,              S::kSpan,           kElement, "sub", "", "", ""},
    ConstructForm{C::kSup,              S::kSpan,           kElement, "sup", "", "", ""},
    ConstructForm{C::kKbd,              S::kCode,           kElement, "kbd", "", "", ""},
    ConstructForm{C::kInlineCode,       S::kCode,           kElement, "code", "", "", ""},
    ConstructForm{C::kLink,             S::kLink,           kElement, "a", "", "", ""},
    ConstructForm{C::kAbbreviation,     S::kSpan,           kElement, "abbr", "", "", ""},
    ConstructForm{C::kLangSpan,         S::kSpan,           kElement, "span", "", "", ""},
    ConstructForm{C::kLineBreak,        S::kNone,           kElement, "br", "", "", ""},
    ConstructForm{C::kLabel,            S::kLabel,          kElement, "span", "clearleaf-label", "", ""},
    ConstructForm{C::kGeneratedLink,    S::kGeneratedLink,  kElement, "span", "clearleaf-link", "", ""},
    ConstructForm{C::kPrintedAddress,   S::kPrintedAddress, kElement, "span", "clearleaf-address", "", ""},
    ConstructForm{C::kCodedLink,        S::kP,              kElement, "p", "", "", ""},
    ConstructForm{C::kLinkCode,         S::kFigure,         kElement, "img", "link-code", "", ""},
    ConstructForm{C::kPageReference,    S::kPageReference,  kSkipped, "", "", "", ""},
    // clang-format on
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kForms.size(); ++i) {
    if (static_cast<std::size_t>(kForms[i].construct) != i) return false;
  }
  return kForms.size() == static_cast<std::size_t>(C::kPageReference) + 1;
}
static_assert(in_order(), "one row for each construct, in the order of the enumeration");

constexpr std::array kTypeNames = std::to_array<std::string_view>({
    "",        "Document", "Sect",       "Div",    "P",          "H1",     "H2",
    "H3",      "H4",       "H5",         "H6",     "L",          "LI",     "Lbl",
    "LBody",   "Table",    "Caption",    "THead",  "TBody",      "TR",     "TH",
    "TD",      "Figure",   "BlockQuote", "Code",   "Note",       "Reference", "Link",
    "Span",    "TOC",      "TOCI",       "KeyInformation", "Risks", "Conclusion", "Notice",
    "Label",   "PageReference", "PrintedAddress", "GeneratedLink", "Em", "Strong"});
static_assert(kTypeNames.size() == static_cast<std::size_t>(S::kStrong) + 1);

}  // namespace

std::string_view struct_type_name(StructType type) {
  return kTypeNames[static_cast<std::size_t>(type)];
}

std::optional<StructType> role_mapped(StructType type) {
  switch (type) {
    case S::kKeyInformation:
    case S::kRisks:
    case S::kConclusion: return S::kSect;
    case S::kNotice: return S::kDiv;
    case S::kLabel:
    case S::kPageReference:
    case S::kPrintedAddress:
    case S::kGeneratedLink:
    case S::kEm:
    case S::kStrong: return S::kSpan;
    default: return std::nullopt;
  }
}

const ConstructForm& form_of(Construct construct) {
  return kForms[static_cast<std::size_t>(construct)];
}

Construct heading_construct(int level) {
  INVARIANT(level >= 2 && level <= 6, "heading levels below the title are 2 to 6");
  return static_cast<Construct>(static_cast<int>(C::kHeading2) + level - 2);
}

int heading_level(Construct construct) {
  if (construct == C::kTitle) return 1;
  if (construct == C::kContentsHeading) return 2;
  if (construct < C::kHeading2 || construct > C::kHeading6) return 0;
  return static_cast<int>(construct) - static_cast<int>(C::kHeading2) + 2;
}

}  // namespace clearleaf
