// The names of everything reading can find wrong, one constant a rule.
#pragma once

#include "base/diagnostics.h"

namespace clearleaf::read {

// Bytes and sizes.
inline constexpr RuleId kInvalidUtf8{"invalid-utf-8"};
inline constexpr RuleId kForbiddenCharacter{"forbidden-character"};
inline constexpr RuleId kTooLarge{"too-large"};
inline constexpr RuleId kTooDeep{"too-deep"};

// Front matter.
inline constexpr RuleId kFrontMatterSyntax{"front-matter-syntax"};
inline constexpr RuleId kUnknownKey{"unknown-key"};
inline constexpr RuleId kDuplicateKey{"duplicate-key"};
inline constexpr RuleId kMissingKey{"missing-key"};
inline constexpr RuleId kWrongType{"wrong-type"};
inline constexpr RuleId kEmptyValue{"empty-value"};
inline constexpr RuleId kBadDate{"bad-date"};
inline constexpr RuleId kBadLanguage{"bad-language"};
inline constexpr RuleId kBadValue{"bad-value"};

// Text.
inline constexpr RuleId kRawHtml{"raw-html"};
inline constexpr RuleId kUnclosedTag{"unclosed-tag"};
inline constexpr RuleId kEmptyCode{"empty-code"};
inline constexpr RuleId kBlankParagraph{"paragraph-blank"};
inline constexpr RuleId kUnknownAlert{"unknown-alert"};
inline constexpr RuleId kEmptyAlert{"empty-alert"};
inline constexpr RuleId kAttributes{"attributes-not-read"};
inline constexpr RuleId kBadId{"bad-id"};
inline constexpr RuleId kDuplicateId{"duplicate-id"};
inline constexpr RuleId kReservedId{"reserved-id"};
inline constexpr RuleId kHeadingTooDeep{"heading-too-deep"};
inline constexpr RuleId kTableRow{"table-row"};
inline constexpr RuleId kTermMissing{"term-missing"};
inline constexpr RuleId kTermInDefinition{"term-in-definition"};
inline constexpr RuleId kMathematics{"mathematics"};
inline constexpr RuleId kAmbiguous{"ambiguous-marks"};

// Footnotes.
inline constexpr RuleId kUnknownNote{"unknown-footnote"};
inline constexpr RuleId kUnusedNote{"unused-footnote"};
inline constexpr RuleId kDuplicateNote{"duplicate-footnote"};
inline constexpr RuleId kEmptyNote{"empty-footnote"};
inline constexpr RuleId kNoteInLink{"footnote-in-link"};

// Settings.
inline constexpr RuleId kNoLabels{"no-labels"};
inline constexpr RuleId kP03{"P03"};

}  // namespace clearleaf::read
