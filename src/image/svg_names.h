// The elements of SVG that a picture may hold, and which attributes each may have.
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

/// Where an attribute (without a namespace) of an element is written.
enum class AttributePlace : unsigned char {
  kNowhere,    // it is not known, or says nothing there
  kAttribute,  // as it is
  kStyle,      // as a declaration in style="…": a property that SVG 1.1 has no attribute for
};

/// By SVG 1.1, which is what EPUBCheck tells of: EPUB allows more, but says so.
AttributePlace attribute_place(std::string_view element, std::string_view name);

}  // namespace clearleaf::image
