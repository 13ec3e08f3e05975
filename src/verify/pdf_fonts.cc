// Font dictionaries (ISO 32000-1 9.6 to 9.8) → PdfFont and LoadedFont.
#include "verify/pdf_resources.h"

#include <algorithm>

namespace clearleaf::verify {

namespace {

constexpr std::size_t kMostWidths = 0x10000;

double number_or(PdfObjects& objects, const PdfValue& dict, std::string_view key, double other) {
  return objects.get(dict, key).number().value_or(other);
}

void read_descriptor(PdfReading& reading, const PdfValue& dict, PdfFont& font) {
  PdfObjects& objects = reading.objects;
  const PdfValue descriptor = objects.get(dict, "FontDescriptor");
  if (!descriptor.is_dict()) return;
  font.has_descriptor = true;
  font.descriptor_name = objects.get(descriptor, "FontName").name();
  font.flags = static_cast<std::uint32_t>(objects.get(descriptor, "Flags").integer().value_or(0) &
                                          0xFFFFFFFF);
  font.has_cid_set = descriptor.has("CIDSet");
  font.has_char_set = descriptor.has("CharSet");
  for (const std::string_view key : {"FontFile", "FontFile2", "FontFile3"}) {
    const PdfValue program = objects.get(descriptor, key);
    if (!program.is_stream()) continue;
    font.program_key = key;
    font.program_subtype = objects.get(program, "Subtype").name();
    font.program = objects.decoded(descriptor[key].object()).value_or("");
  }
}

/// W of a CIDFont (ISO 32000-1 9.7.4.3).
void read_cid_widths(PdfObjects& objects, const PdfValue& array, PdfFont& font) {
  const auto items = array.items();
  for (std::size_t i = 0; i + 1 < items.size() && font.widths.size() < kMostWidths;) {
    const std::int64_t first = objects.resolve(items[i]).integer().value_or(-1);
    const PdfValue second = objects.resolve(items[i + 1]);
    if (first < 0 || first > 0xFFFF) return;
    const auto add = [&](std::int64_t cid, double width) {
      if (cid <= 0xFFFF) font.widths.emplace_back(static_cast<std::uint32_t>(cid), width);
    };
    if (second.is_array()) {
      std::int64_t cid = first;
      for (const PdfValue& width : second.items()) {
        add(cid++, objects.resolve(width).number().value_or(0));
        if (cid > 0xFFFF) break;
      }
      i += 2;
      continue;
    }
    if (i + 2 >= items.size()) return;
    const std::int64_t last = std::min<std::int64_t>(second.integer().value_or(-1), 0xFFFF);
    const double width = objects.resolve(items[i + 2]).number().value_or(0);
    for (std::int64_t cid = first; cid <= last; ++cid) add(cid, width);
    i += 3;
  }
}

void read_simple_widths(PdfObjects& objects, const PdfValue& dict, PdfFont& font) {
  std::int64_t code = objects.get(dict, "FirstChar").integer().value_or(0);
  for (const PdfValue& width : objects.get(dict, "Widths").items()) {
    if (code < 0 || code > 255) break;
    font.widths.emplace_back(static_cast<std::uint32_t>(code++),
                             objects.resolve(width).number().value_or(0));
  }
  const PdfValue descriptor = objects.get(dict, "FontDescriptor");
  font.default_width = number_or(objects, descriptor, "MissingWidth", 0);
}

void read_descendant(PdfReading& reading, const PdfValue& dict, PdfFont& font) {
  PdfObjects& objects = reading.objects;
  const auto descendants = objects.get(dict, "DescendantFonts").items();
  if (descendants.empty()) return;
  const PdfValue cid_font = objects.resolve(descendants.front());
  font.descendant_subtype = objects.get(cid_font, "Subtype").name();
  font.descendant_name = objects.get(cid_font, "BaseFont").name();
  const PdfValue system = objects.get(cid_font, "CIDSystemInfo");
  font.registry = objects.get(system, "Registry").string();
  font.ordering = objects.get(system, "Ordering").string();
  font.supplement = static_cast<int>(
      std::clamp<std::int64_t>(objects.get(system, "Supplement").integer().value_or(0), 0, 1000));
  const PdfValue map = objects.get(cid_font, "CIDToGIDMap");
  font.cid_to_gid = map.is_stream() ? "stream" : std::string(map.name());
  if (map.is_stream()) {
    font.cid_to_gid_map = objects.decoded(cid_font["CIDToGIDMap"].object()).value_or("");
  }
  font.default_width = number_or(objects, cid_font, "DW", 1000);
  read_cid_widths(objects, objects.get(cid_font, "W"), font);
  read_descriptor(reading, cid_font, font);
}

CMap read_encoding(PdfReading& reading, const PdfValue& dict, PdfFont& font) {
  const PdfValue encoding = reading.objects.get(dict, "Encoding");
  font.encoding = encoding.is_stream() ? "stream"
                  : encoding.is_dict() ? "dictionary"
                                       : std::string(encoding.name());
  font.vertical = encoding.name().ends_with("-V");
  if (!encoding.is_stream()) return CMap::identity();
  CMap map = CMap::read(reading.objects.decoded(dict["Encoding"].object()).value_or(""));
  font.vertical = map.is_vertical();
  return map;
}

std::vector<float> table_of(PdfFont& font) {
  std::ranges::stable_sort(font.widths, {}, &std::pair<std::uint32_t, double>::first);
  std::vector<float> table;
  for (const auto& [code, width] : font.widths) {
    if (table.size() <= code) table.resize(code + 1, -1.0F);
    table[code] = static_cast<float>(width);
  }
  return table;
}

}  // namespace

std::unique_ptr<LoadedFont> load_font(PdfReading& reading, const PdfValue& reference) {
  PdfObjects& objects = reading.objects;
  const PdfValue dict = objects.resolve(reference);
  auto loaded = std::make_unique<LoadedFont>();
  PdfFont font;
  font.object = reference.object();
  font.name = objects.get(dict, "BaseFont").name();
  font.subtype = objects.get(dict, "Subtype").name();
  loaded->is_composite = font.subtype == "Type0";
  loaded->encoding = read_encoding(reading, dict, font);
  if (loaded->is_composite) {
    read_descendant(reading, dict, font);
  } else {
    read_descriptor(reading, dict, font);
    read_simple_widths(objects, dict, font);
  }
  font.has_to_unicode = objects.get(dict, "ToUnicode").is_stream();
  if (font.has_to_unicode) {
    loaded->to_unicode = CMap::read(objects.decoded(dict["ToUnicode"].object()).value_or(""));
    font.bad_unicode = loaded->to_unicode.bad_unicode();
  }
  loaded->widths = table_of(font);
  loaded->default_width = static_cast<float>(font.default_width);
  loaded->gids = font.cid_to_gid_map;
  loaded->id = reading.file.fonts.push_back(std::move(font));
  return loaded;
}

}  // namespace clearleaf::verify
