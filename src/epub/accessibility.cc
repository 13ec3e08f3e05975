// Book → accessibility metadata.
#include "epub/accessibility.h"

#include <algorithm>

namespace clearleaf::epub {

namespace {

/// Whether a PNG announces an animation: the chunk acTL before the first IDAT. A chunk is its
/// length (4 bytes, big endian), type, data and checksum (PNG 3rd edition, 5.3).
bool is_animated_png(std::string_view file) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kFrame = 12;
  std::size_t at = kSignature;
  while (at + kFrame <= file.size()) {
    const std::string_view type = file.substr(at + 4, 4);
    if (type == "acTL") return true;
    if (type == "IDAT") return false;
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      length = length << 8U | static_cast<unsigned char>(file[at + i]);
    }
    at += kFrame + length;
  }
  return false;
}

/// Text does not flash, move or sound, and JPEG cannot: what is left is a PNG that moves.
bool has_moving_image(const Book& book) {
  return std::any_of(book.facts.images.begin(), book.facts.images.end(),
                     [&](const ImageFile& file) {
                       const ImageResource& image = book.input.images.images[file.image];
                       return image.media_type == "image/png" && is_animated_png(image.file);
                     });
}

std::vector<std::string> features_of(const Book& book) {
  std::vector<std::string> features;
  if (book.facts.informative_images > 0) features.emplace_back("alternativeText");
  if (book.facts.long_descriptions > 0) features.emplace_back("longDescription");
  // Text in relative units without a layout of its own, in the order it is read, not encrypted:
  // true of all that this writer makes.
  for (const char* always :
       {"displayTransformability", "readingOrder", "tableOfContents", "unlocked"}) {
    features.emplace_back(always);
  }
  if (!book.input.outline.items.empty()) features.emplace_back("structuralNavigation");
  if (!book.markers.all.empty()) {
    features.emplace_back("pageBreakMarkers");
    features.emplace_back("pageNavigation");
  }
  std::sort(features.begin(), features.end());
  return features;
}

std::string summary_of(const Book& book) {
  std::vector<std::string> sentences;
  const auto add = [&](const std::string& sentence) { sentences.push_back(sentence); };
  // The sentence speaks of all three; of a book that lacks one it would not be true.
  if (!book.input.outline.items.empty() && book.facts.list_count > 0 &&
      book.facts.table_count > 0) {
    add(book.label(Label::kSummaryStructure));
  }
  if (book.facts.informative_images > 0 && book.facts.decorative_images == 0) {
    add(book.label(Label::kSummaryImages));
  }
  if (!book.markers.all.empty()) add(book.label(Label::kSummaryPages));
  add(book.label(Label::kSummaryChecked));
  if (const auto& evaluator = book.input.meta.evaluator) {
    add(book.input.labels.filled(Label::kSummaryEvaluated, {{"evaluator", evaluator->name}}));
  } else {
    add(book.label(Label::kSummaryNotChecked));
  }
  return book.input.labels.joined(Label::kSentences, sentences);
}

}  // namespace

Accessibility describe_accessibility(const Book& book) {
  Accessibility result;
  result.access_modes = {"textual"};
  // Enough alone: an image without an alternative is decoration, others have one.
  result.sufficient = {"textual"};
  if (book.facts.informative_images > 0) {
    result.access_modes.emplace_back("visual");
    result.sufficient.emplace_back("textual,visual");
  }
  result.features = features_of(book);
  result.hazard = has_moving_image(book) ? "unknown" : "none";
  result.summary = summary_of(book);
  return result;
}

}  // namespace clearleaf::epub
