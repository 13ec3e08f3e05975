// Where spoken lines stand on the pages of a PDF → which line a destination leads to.
#pragma once

#include "verify/pdf_file.h"
#include "verify/spoken.h"

#include <map>
#include <optional>
#include <vector>

namespace clearleaf::verify {

/// Collects destinations and where lines begin, in any order; afterwards it says what leads where.
class SpokenPlaces {
 public:
  explicit SpokenPlaces(const PdfFile& pdf) : pdf_(pdf) {}

  SpokenBuilder::Target target(const PdfDestination& destination);
  /// The next text stands in a line of its own.
  void end_line() { begun_on_.reset(); }
  /// A piece of the line that is open, or of a new one, is told next.
  void begin_text(Id<PdfPage> page, Id<MarkedContent> mark, SpokenBuilder& builder);
  /// By target. A destination's line: of those whose first text on its page stands at or below it,
  /// the highest one, then the one that is told first.
  std::vector<std::optional<SpokenBuilder::Anchor>> targets() const;

 private:
  struct Begin {
    double y;
    SpokenBuilder::Anchor anchor;
  };

  std::optional<SpokenBuilder::Anchor> find(const PdfDestination& destination) const;

  const PdfFile& pdf_;
  std::vector<PdfDestination> destinations_;
  std::map<std::pair<std::uint32_t, double>, SpokenBuilder::Target> known_;
  std::vector<std::vector<Begin>> begins_;  // by page, in reading order
  std::optional<Id<PdfPage>> begun_on_;     // last page the open line has a place on
};

}  // namespace clearleaf::verify
