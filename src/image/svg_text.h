// A drawing's words → how small the smallest of them are.
#pragma once

#include "image/svg_size.h"
#include "image/xml_tree.h"

namespace clearleaf::image {

/// The size of the smallest words of a drawing that was made safe, in CSS pixels at the drawing's
/// own size; 0 where it has none. Read from font-size and font, as attributes, in style and in
/// rules of one type, class or id, and from scale() and matrix() of the transforms they stand in;
/// what else sizes words (a share of a size, words for sizes, other selectors) is passed over, so
/// that it is a help and no proof.
double smallest_text(const XmlNode& svg, const SvgSize& size);

}  // namespace clearleaf::image
