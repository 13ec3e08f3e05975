// Title, subtitle, by-line and key information → boxes of the first page, as P02 wants them.
#pragma once

#include "layout/flow_setter.h"

#include <optional>
#include <vector>

namespace clearleaf::layout {

/// The parts of a publication that stand before its body, and the body.
struct FrontMatter {
  std::optional<StructId> title;
  std::optional<StructId> subtitle;
  std::optional<StructId> byline;
  std::optional<StructId> key_information;
  std::optional<StructId> contents;
  std::vector<StructId> body;
};
FrontMatter split_front(const StructTree& tree);

/// The title, what stands below it, and the key information, which begins in the upper half of the
/// first page and ends on it: as the edition sets them and the title at the largest step with which
/// they have room, else drawn in (lines, padding, the space between blocks) as little as will do.
/// Only where all of it drawn in is too high even beside a title of eight lines, a subtitle of two
/// and a by-line of four does the key information go on at the top of the second page, drawn in as
/// little as will do there, if it is then high enough to be split (P10). Where nothing will do, an
/// error (P02) at what takes the most room beyond that: title, subtitle, by-line or a summary.
Flow set_up_front(const LayoutInput& input, const FrontMatter& front, ParagraphSetter& paragraphs,
                  Pt page_capacity, Diagnostics& diagnostics);

}  // namespace clearleaf::layout
