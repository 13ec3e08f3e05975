// The front matter of a document.
#pragma once

#include "base/source_span.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf {

/// A value and where it was written; {0, 0} where it was not.
template <class T>
struct Spanned {
  T value{};
  SourceSpan span;
};

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 1980;
  int month = 1;
  int day = 1;
  auto operator<=>(const Date&) const = default;
};
/// "2026-11-23"
std::string to_iso(Date date);
/// The whole of `text` as YYYY-MM-DD, a day that exists.
std::optional<Date> parse_iso_date(std::string_view text);

/// A moment in UTC, to the second: the date the output files carry.
struct Timestamp {
  Date date;
  int hour = 0;
  int minute = 0;
  int second = 0;
};
/// "2026-11-23T00:00:00Z"
std::string to_iso(Timestamp time);
/// The moment `seconds` after 1970-01-01T00:00:00Z.
Timestamp from_epoch(std::int64_t seconds);

enum class Profile { kGeneral, kHealth };
/// "general", "health"
std::string_view profile_name(Profile profile);

enum class DisclaimerKind { kRisks, kConclusion };

/// A disclaimer as declared: the id of its main section and its summary (prominence contract).
struct Disclaimer {
  DisclaimerKind kind = DisclaimerKind::kRisks;
  SourceSpan span;
  Spanned<std::string> section;
  Spanned<std::string> summary;
};

struct Evaluator {
  std::string name;
  std::string credential;
};

/// Empty strings and empty optionals stand for keys that were not given.
struct Metadata {
  Spanned<std::string> title;
  Spanned<std::string> subtitle;
  Spanned<std::string> lang;  // BCP 47
  std::vector<Spanned<std::string>> authors;
  Spanned<std::string> organisation;
  Spanned<std::string> description;
  std::vector<std::string> subjects;
  Spanned<std::optional<Date>> published;
  Spanned<std::optional<Date>> modified;
  Spanned<std::optional<Date>> review_by;
  Spanned<std::string> identifier;
  Spanned<std::string> isbn;
  Spanned<std::string> rights;
  Spanned<std::string> cover;             // path of an image
  Spanned<std::optional<bool>> contents;  // none: from four main sections on
  Spanned<Profile> profile{Profile::kGeneral, {}};
  std::vector<Disclaimer> disclaimers;  // in the order written
  Spanned<std::string> sources;         // id of the section that lists them
  std::map<std::string, std::string> abbreviations;
  std::optional<Evaluator> evaluator;
  Spanned<std::string> labels_lang;
  std::map<std::string, Spanned<std::string>> labels;  // overrides by key
  SourceSpan front_matter;                             // all of it, with its fences; {0, 0}: none

  /// The declared disclaimer of this kind, or null.
  const Disclaimer* disclaimer(DisclaimerKind kind) const;
  /// The makers in one line: authors, else the organisation; may be empty.
  std::vector<std::string> creators() const;
};

}  // namespace clearleaf
