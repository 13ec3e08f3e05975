// What is drawn once all pages are known: page numbers in the text, running header and footer.
#pragma once

#include "layout/layout.h"
#include "layout/page_builder.h"
#include "layout/paragraph.h"

namespace clearleaf::layout {

/// Puts the labels of the pages into the room kept for them.
void fill_page_refs(const std::vector<PendingPageRef>& refs, ParagraphSetter& paragraphs,
                    PageList& pages);

/// The title at the top of each page but the first; at the foot the page number and, where risks
/// are declared, where to read them (P14). A label of the author's own that is too long for that is
/// an error.
void add_running_matter(const LayoutInput& input, ParagraphSetter& paragraphs, PageList& pages,
                        Diagnostics& diagnostics);

}  // namespace clearleaf::layout
