// Lines by their page and height.
#include "verify/pdf_spoken_places.h"

#include <algorithm>
#include <limits>

namespace clearleaf::verify {

namespace {

constexpr double kTolerance = 0.5;  // points: destinations are rounded

/// How high a sequence begins: its first text's baseline, else its highest image.
std::optional<double> height_of(const PageContent& content, const MarkedContent& mark) {
  if (mark.first_run < mark.end_run) return content.runs[mark.first_run].origin.y;
  std::optional<double> top;
  for (const PaintedImage& image : content.images) {
    if (image.placing.order < mark.order || image.placing.order > mark.end_order) continue;
    top = std::max(top.value_or(image.box.top), image.box.top);
  }
  return top;
}

}  // namespace

SpokenBuilder::Target SpokenPlaces::target(const PdfDestination& destination) {
  constexpr double kTop = std::numeric_limits<double>::max();
  const std::uint32_t page = destination.page ? destination.page->index() + 1 : 0;
  const auto [known, is_new] =
      known_.emplace(std::pair(page, destination.y.value_or(kTop)), destinations_.size());
  if (is_new) destinations_.push_back(destination);
  return known->second;
}

void SpokenPlaces::begin_text(Id<PdfPage> page, Id<MarkedContent> mark, SpokenBuilder& builder) {
  if (begun_on_ == page) return;
  const PageContent& content = pdf_.pages[page].content;
  const auto height = height_of(content, content.marks[mark]);
  if (!height) return;
  begun_on_ = page;
  if (begins_.size() <= page.index()) begins_.resize(page.index() + 1);
  begins_[page.index()].push_back({*height, builder.anchor()});
}

std::optional<SpokenBuilder::Anchor> SpokenPlaces::find(const PdfDestination& destination) const {
  if (!destination.page || destination.page->index() >= begins_.size()) return std::nullopt;
  const Begin* best = nullptr;
  for (const Begin& begin : begins_[destination.page->index()]) {
    if (destination.y && begin.y > *destination.y + kTolerance) continue;
    if (best == nullptr || begin.y > best->y) best = &begin;
  }
  return best == nullptr ? std::nullopt : std::optional(best->anchor);
}

std::vector<std::optional<SpokenBuilder::Anchor>> SpokenPlaces::targets() const {
  std::vector<std::optional<SpokenBuilder::Anchor>> out;
  for (const PdfDestination& destination : destinations_) out.push_back(find(destination));
  return out;
}

}  // namespace clearleaf::verify
