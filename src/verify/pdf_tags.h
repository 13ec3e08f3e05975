// A PDF's structure tree → text, as `clearleaf dump tags` prints it.
#pragma once

#include "verify/pdf_file.h"

#include <string>

namespace clearleaf::verify {

/// One element a line, two blanks a level: its type, " -> " what it is role-mapped to, and the
/// attributes that are set. Below it its kids in reading order: elements; pieces of text in quotes,
/// with their page ("p3"); images and other content without text; objects, links with what they
/// lead to.
///     Risks -> Sect id="disclaimer-risks"
///       H2 id="risks"
///         "Warning: risks" p3
std::string tags_text(const PdfFile& pdf);

}  // namespace clearleaf::verify
