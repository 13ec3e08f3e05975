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

/// The title at the largest step of the edition with which the key information begins in the upper
/// half of the first page and ends on it, what stands below the title, and the key information.
/// Only where it may be split (P10) and is too high beside a title and a subtitle of one line and a
/// by-line of three does it go on at the top of the second page. Where no step will do, an error
/// (P02) at what takes the most room beyond that: title, subtitle, by-line or a summary.
Flow set_up_front(const LayoutInput& input, const FrontMatter& front, FlowSetter& setter,
                  Pt page_capacity, Diagnostics& diagnostics);

}  // namespace clearleaf::layout
