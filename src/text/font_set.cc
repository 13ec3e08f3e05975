// Font files → glyph coverage, metrics, shaped runs and subsets (HarfBuzz).
#include "text/font_set.h"

#include "base/environment_error.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/cff_charset.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace clearleaf::text {

namespace {

template <class T, void (*destroy)(T*)>
struct Destroy {
  void operator()(T* handle) const { destroy(handle); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_t, hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_t, hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>>;
using GlyphSet = std::unique_ptr<hb_set_t, Destroy<hb_set_t, hb_set_destroy>>;
using SubsetInput =
    std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_t, hb_subset_input_destroy>>;

std::string_view bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob, &length);
  return {data, length};
}

std::int32_t signed16(std::string_view table, std::size_t offset) {
  if (offset + 2 > table.size()) return 0;
  const auto high = static_cast<unsigned char>(table[offset]);
  const auto low = static_cast<unsigned char>(table[offset + 1]);
  return static_cast<std::int16_t>(high << 8U | low);
}

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00);
}

/// What a reader is to be told of a character that stands for a glyph; empty for private use.
std::string told_text(char32_t c) {
  const bool private_use = (c >= 0xE000 && c < 0xF900) || c >= 0xF0000;
  std::string out;
  if (private_use) return out;
  if (!is_presentation_form(c)) {
    append_utf8(out, c);
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  INVARIANT(U_SUCCESS(status), "ICU has its normalisation data");
  nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(out);
  // A mark is decomposed to a blank that bears it.
  if (out.size() > 1 && out.front() == ' ') out.erase(0, 1);
  return out;
}

std::int32_t metric(hb_font_t* font, hb_ot_metrics_tag_t tag) {
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font, tag, &value);
  return value;
}

std::string postscript_name(hb_face_t* face) {
  std::array<char, 128> name{};
  auto length = static_cast<unsigned>(name.size());
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length,
                      name.data());
  return std::string(name.data(), length);
}

FontMetrics read_metrics(hb_face_t* face, hb_font_t* font) {
  FontMetrics metrics;
  metrics.postscript_name = postscript_name(face);
  metrics.units_per_em = checked<std::int32_t>(hb_face_get_upem(face));
  metrics.ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
  metrics.descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
  metrics.cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT);
  metrics.x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT);
  const Blob head(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
  metrics.box_left = signed16(bytes_of(head.get()), 36);
  metrics.box_bottom = signed16(bytes_of(head.get()), 38);
  metrics.box_right = signed16(bytes_of(head.get()), 40);
  metrics.box_top = signed16(bytes_of(head.get()), 42);
  metrics.italic_angle = hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE);
  metrics.weight = static_cast<int>(std::lround(hb_style_get_value(font, HB_STYLE_TAG_WEIGHT)));
  const Blob post(hb_face_reference_table(face, HB_TAG('p', 'o', 's', 't')));
  const bool fixed =
      signed16(bytes_of(post.get()), 12) != 0 || signed16(bytes_of(post.get()), 14) != 0;
  if (fixed) metrics.pitch = FontMetrics::Pitch::kFixed;
  const Blob cff(hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')));
  if (hb_blob_get_length(cff.get()) > 0) metrics.outlines = FontMetrics::Outlines::kCff;
  return metrics;
}

/// How far a file is from what is asked: weight counts more than slant.
int distance(const FontFile& file, const FontRequest& request) {
  return (file.weight == request.weight ? 0 : 2) + (file.slant == request.slant ? 0 : 1);
}

const FontFile& nearest_file(const FontFamily& family, const FontRequest& request) {
  INVARIANT(!family.files.empty(), "a family in the catalogue has at least one file");
  return *std::min_element(family.files.begin(), family.files.end(),
                           [&](const FontFile& a, const FontFile& b) {
                             return distance(a, request) < distance(b, request);
                           });
}

const FontFamily& family_named(const FontCatalog& catalog, const std::string& name) {
  for (const FontFamily& family : catalog.families) {
    if (family.name == name) return family;
  }
  throw EnvironmentError("find the font family", name, "fonts/fonts.yaml does not list it");
}

}  // namespace

