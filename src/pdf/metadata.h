// Metadata → the document information dictionary (ISO 32000-1 14.3.3), which says the same as the
// XMP packet.
#pragma once

#include "model/metadata.h"
#include "model/publication.h"

#include <string>

namespace clearleaf::pdf {

/// "/Title(…)/Author(…)…"
std::string info_entries(const Metadata& meta, const Publication& publication);

/// "clearleaf 0.1.0"
std::string creator_tool();
/// The makers in one line.
std::string authors(const Metadata& meta);
/// The subjects in one line.
std::string keywords(const Metadata& meta);

}  // namespace clearleaf::pdf
