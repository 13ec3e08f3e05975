// Two tables: what is not in them does not get into a publication.
#include "image/svg_names.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace clearleaf::image {

namespace {

// ---- elements ----

constexpr std::string_view kMoving =
    " animate animateColor animateMotion animateTransform discard mpath set ";
constexpr std::string_view kForeign = " audio canvas foreignObject iframe video ";
constexpr std::string_view kSilent = " desc metadata script title view ";

/// Which of the presentation attributes (SVG 1.1, 6.1) an element may have.
enum class Look : unsigned char {
  kNone,       // nor class and style
  kPrimitive,  // of a filter, with its colour space
  kLight,      // a filter primitive with a colour of its own
  kGradient,
  kShape,
  kLine,  // a shape that may have markers
  kPicture,
  kText,
  kAll,
};

struct ElementForm {
  std::string_view name;
  Look look;
  std::string_view own;  // further attributes, each between blanks
};

constexpr ElementForm kElements[] = {
    {"circle", Look::kShape, " cx cy r transform "},
    {"clipPath", Look::kText, " clipPathUnits transform "},
    {"defs", Look::kAll, " transform "},
    {"ellipse", Look::kShape, " cx cy rx ry transform "},
    {"feBlend", Look::kPrimitive, " in in2 mode "},
    {"feColorMatrix", Look::kPrimitive, " in type values "},
    {"feComponentTransfer", Look::kPrimitive, " in "},
    {"feComposite", Look::kPrimitive, " in in2 k1 k2 k3 k4 operator "},
    {"feConvolveMatrix", Look::kPrimitive,
     " bias divisor edgeMode in kernelMatrix kernelUnitLength order preserveAlpha targetX "
     "targetY "},
    {"feDiffuseLighting", Look::kLight, " diffuseConstant in kernelUnitLength surfaceScale "},
    {"feDisplacementMap", Look::kPrimitive, " in in2 scale xChannelSelector yChannelSelector "},
    {"feDistantLight", Look::kNone, " azimuth elevation "},
    {"feDropShadow", Look::kLight, " dx dy in stdDeviation "},
    {"feFlood", Look::kLight, " in "},
    {"feFuncA", Look::kNone, " amplitude exponent intercept offset slope tableValues type "},
    {"feFuncB", Look::kNone, " amplitude exponent intercept offset slope tableValues type "},
    {"feFuncG", Look::kNone, " amplitude exponent intercept offset slope tableValues type "},
    {"feFuncR", Look::kNone, " amplitude exponent intercept offset slope tableValues type "},
    {"feGaussianBlur", Look::kPrimitive, " in stdDeviation "},
    {"feMerge", Look::kPrimitive, ""},
    {"feMergeNode", Look::kNone, " in "},
    {"feMorphology", Look::kPrimitive, " in operator radius "},
    {"feOffset", Look::kPrimitive, " dx dy in "},
    {"fePointLight", Look::kNone, " x y z "},
    {"feSpecularLighting", Look::kLight,
     " in kernelUnitLength specularConstant specularExponent surfaceScale "},
    {"feSpotLight", Look::kNone,
     " limitingConeAngle pointsAtX pointsAtY pointsAtZ specularExponent x y z "},
    {"feTile", Look::kPrimitive, " in "},
    {"feTurbulence", Look::kPrimitive, " baseFrequency numOctaves seed stitchTiles type "},
    {"filter", Look::kAll, " filterUnits height primitiveUnits width x y "},
    {"g", Look::kAll, " transform "},
    {"image", Look::kPicture, " height preserveAspectRatio transform width x y "},
    {"line", Look::kLine, " transform x1 x2 y1 y2 "},
    {"linearGradient", Look::kGradient,
     " gradientTransform gradientUnits spreadMethod x1 x2 y1 y2 "},
    {"marker", Look::kAll,
     " markerHeight markerUnits markerWidth orient preserveAspectRatio refX refY viewBox "},
    {"mask", Look::kAll, " height maskContentUnits maskUnits width x y "},
    {"path", Look::kLine, " d pathLength transform "},
    {"pattern", Look::kAll,
     " height patternContentUnits patternTransform patternUnits preserveAspectRatio viewBox width "
     "x y "},
    {"polygon", Look::kLine, " points transform "},
    {"polyline", Look::kLine, " points transform "},
    {"radialGradient", Look::kGradient,
     " cx cy fr fx fy gradientTransform gradientUnits r spreadMethod "},
    {"rect", Look::kShape, " height rx ry transform width x y "},
    {"stop", Look::kGradient, " offset "},
    {"svg", Look::kAll, " height preserveAspectRatio transform viewBox width x y "},
    {"symbol", Look::kAll, " height preserveAspectRatio viewBox width "},
    {"text", Look::kText, " dx dy lengthAdjust rotate textLength transform x y "},
    {"textPath", Look::kText, " lengthAdjust method spacing startOffset textLength "},
    {"tspan", Look::kText, " dx dy lengthAdjust rotate textLength x y "},
    {"use", Look::kAll, " height transform width x y "},
};

const ElementForm* form_of(std::string_view name) {
  const auto* found = std::find_if(std::begin(kElements), std::end(kElements),
                                   [&](const ElementForm& form) { return form.name == name; });
  return found == std::end(kElements) ? nullptr : found;
}

// ---- attributes ----

constexpr std::string_view kClassAndStyle = " class style ";
constexpr std::string_view kFilterPlace = " color-interpolation-filters height result width x y ";
constexpr std::string_view kLights = " color flood-color flood-opacity lighting-color ";
constexpr std::string_view kStops = " color stop-color stop-opacity ";
constexpr std::string_view kPaint =
    " clip-path clip-rule color color-interpolation display fill fill-opacity fill-rule filter "
    "image-rendering mask opacity shape-rendering stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-rendering "
    "visibility ";
constexpr std::string_view kMarkers = " marker-end marker-mid marker-start ";
constexpr std::string_view kPictures =
    " clip-path clip-rule color display filter image-rendering mask opacity overflow "
    "shape-rendering text-rendering visibility ";
constexpr std::string_view kWords =
    " alignment-baseline baseline-shift direction dominant-baseline font-family font-size "
    "font-size-adjust font-stretch font-style font-variant font-weight "
    "glyph-orientation-horizontal glyph-orientation-vertical letter-spacing text-anchor "
    "text-decoration unicode-bidi word-spacing ";
/// Properties that came after SVG 1.1, or got values that it has not. All are words or lists of
/// words, so they mean the same in a style.
constexpr std::string_view kLater =
    " isolation mask-type mix-blend-mode paint-order transform-origin vector-effect "
    "writing-mode ";

bool holds(std::string_view list, std::string_view name) {
  for (std::size_t at = list.find(name); at != std::string_view::npos;
       at = list.find(name, at + 1)) {
    if (at > 0 && list[at - 1] == ' ' && list[at + name.size()] == ' ') return true;
  }
  return false;
}

bool is_look(Look look, std::string_view name) {
  switch (look) {
    case Look::kNone: return false;
    case Look::kPrimitive: return holds(kFilterPlace, name);
    case Look::kLight:
      return holds(kFilterPlace, name) || holds(kLights, name) || holds(kClassAndStyle, name);
    case Look::kGradient: return holds(kStops, name) || holds(kClassAndStyle, name);
    case Look::kShape: return holds(kPaint, name) || holds(kClassAndStyle, name);
    case Look::kLine: return is_look(Look::kShape, name) || holds(kMarkers, name);
    case Look::kPicture: return holds(kPictures, name) || holds(kClassAndStyle, name);
    case Look::kText: return is_look(Look::kShape, name) || holds(kWords, name);
    case Look::kAll:
      return is_look(Look::kLine, name) || holds(kWords, name) || holds(kStops, name) ||
             holds(kLights, name) || name == "overflow" || name == "color-interpolation-filters";
  }
  return false;
}

}  // namespace

SvgPart svg_part(std::string_view name) {
  if (name.find(' ') != std::string_view::npos) return SvgPart::kUnknown;
  if (name == "image") return SvgPart::kImage;
  if (form_of(name) != nullptr) return SvgPart::kKept;
  if (holds(kSilent, name)) return SvgPart::kSilent;
  if (holds(kForeign, name)) return SvgPart::kForeign;
  if (holds(kMoving, name)) return SvgPart::kMoving;
  if (name == "a") return SvgPart::kGroup;
  if (name == "switch") return SvgPart::kSwitch;
  if (name == "style") return SvgPart::kStyle;
  return SvgPart::kUnknown;
}

AttributePlace attribute_place(std::string_view element, std::string_view name) {
  const ElementForm* form = form_of(element);
  if (form == nullptr || name.empty()) return AttributePlace::kNowhere;
  if (holds(form->own, name) || is_look(form->look, name)) return AttributePlace::kAttribute;
  const bool has_style = is_look(form->look, "style");
  return has_style && holds(kLater, name) ? AttributePlace::kStyle : AttributePlace::kNowhere;
}

}  // namespace clearleaf::image
