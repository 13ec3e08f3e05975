// Colours, images, forms and graphics states → breaches of ISO 19005-2 6.2.
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace clearleaf::verify {

namespace {

/// The colour space of the output intent's profile: 1, 3 or 4 components; 0: there is none.
int intended_components(const PdfCatalog& catalog) {
  for (const PdfOutputIntent& intent : catalog.output_intents) {
    if (intent.subtype == "GTS_PDFA1") return intent.components;
  }
  return 0;
}

// ---- device colours (6.2.4.3) ----

void check_family(std::string_view family, int intended, const std::string& place, Report& report) {
  const bool is_gray = family == "DeviceGray";
  const bool is_good = (is_gray && intended != 0) || (family == "DeviceRGB" && intended == 3) ||
                       (family == "DeviceCMYK" && intended == 4);
  if (is_good || !family.starts_with("Device") || family == "DeviceN") return;
  report.add("ISO 19005-2 6.2.4.3", place,
             fmt::format("{} is used, which the output intent does not define", family));
}

void check_color_space(const PdfColorSpace& space, int intended, const std::string& place,
                       Report& report) {
  check_family(space.family, intended, place, report);
  check_family(space.base, intended, place, report);
  if (space.family == "Separation" || space.family == "DeviceN") {
    report.add("ISO 19005-2 6.2.4.4", place, "spot colours are not judged here");
  }
}

void check_colors(const PdfFile& file, int intended, Report& report) {
  for (const PdfPage& page : file.pages) {
    const DeviceColors& colors = page.content.device_colors;
    if (colors.gray) check_family("DeviceGray", intended, place_of(page), report);
    if (colors.rgb) check_family("DeviceRGB", intended, place_of(page), report);
    if (colors.cmyk) check_family("DeviceCMYK", intended, place_of(page), report);
    check_family(page.group_color_space, intended, place_of(page), report);
    if (page.content.uses_transparency && intended == 0 && page.group_color_space.empty()) {
      report.add("ISO 19005-2 6.2.10", place_of(page),
                 "the page has transparency but no colour space to blend in");
    }
  }
  for (const PdfColorSpace& space : file.color_spaces) {
    check_color_space(space, intended, "color spaces", report);
  }
}

// ---- images and forms (6.2.6, 6.2.8, 6.2.9) ----

bool is_rendering_intent(std::string_view intent) {
  return intent == "RelativeColorimetric" || intent == "AbsoluteColorimetric" ||
         intent == "Perceptual" || intent == "Saturation";
}

void check_rendering_intent(std::string_view intent, const std::string& place, Report& report) {
  if (intent.empty() || is_rendering_intent(intent)) return;
  report.add("ISO 19005-2 6.2.6", place, fmt::format("the rendering intent {} is unknown", intent));
}

void check_image(const PdfXObject& image, int intended, const std::string& place, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.2.8";
  constexpr std::array kBits{1, 2, 4, 8, 16};
  if (image.interpolates) report.add(kClause, place, "the image says Interpolate true");
  if (image.has_alternates) report.add(kClause, place, "the image has Alternates");
  if (image.has_opi) report.add(kClause, place, "the image has OPI");
  if (image.has_soft_mask_in_data) report.add(kClause, place, "the image has SMaskInData");
  if (image.width <= 0 || image.height <= 0) {
    report.add("ISO 32000-1 8.9.5", place, "the image has no width or no height");
  }
  const int bits = image.bits_per_component;
  if (image.is_mask ? bits > 1 : std::ranges::find(kBits, bits) == kBits.end()) {
    report.add(kClause, place, fmt::format("the image has {} bits per component", bits));
  }
  check_color_space(image.color_space, intended, place, report);
  check_rendering_intent(image.intent, place, report);
}

void check_form(const PdfXObject& form, int intended, const std::string& place, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.2.9";
  if (form.is_postscript) report.add(kClause, place, "the form holds PostScript");
  if (form.has_opi) report.add(kClause, place, "the form has OPI");
  if (form.is_reference) {
    report.add("ISO 14289-1 7.20", place, "the form shows a page of another file");
  }
  check_family(form.group_color_space, intended, place, report);
}

void check_xobjects(const PdfFile& file, int intended, Report& report) {
  for (const PdfXObject& xobject : file.xobjects) {
    const std::string place = fmt::format("object {}", xobject.object);
    if (xobject.subtype == "Image") {
      check_image(xobject, intended, place, report);
    } else if (xobject.subtype == "Form") {
      check_form(xobject, intended, place, report);
    } else {
      report.add("ISO 19005-2 6.2.9", place, "an XObject is neither an image nor a form");
    }
  }
}

// ---- graphics states (6.2.5, 6.2.10) ----

bool is_blend_mode(std::string_view mode) {
  constexpr auto kModes = std::to_array<std::string_view>(
      {"Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge",
       "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation",
       "Color", "Luminosity"});
  return std::ranges::find(kModes, mode) != kModes.end();
}

void check_graphics_state(const PdfGraphicsState& state, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.2.5";
  const std::string place = fmt::format("object {}", state.object);
  if (state.has_transfer_function) report.add(kClause, place, "a transfer function is set");
  if (state.has_halftone_phase || state.has_halftone_origin) {
    report.add(kClause, place, "a halftone's phase or origin is set");
  }
  const int halftone = state.halftone_type.value_or(1);
  if (halftone != 1 && halftone != 5) {
    report.add(kClause, place, fmt::format("a halftone is of type {}", halftone));
  }
  if (state.names_halftone) report.add(kClause, place, "a halftone has a HalftoneName");
  if (!state.blend_mode.empty() && !is_blend_mode(state.blend_mode)) {
    report.add("ISO 19005-2 6.2.10", place, "the blend mode " + state.blend_mode + " is unknown");
  }
  check_rendering_intent(state.rendering_intent, place, report);
}

}  // namespace

void check_pdf_graphics(const PdfFile& file, Report& report) {
  const int intended = intended_components(file.catalog);
  check_colors(file, intended, report);
  check_xobjects(file, intended, report);
  for (const PdfGraphicsState& state : file.graphics_states) check_graphics_state(state, report);
}

}  // namespace clearleaf::verify
