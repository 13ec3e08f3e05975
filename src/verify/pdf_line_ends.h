// The runs of a block → where its lines end, and whether a word goes on over such an end.
#pragma once

#include "verify/pdf_file.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace clearleaf::verify {

/// A run and the page it stands on.
struct PlacedRun {
  Id<PdfPage> page;
  const PageContent* content;
  const TextRun* run;

  std::string_view text() const { return content->text_of(*run); }
};

/// Takes the runs of a block in reading order; none is empty.
class LineEnds {
 public:
  /// kInWord: the run begins a line with the rest of a word, though the line before it has a blank,
  /// at which it could have ended. A line of one word may be a piece of a word too long for a line.
  enum class Step : std::uint8_t { kFirst, kOnLine, kNewLine, kInWord };
  Step add(const PlacedRun& now);

  /// None: what is added next is the first.
  const std::optional<PlacedRun>& before() const { return before_; }
  void forget() { before_.reset(); }

 private:
  Step step_to(const PlacedRun& now) const;

  std::optional<PlacedRun> before_;
  bool line_has_blank_ = false;
};

}  // namespace clearleaf::verify
