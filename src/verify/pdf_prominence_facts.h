// A PDF's structure and pages → its disclaimers: their elements, their words, where these stand.
#pragma once

#include "verify/judgement.h"
#include "verify/pdf_structure_view.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace clearleaf::verify {

/// The parts that are disclaimers; kPublication is none.
inline constexpr std::array<Part, 3> kPdfDisclaimers{Part::kKeyInformation, Part::kRisks,
                                                     Part::kConclusion};
/// "Risks": the structure type that says what a disclaimer is.
std::string_view type_of(Part part);

/// What an element is, or stands in.
enum class Within : std::uint16_t {
  kHeading = 1U << 0U,
  kLabel = 1U << 1U,
  kGeneratedLink = 1U << 2U,
  kLink = 1U << 3U,
  kPageReference = 1U << 4U,
  kAddress = 1U << 5U,
  kNote = 1U << 6U,
  kNoteMark = 1U << 7U,
  kListMark = 1U << 8U,
  kFigure = 1U << 9U,
  kTable = 1U << 10U,
  kContents = 1U << 11U,
  kCaption = 1U << 12U,
  kAbbreviation = 1U << 13U,
  kParagraph = 1U << 14U,
  kCode = 1U << 15U,
};

/// A run of a disclaimer that is not blank. Notes are none of a disclaimer's words: they stand at
/// the foot of the page.
struct DisclaimerRun {
  Id<PdfPage> page;
  std::uint32_t index;  // in PageContent::runs
  Id<PdfElement> element;
};

/// What a page holds of a disclaimer.
struct Fragment {
  Id<PdfPage> page;
  PdfRect text;           // around its runs
  std::size_t first_run;  // in ProminenceFacts::runs(part)
  std::size_t end_run;
};

/// The runs that stand on one line, in the order of the lines on the page.
struct TextLine {
  double baseline = 0;
  double size = 0;  // the largest
  double left = 0;
  double right = 0;
};

/// Where text is seen, from a little above its small letters' heads to below their feet: capitals
/// and long letters reach these bounds.
PdfRect bounds_of(const TextRun& run);
/// The smallest rectangle around both.
PdfRect around(const PdfRect& a, const PdfRect& b);
/// Whether `inner` lies in `outer`, but for so many points.
bool is_inside(const PdfRect& inner, const PdfRect& outer, double slack);

class ProminenceFacts {
 public:
  /// Takes time in proportion to the elements and runs of the file.
  explicit ProminenceFacts(const StructureView& structure);

  const StructureView& structure() const { return structure_; }
  const PdfFile& file() const { return structure_.file(); }

  /// The first element of the part's type and with its ID, else of the type, else with the ID;
  /// none: there is none.
  const std::optional<Id<PdfElement>>& operator[](Part part) const { return of(part).element; }
  /// More elements of the part's type or with its ID.
  std::span<const Id<PdfElement>> others(Part part) const { return of(part).others; }
  /// Whether content that its elements name is not on the pages.
  bool has_lost_words(Part part) const { return of(part).has_lost_words; }
  /// The heading that it begins with; none: it begins otherwise.
  std::optional<Id<PdfElement>> heading(Part part) const;
  /// Whether an element is that heading, or stands in it.
  bool is_in_heading(Part part, Id<PdfElement> element) const;

  /// In the order of the pages and their content.
  std::span<const DisclaimerRun> runs(Part part) const { return of(part).runs; }
  std::span<const DisclaimerRun> runs(Part part, const Fragment& fragment) const;
  std::span<const Fragment> fragments(Part part) const { return of(part).fragments; }
  const TextRun& run(const DisclaimerRun& run) const {
    return file().pages[run.page].content.runs[run.index];
  }
  std::string_view text(const DisclaimerRun& run) const {
    return file().pages[run.page].content.text_of(this->run(run));
  }
  /// The lines that runs of one page stand on, from top to bottom.
  std::vector<TextLine> lines(std::span<const DisclaimerRun> runs) const;

  /// The disclaimer that an element is or stands in; else kPublication.
  Part part_of(Id<PdfElement> element) const { return roles_[element.index()].part; }
  bool is(Id<PdfElement> element, Within within) const {
    return (roles_[element.index()].within & static_cast<std::uint16_t>(within)) != 0;
  }
  /// The element that stands as a block and that an element is or stands in.
  Id<PdfElement> block(Id<PdfElement> element) const;
  /// The element that a sequence belongs to; none: an artifact, or not tagged.
  static std::optional<Id<PdfElement>> element_of(const PageContent& content,
                                                  std::optional<Id<MarkedContent>> mark);

  /// The words of an element that are a disclaimer's own text, a line break between its blocks: no
  /// heading, label, generated link, page reference, address, note or mark of a list or note.
  enum class Abbreviations { kKept, kLeftOut };
  std::string own_text(Id<PdfElement> element,
                       Abbreviations abbreviations = Abbreviations::kKept) const;
  /// The first element in `element` that is of that kind; none: there is none.
  std::optional<Id<PdfElement>> find(Id<PdfElement> element, Within within) const;
  /// The links in `element` that lead to a page of the file.
  std::vector<const PdfAnnotation*> links(Id<PdfElement> element) const;

 private:
  struct Role {
    Part part = Part::kPublication;
    std::uint16_t within = 0;
  };
  struct Disclaimer {
    std::optional<Id<PdfElement>> element;
    std::vector<Id<PdfElement>> others;
    bool has_lost_words = false;
    std::vector<DisclaimerRun> runs;
    std::vector<Fragment> fragments;
  };

  const Disclaimer& of(Part part) const { return found_.at(static_cast<std::size_t>(part)); }
  Disclaimer& of(Part part) { return found_.at(static_cast<std::size_t>(part)); }
  void find_elements();
  void set_roles();
  void collect_runs();
  void add_run(Part part, const DisclaimerRun& run);

  const StructureView& structure_;
  std::array<Disclaimer, kParts> found_;
  std::vector<Role> roles_;
};

}  // namespace clearleaf::verify
