// Links to other places → the addresses that are printed for those who read on paper.
#pragma once

#include "base/source_span.h"
#include "model/document.h"

#include <set>
#include <string>
#include <vector>

namespace clearleaf::structure {

/// The address of a link as it is printed: "https://example.org/map", "office@example.org",
/// "+44 1632 960000". Empty where nothing is to be printed: the link leads to a place in the
/// document or to what has no address on paper, or its words are its address already.
std::string printed_address(const Link& link);

/// A link whose address is printed.
struct PrintedLink {
  std::string target;  // as in Link
  SourceSpan span;
};
/// Those of the text and the notes, one for each target, in the order of Document. The title, its
/// subtitle and the summaries have none: nothing stands between them and the text.
std::vector<PrintedLink> printed_links(const Document& document);
/// The targets of those of the text alone.
std::set<std::string> printed_in_text(const Document& document);

}  // namespace clearleaf::structure
