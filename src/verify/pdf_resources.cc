// Each resource once: it is known by the identity of its dictionary.
#include "verify/pdf_resources.h"

#include <algorithm>
#include <utility>

namespace clearleaf::verify {

namespace {

int bounded(PdfObjects& objects, const PdfValue& dict, std::string_view key) {
  constexpr std::int64_t kMost = 1'000'000'000;
  return static_cast<int>(
      std::clamp<std::int64_t>(objects.get(dict, key).integer().value_or(0), 0, kMost));
}

template <class Each>
void for_each_entry(PdfObjects& objects, const PdfValue& resources, std::string_view kind,
                    const Each& each) {
  const PdfValue dict = objects.get(resources, kind);
  for (std::size_t i = 0; i < dict.entries(); ++i) each(dict.key(i), dict.value(i));
}

void read_image(PdfObjects& objects, const PdfValue& dict, PdfXObject& out) {
  out.width = bounded(objects, dict, "Width");
  out.height = bounded(objects, dict, "Height");
  out.bits_per_component = bounded(objects, dict, "BitsPerComponent");
  out.is_mask = objects.get(dict, "ImageMask").is_true();
  out.interpolates = objects.get(dict, "Interpolate").is_true();
  out.has_soft_mask = objects.get(dict, "SMask").is_stream();
  out.has_soft_mask_in_data = bounded(objects, dict, "SMaskInData") != 0;
  out.has_alternates = !objects.get(dict, "Alternates").is_null();
  out.intent = objects.get(dict, "Intent").name();
}

}  // namespace

const Resources& ResourceReader::read(const PdfValue& dict) {
  auto& found = read_[dict.identity()];
  if (found != nullptr) return *found;
  found = std::make_unique<Resources>();
  Resources& out = *found;
  out.dict = dict;
  for_each_entry(objects_, dict, "Font", [&](std::string_view name, const PdfValue& value) {
    if (LoadedFont* loaded = font(value)) out.fonts.emplace(name, loaded);
  });
  for_each_entry(objects_, dict, "XObject", [&](std::string_view name, const PdfValue& value) {
    if (objects_.resolve(value).is_stream()) out.xobjects.emplace(name, xobject(value));
  });
  for_each_entry(objects_, dict, "ExtGState", [&](std::string_view name, const PdfValue& value) {
    if (objects_.resolve(value).is_dict()) out.graphics_states.emplace(name, graphics_state(value));
  });
  for_each_entry(objects_, dict, "ColorSpace", [&](std::string_view name, const PdfValue& value) {
    out.color_spaces.emplace(name, color_space(value));
  });
  return out;
}

LoadedFont* ResourceReader::font(const PdfValue& reference) {
  const PdfValue dict = objects_.resolve(reference);
  if (!dict.is_dict()) return nullptr;
  auto& found = fonts_[dict.identity()];
  if (found == nullptr) found = load_font(reading_, reference);
  return found.get();
}

PdfColorSpace ResourceReader::color_space(const PdfValue& value) {
  const PdfValue found = objects_.resolve(value);
  PdfColorSpace out;
  out.family = color_family(objects_, found);
  if (!found.is_array()) return out;
  const auto known = spaces_.find(found.identity());
  if (known != spaces_.end()) return known->second;
  const auto items = found.items();
  if (items.size() > 1 && out.family == "ICCBased") {
    out.components = bounded(objects_, objects_.resolve(items[1]), "N");
    out.profile = items[1].object();
  } else if (items.size() > 1 && (out.family == "Indexed" || out.family == "Pattern")) {
    out.base = color_family(objects_, items[1]);
  } else if (items.size() > 2 && (out.family == "Separation" || out.family == "DeviceN")) {
    out.base = color_family(objects_, items[2]);
  }
  spaces_.emplace(found.identity(), out);
  reading_.file.color_spaces.push_back(out);
  return out;
}

Id<PdfXObject> ResourceReader::xobject(const PdfValue& reference) {
  const PdfValue dict = objects_.resolve(reference);
  const auto known = xobjects_.find(dict.identity());
  if (known != xobjects_.end()) return known->second;
  PdfXObject out;
  out.object = reference.object();
  out.subtype = objects_.get(dict, "Subtype").name();
  const PdfValue filter = objects_.get(dict, "Filter");
  if (filter.is_name()) out.filters.emplace_back(filter.name());
  for (const PdfValue& each : filter.items()) {
    out.filters.emplace_back(objects_.resolve(each).name());
  }
  if (out.subtype == "Image") read_image(objects_, dict, out);
  out.color_space = color_space(dict["ColorSpace"]);
  out.has_opi = dict.has("OPI");
  out.is_postscript =
      dict.has("PS") || out.subtype == "PS" || objects_.get(dict, "Subtype2").name() == "PS";
  out.is_reference = dict.has("Ref");
  const PdfValue group = objects_.get(dict, "Group");
  out.has_group = objects_.get(group, "S").name() == "Transparency";
  out.group_color_space = color_family(objects_, group["CS"]);
  out.struct_parents = objects_.get(dict, "StructParents").integer();
  out.struct_parent = objects_.get(dict, "StructParent").integer();
  const Id<PdfXObject> id = reading_.file.xobjects.push_back(std::move(out));
  xobjects_.emplace(dict.identity(), id);
  xobject_dicts_.push_back(dict);
  return id;
}

Id<PdfGraphicsState> ResourceReader::graphics_state(const PdfValue& reference) {
  const PdfValue dict = objects_.resolve(reference);
  const auto known = states_.find(dict.identity());
  if (known != states_.end()) return known->second;
  PdfGraphicsState out;
  out.object = reference.object();
  const PdfValue blend = objects_.get(dict, "BM");
  out.blend_mode = blend.name();
  if (!blend.items().empty()) out.blend_mode = objects_.resolve(blend.items().front()).name();
  const PdfValue mask = objects_.get(dict, "SMask");
  out.has_soft_mask = !mask.is_null() && mask.name() != "None";
  out.stroke_alpha = objects_.get(dict, "CA").number();
  out.fill_alpha = objects_.get(dict, "ca").number();
  const PdfValue transfer = objects_.get(dict, "TR2");
  out.has_transfer_function =
      dict.has("TR") || (!transfer.is_null() && transfer.name() != "Default");
  out.has_halftone_phase = dict.has("HTP");
  out.has_halftone_origin = dict.has("HTO");
  const PdfValue halftone = objects_.get(dict, "HT");
  if (halftone.is_dict()) {
    out.halftone_type = bounded(objects_, halftone, "HalftoneType");
    out.names_halftone = halftone.has("HalftoneName");
  }
  out.rendering_intent = objects_.get(dict, "RI").name();
  const Id<PdfGraphicsState> id = reading_.file.graphics_states.push_back(std::move(out));
  states_.emplace(dict.identity(), id);
  return id;
}

const std::string* ResourceReader::form_content(Id<PdfXObject> id) {
  auto form = forms_.find(id.index());
  if (form == forms_.end()) {
    const std::uint32_t object = reading_.file.xobjects[id].object;
    form = forms_.emplace(id.index(), objects_.decoded(object)).first;
  }
  return form->second ? &*form->second : nullptr;
}

void ResourceReader::finish() {
  for (const auto& [identity, loaded] : fonts_) {
    if (loaded == nullptr) continue;
    std::vector<std::uint32_t>& used = reading_.file.fonts[loaded->id].used;
    for (std::size_t code = 0; code < loaded->used.size(); ++code) {
      if (loaded->used[code]) used.push_back(static_cast<std::uint32_t>(code));
    }
  }
}

}  // namespace clearleaf::verify