struct Font {
  std::string file;
  Face face;
  HbFont font;
  FontMetrics metrics;
  enum class Keys : unsigned char { kGlyphs, kCids } keys = Keys::kGlyphs;
  std::vector<std::uint16_t> cids;  // by glyph id; empty: equal to them
  /// Filled when it is first asked for: most fonts never need it.
  mutable std::unordered_map<std::uint32_t, std::string> text_by_glyph;
};

namespace {

void read_cids(Font& font) {
  if (font.metrics.outlines != FontMetrics::Outlines::kCff) return;
  const Blob cff(hb_face_reference_table(font.face.get(), HB_TAG('C', 'F', 'F', ' ')));
  const CffKeys keys = read_cff_keys(bytes_of(cff.get()), hb_face_get_glyph_count(font.face.get()));
  if (keys.is_cid_keyed) font.keys = Font::Keys::kCids;
  font.cids = keys.cids;
}

/// Whether `lang` is `range` or begins with it and a hyphen (RFC 4647 3.3.1).
bool is_in_range(std::string_view lang, std::string_view range) {
  return lang.starts_with(range) && (lang.size() == range.size() || lang[range.size()] == '-');
}

/// How fit a family is for a character that the text's own family lacks; less is better.
int unfitness(const FontFamily& family, char32_t code_point, std::string_view lang) {
  const bool for_script = std::ranges::any_of(family.scripts, [&](const std::string& name) {
    const int code = u_getPropertyValueEnum(UCHAR_SCRIPT, name.c_str());
    return uscript_hasScript(static_cast<UChar32>(code_point), static_cast<UScriptCode>(code)) != 0;
  });
  const bool for_language = std::ranges::any_of(
      family.languages, [&](const std::string& range) { return is_in_range(lang, range); });
  if (for_script) return for_language ? 0 : 1;
  return family.scripts.empty() ? 2 : 3;
}

}  // namespace

FontSet::FontSet(const FontCatalog& catalog) : catalog_(catalog) {}
FontSet::~FontSet() = default;

FontId FontSet::open(const FontFamily& family, const FontRequest& request) {
  const FontFile& file = nearest_file(family, request);
  const bool emboldened = request.weight == FontWeight::kBold && file.weight != FontWeight::kBold;
  const std::string key =
      file.path + "#" + std::to_string(file.face_index) + (emboldened ? " bold" : "");
  if (const auto found = by_file_.find(key); found != by_file_.end()) return found->second;
  const Blob blob(hb_blob_create_from_file_or_fail(file.path.c_str()));
  if (blob == nullptr) {
    throw EnvironmentError("open the font", file.path,
                           "install the Debian package " + family.package);
  }
  auto font = std::make_unique<Font>();
  font->file = file.path;
  font->face.reset(hb_face_create(blob.get(), file.face_index));
  if (hb_face_get_glyph_count(font->face.get()) == 0) {
    throw EnvironmentError("read the font", file.path,
                           "it is not a font; reinstall the Debian package " + family.package);
  }
  if (!file.sha256.empty() && sha256_hex(bytes_of(blob.get())) != file.sha256) {
    unexpected_files_.push_back(file.path + " (package " + family.package + ")");
  }
  font->font.reset(hb_font_create(font->face.get()));
  font->metrics = read_metrics(font->face.get(), font->font.get());
  font->metrics.emboldened = emboldened;
  read_cids(*font);
  const FontId id(checked<std::uint32_t>(fonts_.size()));
  fonts_.push_back(std::move(font));
  by_file_.emplace(key, id);
  return id;
}

FontId FontSet::font(const FontRequest& request) {
  if (const auto found = by_request_.find(request); found != by_request_.end()) {
    return found->second;
  }
  const FontFamily& family = family_named(catalog_, request.family);
  const FontId id = open(family, request);
  by_request_.emplace(request, id);
  return id;
}

