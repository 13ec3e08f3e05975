// What was found wrong in finished files: one breach a fault, each with its clause and its place.
#pragma once

#include "base/source_span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// `clause` names what is broken as the standard names it: "ISO 14289-1 7.3", "ISO 19005-2 6.6.4",
/// "EPUB 3.3 4.2.2", "parity". `place` is where in the file: "page 3", "EPUB/section-02.xhtml:1",
/// "object 12"; empty for the file as a whole. `source` is set where the line of the Markdown is
/// known.
struct Breach {
  std::string clause;
  std::string place;
  std::string message;
  std::optional<SourceSpan> source;
};

/// A rule of the prominence contract that was not judged, since it presumes one that is broken.
struct NotJudged {
  std::string rule;     // "P04"
  std::string because;  // "P09"
  std::string part;     // "disclaimer-risks"; empty: the publication

  bool operator==(const NotJudged&) const = default;
};

/// Breaches in the order in which they were found, without the same one twice; at most kMaxBreaches
/// of them, so that a file broken everywhere can still be told about.
class Report {
 public:
  static constexpr std::size_t kMaxBreaches = 200;

  void add(std::string_view clause, std::string place, std::string message,
           std::optional<SourceSpan> source = std::nullopt);
  /// All breaches of another.
  void add(const Report& other);
  void leave_unjudged(std::string_view rule, std::string_view because, std::string_view part);
  const std::vector<Breach>& breaches() const { return breaches_; }
  const std::vector<NotJudged>& not_judged() const { return not_judged_; }
  bool accepted() const { return breaches_.empty(); }
  /// Whether no more are taken.
  bool full() const { return breaches_.size() >= kMaxBreaches; }
  /// Whether a breach of this clause is among them.
  bool names(std::string_view clause) const;

 private:
  std::vector<Breach> breaches_;
  std::vector<NotJudged> not_judged_;
};

}  // namespace clearleaf::verify
