// A publication's texts → those that no string of a PDF can hold.
#pragma once

#include "base/diagnostics.h"
#include "layout/page_list.h"
#include "model/metadata.h"
#include "model/outline.h"
#include "model/struct_tree.h"

namespace clearleaf::pdf {

/// Tells the author of each text that is one string in the PDF and longer than ISO 19005-2 6.1.13
/// allows: 32,767 bytes, two a letter outside of ASCII; and of each letter with more marks than
/// limits::kLetterBytes, which is one string, too. To be called before a long title is laid
/// out on every page.
void check_strings(const StructTree& tree, const Outline& outline, const Metadata& meta,
                   Diagnostics& diagnostics);

/// Tells the author of text that a page says as it is read (ActualText) and that is longer than
/// such a string may be: what fits a page is, unless it is full of marks and signs without width.
void check_page_texts(const layout::PageList& pages, const StructTree& tree,
                      Diagnostics& diagnostics);

}  // namespace clearleaf::pdf