FontId FontSet::open_nearest(FontFamilyId family, const FontRequest& request) {
  const auto key = std::pair(family, request);
  const auto found = nearest_.find(key);
  if (found != nearest_.end()) return found->second;
  const FontFamily& entry = catalog_.families[family];
  return nearest_.emplace(key, open(entry, request)).first->second;
}

std::optional<FontId> FontSet::font_for(const FontRequest& request, char32_t code_point,
                                        std::string_view lang) {
  const FontId own = font(request);
  if (has_glyph(own, code_point)) return own;
  const auto key = std::tuple(own, lang, code_point);
  if (const auto found = fallbacks_.find(key); found != fallbacks_.end()) return found->second;
  const auto font = find_fallback(request, code_point, lang);
  fallbacks_.emplace(Lack(own, lang, code_point), font);
  return font;
}

std::optional<FontId> FontSet::find_fallback(const FontRequest& request, char32_t code_point,
                                             std::string_view lang) {
  std::vector<std::pair<int, FontFamilyId>> families;
  for (const FontFamilyId id : catalog_.fallback) {
    families.emplace_back(unfitness(catalog_.families[id], code_point, lang), id);
  }
  std::ranges::stable_sort(families, {}, &std::pair<int, FontFamilyId>::first);
  for (const auto& [unfit, id] : families) {
    const FontId candidate = open_nearest(id, request);
    if (has_glyph(candidate, code_point)) return candidate;
  }
  return std::nullopt;
}

bool FontSet::has_glyph(FontId id, char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(fonts_[id.index()]->font.get(), code_point, &glyph) != 0;
}

const FontMetrics& FontSet::metrics(FontId id) const {
  return fonts_[id.index()]->metrics;
}

std::int32_t FontSet::advance(FontId id, std::uint32_t glyph) const {
  return hb_font_get_glyph_h_advance(fonts_[id.index()]->font.get(), glyph);
}

std::string FontSet::nominal_text(FontId id, std::uint32_t glyph) const {
  const Font& font = *fonts_[id.index()];
  auto& map = font.text_by_glyph;
  if (map.empty()) {
    const GlyphSet code_points(hb_set_create());
    hb_face_collect_unicodes(font.face.get(), code_points.get());
    hb_codepoint_t c = HB_SET_VALUE_INVALID;
    hb_codepoint_t found = 0;
    while (hb_set_next(code_points.get(), &c) != 0) {
      if (hb_font_get_nominal_glyph(font.font.get(), c, &found) == 0) continue;
      std::string text = told_text(c);
      if (!text.empty()) map.emplace(found, std::move(text));
    }
  }
  const auto entry = map.find(glyph);
  return entry == map.end() ? std::string() : entry->second;
}

std::uint32_t FontSet::cid(FontId id, std::uint32_t glyph) const {
  const std::vector<std::uint16_t>& cids = fonts_[id.index()]->cids;
  return glyph < cids.size() ? cids[glyph] : glyph;
}

