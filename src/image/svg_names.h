// The elements and attributes of SVG that a picture may hold (SVG 1.1 and SVG 2, static parts).
#pragma once

#include <string_view>

namespace clearleaf::image {

inline constexpr std::string_view kSvgSpace = "http://www.w3.org/2000/svg";
inline constexpr std::string_view kXlinkSpace = "http://www.w3.org/1999/xlink";
inline constexpr std::string_view kXmlSpace = "http://www.w3.org/XML/1998/namespace";

enum class SvgPart : unsigned char {
  kKept,     // stays, with those of its attributes that may
  kGroup,    // stays as a group: a link leads nowhere in a picture
  kSwitch,   // one of its kids stays, as its group
  kStyle,    // a style sheet
  kImage,    // an image inside the drawing
  kSilent,   // goes, and nobody misses it
  kForeign,  // goes: another language's content
  kMoving,   // goes: the drawing stands still
  kUnknown,  // goes: nobody draws it
};

/// What becomes of the SVG element `name`.
SvgPart svg_part(std::string_view name);

/// Whether an element may have the attribute `name` (without a namespace).
bool is_svg_attribute(std::string_view name);

}  // namespace clearleaf::image
