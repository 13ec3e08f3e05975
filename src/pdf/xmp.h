// Metadata → the document's XMP packet (ISO 16684-1, ISO 19005-2 6.6, ISO 14289-1 5).
#pragma once

#include "model/metadata.h"
#include "model/publication.h"

#include <string>
#include <string_view>

namespace clearleaf::pdf {

/// The namespace of clearleaf's own properties: profile, edition, version.
inline constexpr std::string_view kClearleafNamespace = "urn:clearleaf:ns:1.0/";

/// The packet: claims PDF/UA-1 and PDF/A-2a, and describes the properties that PDF/A does not know.
std::string xmp_packet(const Metadata& meta, const Publication& publication);

}  // namespace clearleaf::pdf
