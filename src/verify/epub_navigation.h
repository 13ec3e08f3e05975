// The trees of a navigation document and of an NCX → their lists.
#pragma once

#include "verify/epub_file.h"

namespace clearleaf::verify {

/// The nav elements that have an epub:type, in their order.
std::vector<NavList> read_nav(const EpubDocument& document);
EpubNcx read_ncx(const XmlTree& tree, std::string path);

}  // namespace clearleaf::verify