FontProgram FontSet::subset(FontId id, const std::set<std::uint32_t>& glyphs) const {
  const Font& font = *fonts_[id.index()];
  const SubsetInput input(hb_subset_input_create_or_fail());
  INVARIANT(input != nullptr, "HarfBuzz can make a subset plan");
  hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
  hb_set_add(wanted, 0);
  for (const std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  // CIDs are kept in a CFF font's charset, whatever becomes of the glyph ids; to keep those too
  // would cost 130 kB a font.
  const bool keeps_cids = font.keys == Font::Keys::kCids;
  hb_subset_input_set_flags(input.get(),
                            (keeps_cids ? 0U : static_cast<unsigned>(HB_SUBSET_FLAGS_RETAIN_GIDS)) |
                                HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
  // What a PDF's font program does not need; without GSUB no glyphs are added by closure.
  static constexpr std::array kDropped = std::to_array<const char*>(
      {"GSUB", "GPOS", "GDEF", "kern", "morx", "mort", "kerx", "BASE", "JSTF", "MATH", "COLR",
       "CPAL", "SVG ", "CBDT", "CBLC", "sbix", "DSIG", "name", "post", "OS/2", "cmap", "vhea",
       "vmtx", "VORG", "gasp", "FFTM", "VDMX", "hdmx", "LTSH", "meta", "STAT"});
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : kDropped) hb_set_add(dropped, hb_tag_from_string(tag, 4));
  const Face reduced(hb_subset_or_fail(font.face.get(), input.get()));
  if (reduced == nullptr) {
    throw EnvironmentError("subset the font", font.file, "HarfBuzz refuses it");
  }
  const bool cff = font.metrics.outlines == FontMetrics::Outlines::kCff;
  const Blob blob(cff ? hb_face_reference_table(reduced.get(), HB_TAG('C', 'F', 'F', ' '))
                      : hb_face_reference_blob(reduced.get()));
  return {std::string(bytes_of(blob.get())), font.metrics.outlines};
}

namespace {

Buffer filled_buffer(const ShapeRequest& request) {
  Buffer buffer(hb_buffer_create());
  const auto add = [&](std::string_view text, std::size_t begin, std::size_t count) {
    hb_buffer_add_utf8(buffer.get(), text.data(), checked<int>(text.size()),
                       checked<unsigned>(begin), checked<int>(count));
  };
  if (request.before.empty() && request.after.empty()) {
    add(request.text, 0, request.text.size());
  } else {
    std::string whole(request.before);
    whole.append(request.text).append(request.after);
    add(whole, request.before.size(), request.text.size());
  }
  if (request.script != 0) {
    hb_buffer_set_script(buffer.get(), hb_script_from_iso15924_tag(request.script));
  }
  const bool backward = request.direction == Direction::kRightToLeft;
  hb_buffer_set_direction(buffer.get(), backward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  if (!request.lang.empty()) {
    hb_buffer_set_language(
        buffer.get(),
        hb_language_from_string(request.lang.data(), checked<int>(request.lang.size())));
  }
  hb_buffer_guess_segment_properties(buffer.get());
  return buffer;
}

}  // namespace

namespace {

/// Scripts whose letters never leave the height that their fonts and any line have in common.
bool fits_any_line(std::uint32_t script) {
  static constexpr std::array kScripts = std::to_array<hb_script_t>(
      {HB_SCRIPT_LATIN, HB_SCRIPT_GREEK, HB_SCRIPT_CYRILLIC, HB_SCRIPT_HAN, HB_SCRIPT_HIRAGANA,
       HB_SCRIPT_KATAKANA, HB_SCRIPT_HANGUL});
  return script == 0 ||
         std::ranges::find(kScripts, static_cast<hb_script_t>(script)) != kScripts.end();
}

void measure_ink(hb_font_t* font, ShapedRun& run) {
  for (const ShapedGlyph& glyph : run.glyphs) {
    hb_glyph_extents_t box{};
    if (hb_font_get_glyph_extents(font, glyph.glyph, &box) == 0) continue;
    const std::int32_t top = box.y_bearing + glyph.y_offset;
    run.ink_above = std::max(run.ink_above, top);
    run.ink_below = std::max(run.ink_below, -(top + box.height));
  }
}

}  // namespace

ShapedRun FontSet::shape(FontId id, const ShapeRequest& request) const {
  const Buffer buffer = filled_buffer(request);
  hb_shape(fonts_[id.index()]->font.get(), buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  ShapedRun run{id, std::string(request.text), {}, request.direction, 0, 0};
  run.glyphs.reserve(count);
  const auto offset = checked<std::uint32_t>(request.before.size());
  const std::size_t blank_begin = request.text.find_last_not_of(' ') + 1;
  for (unsigned i = 0; i < count; ++i) {
    const std::uint32_t cluster = infos[i].cluster - offset;
    run.glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset,
                          positions[i].y_offset, cluster});
    run.advance += positions[i].x_advance;
    if (cluster >= blank_begin) run.trailing_blank += positions[i].x_advance;
  }
  if (!fits_any_line(request.script)) measure_ink(fonts_[id.index()]->font.get(), run);
  return run;
}

}  // namespace clearleaf::text
