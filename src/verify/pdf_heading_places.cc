// The first text of a heading.
#include "verify/pdf_heading_places.h"

namespace clearleaf::verify {

std::optional<HeadingPlace> heading_place(const StructureView& structure, Id<PdfElement> heading) {
  const auto first = structure.first_mark(heading);
  if (!first) return std::nullopt;
  const PageContent& content = structure.file().pages[first->page].content;
  const MarkedContent& mark = content.marks[first->mark];
  HeadingPlace place{first->page};
  if (mark.first_run < mark.end_run) {
    place.base_line = content.runs[mark.first_run].origin.y;
    place.size = content.runs[mark.first_run].size;
  }
  return place;
}

bool leads_to(const PdfDestination& destination, const HeadingPlace& heading) {
  constexpr double kLinesAbove = 4;
  if (destination.page != heading.page) return false;
  if (!destination.y || heading.size == 0) return true;
  return *destination.y >= heading.base_line &&
         *destination.y <= heading.base_line + kLinesAbove * heading.size;
}

}  // namespace clearleaf::verify
