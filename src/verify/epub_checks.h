// An EPUB that has been read → what is wrong with it.
#pragma once

#include "verify/epub_file.h"
#include "verify/report.h"

namespace clearleaf::verify {

/// Judges a file by EPUB 3.3, EPUB Accessibility 1.1, the success criteria of WCAG 2.2 that a
/// program can decide, DPUB-ARIA 1.1 and the prominence contract (PROMINENCE.md), in its order of
/// judgement. It asks for what clearleaf promises of its own files, which is at times more
/// than the standard does; clauses name the standard's section that the promise stands on.
void check_epub(const EpubFile& epub, Report& report);

}  // namespace clearleaf::verify
