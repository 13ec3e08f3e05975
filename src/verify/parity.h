// What two files of one publication say, and what its source says → where they differ.
#pragma once

#include "verify/report.h"
#include "verify/source_lines.h"
#include "verify/spoken.h"

#include <optional>
#include <vector>

namespace clearleaf::verify {

// Clauses of parity: what differs.
inline constexpr std::string_view kParityWords = "parity: words";
inline constexpr std::string_view kParityStructure = "parity: structure";  // headings, lists, regions
inline constexpr std::string_view kParityTable = "parity: table";  // cells and their headers
inline constexpr std::string_view kParityLinks = "parity: links";
inline constexpr std::string_view kParityAlternatives = "parity: text alternatives";
inline constexpr std::string_view kParityNotes = "parity: notes";
inline constexpr std::string_view kParityPages = "parity: page breaks";
inline constexpr std::string_view kParityLanguage = "parity: language";
inline constexpr std::string_view kParitySource = "parity: source";

/// Where each spoken line was written: by line; none for what clearleaf adds.
using SourcePlaces = std::vector<std::optional<SourceSpan>>;

/// Reports each line of the source that is not spoken, in its order and in its words, and each
/// spoken line that is in no source.
SourcePlaces compare_with_source(const Spoken& spoken, const std::vector<SourceLine>& source,
                                 Report& report);

/// Reports each place where the two differ, with the line of the source where `places` (of the
/// PDF's lines; may be empty) know it.
void compare(const Spoken& pdf, const Spoken& epub, const SourcePlaces& places, Report& report);

}  // namespace clearleaf::verify
