// The fonts of a run of clearleaf: found in the catalogue, opened once, asked for glyphs, subset.
#pragma once

#include "base/diagnostics.h"
#include "base/geometry.h"
#include "model/font_catalog.h"
#include "text/shaped_run.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace clearleaf::text {

/// In font units, y up, unless said.
struct FontMetrics {
  std::string postscript_name;  // "NotoSans-Regular"
  std::int32_t units_per_em = 1000;
  std::int32_t ascender = 0;   // as hhea/OS2 say
  std::int32_t descender = 0;  // negative
  std::int32_t cap_height = 0;
  std::int32_t x_height = 0;
  std::int32_t box_left = 0, box_bottom = 0, box_right = 0, box_top = 0;  // FontBBox
  double italic_angle = 0;  // degrees, counter-clockwise from the vertical
  int weight = 400;         // OS/2 usWeightClass
  bool emboldened = false;  // bold is asked for and its family has none: to be drawn bolder
  enum class Pitch : unsigned char { kProportional, kFixed } pitch = Pitch::kProportional;
  enum class Outlines : unsigned char { kTrueType, kCff } outlines = Outlines::kTrueType;
};

/// A subset font program that keeps glyph ids (TrueType file, or a bare CFF table).
struct FontProgram {
  std::string bytes;
  FontMetrics::Outlines outlines = FontMetrics::Outlines::kTrueType;
};

/// A family by its name in the catalogue, with weight and slant.
struct FontRequest {
  std::string family;
  FontWeight weight = FontWeight::kRegular;
  FontSlant slant = FontSlant::kUpright;
  auto operator<=>(const FontRequest&) const = default;
};

/// Opens font files when they are first needed and keeps them. A missing file throws
/// EnvironmentError naming the Debian package.
class FontSet {
 public:
  explicit FontSet(const FontCatalog& catalog);
  ~FontSet();
  FontSet(const FontSet&) = delete;
  FontSet& operator=(const FontSet&) = delete;

  /// The font for a request, without regard to coverage.
  FontId font(const FontRequest& request);
  /// The font of the request's family where it has a glyph for `code_point`, else the first of the
  /// fallback list that has one, asked in this order: made for the language, made for the
  /// character's script, made for none, any. None: no font has one.
  std::optional<FontId> font_for(const FontRequest& request, char32_t code_point,
                                 std::string_view lang);
  bool has_glyph(FontId font, char32_t code_point) const;

  const FontMetrics& metrics(FontId font) const;
  std::int32_t advance(FontId font, std::uint32_t glyph) const;  // font units
  /// The character that `glyph` stands for by itself, or for a presentation form the letters that
  /// it is a form of; empty where the font says none or one for private use. For glyphs that
  /// several characters or parts of one are made of.
  std::string nominal_text(FontId font, std::uint32_t glyph) const;
  /// The number by which a PDF's text shows the glyph: the CID of a CFF font that has such, else
  /// the glyph id (ISO 32000-1 9.7.4.2).
  std::uint32_t cid(FontId font, std::uint32_t glyph) const;
  /// The font reduced to `glyphs` and .notdef, their CIDs kept.
  FontProgram subset(FontId font, const std::set<std::uint32_t>& glyphs) const;
  /// The files opened whose SHA-256 is not the catalogue's: path and Debian package.
  const std::vector<std::string>& unexpected_files() const { return unexpected_files_; }

  /// Shapes text of one script and direction with one font.
  ShapedRun shape(FontId font, const ShapeRequest& request) const;

 private:
  FontId open(const FontFamily& family, const FontRequest& request);
  FontId open_nearest(FontFamilyId family, const FontRequest& request);
  std::optional<FontId> find_fallback(const FontRequest& request, char32_t code_point,
                                      std::string_view lang);

  const FontCatalog& catalog_;
  std::vector<std::unique_ptr<Font>> fonts_;
  std::map<std::string, FontId> by_file_;
  std::map<FontRequest, FontId> by_request_;
  std::map<std::pair<FontFamilyId, FontRequest>, FontId> nearest_;
  /// The fallback found for a character, by the font that lacks it and the language.
  using Lack = std::tuple<FontId, std::string, char32_t>;
  std::map<Lack, std::optional<FontId>, std::less<>> fallbacks_;
  std::vector<std::string> unexpected_files_;
};

}  // namespace clearleaf::text
