// An EPUB → what a reader is told, line by line.
#pragma once

#include "verify/epub_file.h"
#include "verify/spoken.h"

namespace clearleaf::verify {

/// The spine's documents in their order, without the navigation document, the headings and lists of
/// the endnotes, links back, and the cover, which the PDF does not have; each note directly after
/// the block that refers to it first. Left out by the marks in the files alone (PROMINENCE.md).
Spoken spoken_of(const EpubFile& epub);

}  // namespace clearleaf::verify
