// A run of text → why nobody sees it, or cannot read what is seen.
#pragma once

#include "verify/pdf_file.h"

#include <string_view>
#include <vector>

namespace clearleaf::verify {

/// "is invisible (render mode)"; empty: it is seen, as far as the run and its page's bounds say.
std::string_view hidden_by(const PdfPage& page, const TextRun& run);

/// "is turned": why a run that is painted on its page can hardly be read; empty: it can, as far as
/// the run, its clip and its page's rotation say.
std::string_view distorted_by(const PdfPage& page, const TextRun& run);

/// The text of a page, by its place.
class DrawnText {
 public:
  /// `content` must outlive it. Takes time n log n in the runs of the page.
  explicit DrawnText(const PageContent& content);

  /// Whether other text stands on a good part of a run of the page, or more text at its height than
  /// is looked at.
  bool runs_into_other(const TextRun& run) const;

 private:
  struct Place {
    PdfRect bounds;
    const TextRun* run;
  };

  std::vector<Place> places_;  // by their bottom
  double tallest_ = 0;
};

}  // namespace clearleaf::verify
