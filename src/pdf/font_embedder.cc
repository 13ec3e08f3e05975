// One font → Type0 font, CIDFont, FontDescriptor, font program and ToUnicode CMap.
#include "pdf/font_embedder.h"

#include "base/hash.h"
#include "base/numbers.h"
#include "pdf/deflate.h"
#include "pdf/glyph_widths.h"
#include "pdf/syntax.h"
#include "pdf/to_unicode.h"

#include <cmath>

namespace clearleaf::pdf {

namespace {

using text::FontMetrics;
using text::FontProgram;

constexpr int kMetricDecimals = 2;

/// "ABCDEF+": the same for the same bytes (9.6.4).
std::string subset_tag(std::string_view program) {
  const std::string digest = digest16(program);
  std::string tag;
  for (std::size_t i = 0; i < 6; ++i) {
    tag += static_cast<char>('A' + static_cast<unsigned char>(digest[i]) % 26);
  }
  return tag + "+";
}

/// Table 123. Identity-H takes no standard character set, so each font counts as symbolic.
int descriptor_flags(const FontMetrics& metrics) {
  constexpr int kFixedPitch = 1;
  constexpr int kSymbolic = 1 << 2;
  constexpr int kItalic = 1 << 6;
  int flags = kSymbolic;
  if (metrics.pitch == FontMetrics::Pitch::kFixed) flags |= kFixedPitch;
  if (metrics.italic_angle != 0) flags |= kItalic;
  return flags;
}

/// The vertical stems' width, which no font file states: the usual estimate from its weight.
double stem_width(int weight) {
  return std::round(10 + 220 * (weight - 50) / 900.0);
}

std::string descriptor_entries(const FontMetrics& metrics, const std::string& name,
                               ObjectRef program) {
  const double scale = 1000.0 / metrics.units_per_em;
  std::string out = "/Type/FontDescriptor/FontName/" + name;
  const auto add = [&out](std::string_view key, double value) {
    out += key;
    out += ' ';
    append_decimal(out, value, kMetricDecimals);
  };
  add("/Flags", descriptor_flags(metrics));
  out += "/FontBBox";
  append_rect(out, {metrics.box_left * scale, metrics.box_bottom * scale, metrics.box_right * scale,
                    metrics.box_top * scale});
  add("/ItalicAngle", metrics.italic_angle);
  add("/Ascent", metrics.ascender * scale);
  add("/Descent", metrics.descender * scale);
  add("/CapHeight", metrics.cap_height * scale);
  add("/XHeight", metrics.x_height * scale);
  add("/StemV", stem_width(metrics.weight));
  out += metrics.outlines == FontMetrics::Outlines::kCff ? "/FontFile3 " : "/FontFile2 ";
  append_ref(out, program);
  return out;
}

std::string cid_font_entries(const FontUse& use, const FontMetrics& metrics,
                             const std::string& name, ObjectRef descriptor) {
  const bool cff = metrics.outlines == FontMetrics::Outlines::kCff;
  std::string out = "/Type/Font/Subtype/";
  out += cff ? "CIDFontType0" : "CIDFontType2/CIDToGIDMap/Identity";
  out += "/BaseFont/" + name +
         "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ";
  append_ref(out, descriptor);
  return out + glyph_widths(use.glyphs);
}

ObjectRef add_program(HpdfSession& session, const FontProgram& program) {
  std::string entries = "/Filter/FlateDecode";
  if (program.outlines == FontMetrics::Outlines::kCff) {
    entries += "/Subtype/CIDFontType0C";
  } else {
    entries += "/Length1 " + std::to_string(program.bytes.size());
  }
  return session.add_stream(std::move(entries), deflated(program.bytes));
}

/// ISO 32000-1 7.3.5: what a name cannot hold as it is.
std::string name_characters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c > 0x20 && c < 0x7F && std::string_view("#()<>[]{}/%").find(c) == std::string_view::npos) {
      out += c;
    }
  }
  return out;
}

ObjectRef embed_font(HpdfSession& session, const FontUse& use, const text::FontSet& fonts) {
  const FontProgram program = fonts.subset(use.font, use.used_glyphs());
  const FontMetrics& metrics = fonts.metrics(use.font);
  const std::string name = subset_tag(program.bytes) + name_characters(metrics.postscript_name);
  const ObjectRef file = add_program(session, program);
  const ObjectRef descriptor = session.add_dict(descriptor_entries(metrics, name, file));
  const ObjectRef cid_font = session.add_dict(cid_font_entries(use, metrics, name, descriptor));
  const ObjectRef to_unicode =
      session.add_stream("/Filter/FlateDecode", deflated(to_unicode_cmap(use.glyphs)));
  return session.add_dict("/Type/Font/Subtype/Type0/BaseFont/" + name +
                          "/Encoding/Identity-H/DescendantFonts[" + ref(cid_font) + "]/ToUnicode " +
                          ref(to_unicode));
}

}  // namespace

std::string embed_fonts(HpdfSession& session, const FontUses& uses, const text::FontSet& fonts) {
  std::string out;
  for (const FontUse* use : uses.used()) {
    out.append("/").append(FontUses::resource_name(use->font)).append(" ");
    append_ref(out, embed_font(session, *use, fonts));
  }
  return out;
}

}  // namespace clearleaf::pdf
