// The strings clearleaf adds to a publication, in the publication's language.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/metadata.h"

namespace clearleaf {

enum class Label {
  kKeyInformation, kContents, kNotes, kWarning, kConclusion, kCaution, kImportant, kNote, kTip,
  kReadSection, kPageReference, kReadRisks, kFooterRisks, kFooterRisksShort,
  kBackToKeyInformation, kContinued, kNoteNumber, kBackToNote, kPage, kPageOf, kTaskDone,
  kTaskNotDone, kBy, kPublished, kUpdated, kReviewBy, kDateFormat, kLinkTo, kLinkToNote,
  kListOfPages, kLandmarks, kStartOfText, kFigures, kTables, kTable, kFigure, kTitlePage, kCover,
  kCode, kQuotation, kLongDescription, kQrCode, kScanCode, kSummaryStructure, kSummaryImages, kSummaryPages, kSummaryChecked,
  kSummaryNotChecked, kSummaryEvaluated,
  kLabelled, kSentence, kSentences, kNames,
  kCount
};
inline constexpr std::size_t kLabelCount = static_cast<std::size_t>(Label::kCount);

/// The key of a label in styles/labels/LANG.yaml: "key-information".
std::string_view label_key(Label label);

/// All labels of one language; {placeholders} are filled by `filled`.
struct Labels {
  std::string lang;  // BCP 47: the language the labels are written in
  std::array<std::string, kLabelCount> strings;
  std::array<std::string, 12> months;
  std::string first_day;  // of a month, where it is no plain number: "1er"

  const std::string& operator[](Label label) const {
    return strings[static_cast<std::size_t>(label)];
  }
  /// The label with each {name} replaced by its value.
  std::string filled(Label label,
                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;
  /// The parts in one line, each set after those before it as kNames or kSentences says.
  std::string joined(Label label, const std::vector<std::string>& parts) const;
  /// The date in the language's own way: "23 November 2026".
  std::string date(Date date) const;
};

}  // namespace clearleaf
