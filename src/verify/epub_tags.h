// An EPUB's documents → their elements as text.
#pragma once

#include "verify/epub_file.h"

#include <string>

namespace clearleaf::verify {

/// The bodies of the spine's documents: one element or text a line, two blanks a level, with the
/// attributes that say what it is, in a fixed order.
///
///     EPUB/section-01.xhtml
///       section epub:type=chapter role=doc-chapter
///         h2#first
///           "The first section"
std::string tags_text(const EpubFile& epub);

}  // namespace clearleaf::verify
