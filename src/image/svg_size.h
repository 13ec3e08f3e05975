// What an <svg> says of its size → CSS pixels and user units (SVG 2 §8.2, §8.12).
#pragma once

#include "image/xml_tree.h"

#include <optional>
#include <string_view>

namespace clearleaf::image {

struct ViewBox {
  double x = 0, y = 0, width = 0, height = 0;
};

struct SvgSize {
  double width = 0;  // CSS pixels, 96 an inch
  double height = 0;
  ViewBox view_box;  // what of the drawing's plane is shown
};

/// "12", "12px", "3cm" … as CSS pixels; none for a share ("100%"), a negative one and what is no
/// length. An em is 16 pixels.
std::optional<double> css_length(std::string_view text);

/// The size of the drawing, by its width and height, else by its viewBox; none where it has
/// neither. A side that is not said follows from the other and the viewBox.
std::optional<SvgSize> size_of(const XmlNode& svg);

}  // namespace clearleaf::image
