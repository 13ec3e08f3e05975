// The structure table: for every construct of a publication, its tag in the PDF and its element in
// the EPUB. The one place where the two formats are told what a thing is.
#pragma once

#include <optional>
#include <string_view>

namespace clearleaf {

/// Structure types: the standard ones of ISO 32000-1 14.8.4 that clearleaf uses, then its own,
/// each role-mapped to a standard one.
enum class StructType : unsigned char {
  kNone,  // no element: its kids belong to its parent
  kDocument, kSect, kDiv, kP, kH1, kH2, kH3, kH4, kH5, kH6, kL, kLI, kLbl, kLBody, kTable,
  kCaption, kTHead, kTBody, kTR, kTH, kTD, kFigure, kBlockQuote, kCode, kNote, kReference, kLink,
  kSpan, kTOC, kTOCI,
  // clearleaf's own
  kKeyInformation, kRisks, kConclusion, kNotice, kLabel, kPageReference, kPrintedAddress,
  kGeneratedLink, kEm, kStrong,
};
/// "Document", "KeyInformation"
std::string_view struct_type_name(StructType type);
/// The standard type a type of clearleaf's own is role-mapped to; none for a standard type.
std::optional<StructType> role_mapped(StructType type);

/// What a piece of a publication is.
enum class Construct : unsigned char {
  kDocument, kTitle, kSubtitle, kByline,
  kKeyInformation, kKeySummary, kKeySummaryText, kKeySummaryLink,
  kContents, kContentsHeading, kContentsList, kContentsItem, kContentsEntry,
  kPreamble, kMainSection, kRisksSection, kConclusionSection, kSubSection,
  kHeading2, kHeading3, kHeading4, kHeading5, kHeading6,
  kParagraph, kTightParagraph, kGeneratedParagraph,
  kBulletList, kOrderedList, kTaskList, kListItem, kListLabel, kTaskLabel, kListBody,
  kDefinitionList, kDefinitionGroup, kTerm, kDefinition,
  kQuote, kCodeBlock, kCodeBlockText,
  kTable, kTableCaption, kTableHead, kTableBody, kTableRow, kColumnHeader, kRowHeader, kCell,
  kCornerCell,
  kFigureGroup, kFigure, kFigureCaption, kInlineImage, kDecorativeFigure, kDecorativeImage,
  kLongDescription,
  kNotice, kNoticeLabel, kThematicBreak,
  kNoteReference, kNoteReferenceLink, kNote, kNoteLabel,
  kEmphasis, kStrong, kStrike, kSub, kSup, kKbd, kInlineCode, kLink, kAbbreviation, kLangSpan,
  kLineBreak, kLabel, kGeneratedLink, kPrintedAddress, kCodedLink, kLinkCode, kPageReference,
};

/// How a construct stands in XHTML.
enum class XhtmlMode : unsigned char {
  kElement,      // as `element`
  kTransparent,  // only its kids
  kSkipped,      // not at all
};

/// One row of the structure table. Empty strings: no such attribute.
struct ConstructForm {
  Construct construct;
  StructType type;
  XhtmlMode mode;
  std::string_view element;
  std::string_view css_class;
  std::string_view epub_type;
  std::string_view role;
};

const ConstructForm& form_of(Construct construct);

/// Construct of a heading of `level` 2 to 6, and back (1 for the title, 0 for no heading).
Construct heading_construct(int level);
int heading_level(Construct construct);

}  // namespace clearleaf
