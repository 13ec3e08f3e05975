// Resource dictionaries → fonts, XObjects, graphics states and colour spaces (ISO 32000-1 7.8.3).
#pragma once

#include "verify/pdf_cmap.h"
#include "verify/pdf_reading.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::verify {

/// What showing text needs of a font.
struct LoadedFont {
  Id<PdfFont> id{0};
  bool is_composite = false;
  CMap encoding;  // of a composite font: codes to CIDs
  CMap to_unicode;
  std::vector<float> widths;  // by CID or code, thousandths; negative: the default
  float default_width = 0;
  std::string gids;        // CIDToGIDMap, two bytes a CID; empty: CID = GID
  std::vector<bool> used;  // by code

  double width_of(std::uint32_t cid) const {
    return cid < widths.size() && widths[cid] >= 0 ? widths[cid] : default_width;
  }
};

/// One resource dictionary. Names are those of content streams.
struct Resources {
  std::unordered_map<std::string_view, LoadedFont*> fonts;
  std::unordered_map<std::string_view, Id<PdfXObject>> xobjects;
  std::unordered_map<std::string_view, Id<PdfGraphicsState>> graphics_states;
  std::unordered_map<std::string_view, PdfColorSpace> color_spaces;
  PdfValue dict;  // for the others: Properties, Shading, Pattern
};

/// Reads each resource dictionary and each resource once, into PdfFile's lists.
class ResourceReader {
 public:
  explicit ResourceReader(PdfReading& reading) : reading_(reading), objects_(reading.objects) {}

  const Resources& read(const PdfValue& dict);
  PdfColorSpace color_space(const PdfValue& value);
  const PdfValue& xobject_dict(Id<PdfXObject> id) const { return xobject_dicts_[id.index()]; }
  /// A form's content; none: it cannot be decoded.
  const std::string* form_content(Id<PdfXObject> id);
  /// Tells each PdfFont which of its codes are shown.
  void finish();

 private:
  LoadedFont* font(const PdfValue& reference);
  Id<PdfXObject> xobject(const PdfValue& reference);
  Id<PdfGraphicsState> graphics_state(const PdfValue& reference);

  PdfReading& reading_;
  PdfObjects& objects_;
  std::unordered_map<const void*, std::unique_ptr<Resources>> read_;  // by identity
  std::unordered_map<const void*, std::unique_ptr<LoadedFont>> fonts_;
  std::unordered_map<const void*, Id<PdfXObject>> xobjects_;
  std::unordered_map<const void*, Id<PdfGraphicsState>> states_;
  std::unordered_map<const void*, PdfColorSpace> spaces_;
  std::vector<PdfValue> xobject_dicts_;
  std::unordered_map<std::uint32_t, std::optional<std::string>> forms_;  // content, by XObject
};

/// A font dictionary → the facts and what showing text needs.
std::unique_ptr<LoadedFont> load_font(PdfReading& reading, const PdfValue& reference);

}  // namespace clearleaf::verify
