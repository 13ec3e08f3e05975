// Book → what may truly be said of its accessibility (EPUB Accessibility 1.1, 2).
#pragma once

#include "epub/book.h"

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::epub {

/// What `dcterms:conformsTo` says; only in a named evaluator's name.
inline constexpr std::string_view kConformsTo = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA";

/// Values of the schema.org accessibility properties, each derived from the content.
struct Accessibility {
  std::vector<std::string> access_modes;
  std::vector<std::string> sufficient;
  std::vector<std::string> features;
  std::string hazard;
  std::string summary;
};

Accessibility describe_accessibility(const Book& book);

}  // namespace clearleaf::epub
