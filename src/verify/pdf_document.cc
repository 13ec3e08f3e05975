// The catalog, Info and outline (ISO 32000-1 7.7.2, 14.3.3, 12.3.3), and what all readers use.
#include "verify/pdf_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clearleaf::verify {

std::string text_of(PdfObjects& objects, const PdfValue& dict, std::string_view key) {
  return to_utf8_text(objects.get(dict, key).string());
}

std::optional<std::string> text_if_any(PdfObjects& objects, const PdfValue& dict,
                                       std::string_view key) {
  const PdfValue value = objects.get(dict, key);
  if (!value.is_string()) return std::nullopt;
  return to_utf8_text(value.string());
}

std::optional<PdfRect> rect_of(PdfObjects& objects, const PdfValue& value) {
  const PdfValue array = objects.resolve(value);
  if (array.items().size() != 4) return std::nullopt;
  std::array<double, 4> at{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto number = objects.resolve(array.items()[i]).number();
    if (!number) return std::nullopt;
    at[i] = *number;
  }
  return PdfRect{std::min(at[0], at[2]), std::min(at[1], at[3]), std::max(at[0], at[2]),
                 std::max(at[1], at[3])};
}

std::string_view color_family(PdfObjects& objects, const PdfValue& space) {
  const PdfValue found = objects.resolve(space);
  if (found.is_array() && !found.items().empty()) {
    return objects.resolve(found.items().front()).name();
  }
  return found.name();
}

namespace {

void read_output_intents(PdfReading& reading) {
  PdfObjects& objects = reading.objects;
  constexpr std::size_t kMost = 16;
  for (const PdfValue& each : objects.get(reading.catalog, "OutputIntents").items()) {
    if (reading.file.catalog.output_intents.size() == kMost) break;
    const PdfValue dict = objects.resolve(each);
    PdfOutputIntent intent;
    intent.subtype = objects.get(dict, "S").name();
    intent.identifier = text_of(objects, dict, "OutputConditionIdentifier");
    const PdfValue profile = objects.get(dict, "DestOutputProfile");
    if (profile.is_stream()) {
      intent.profile_object = dict["DestOutputProfile"].object();
      intent.components = static_cast<int>(
          std::clamp<std::int64_t>(objects.get(profile, "N").integer().value_or(0), 0, 100));
      intent.profile = objects.decoded(intent.profile_object).value_or("");
    }
    reading.file.catalog.output_intents.push_back(std::move(intent));
  }
}

void read_forbidden_parts(PdfReading& reading) {
  PdfObjects& objects = reading.objects;
  const PdfValue& catalog = reading.catalog;
  PdfCatalog& out = reading.file.catalog;
  const PdfValue open_action = objects.get(catalog, "OpenAction");
  out.has_open_action = !open_action.is_null();
  out.open_action = objects.get(open_action, "S").name();
  if (out.open_action.empty() && out.has_open_action) {
    out.opens_at = destination_of(reading, open_action);
  } else if (out.open_action == "GoTo") {
    out.opens_at = destination_of(reading, open_action[open_action.has("SD") ? "SD" : "D"]);
  }
  out.has_additional_actions = objects.get(catalog, "AA").is_dict();
  const PdfValue names = objects.get(catalog, "Names");
  out.has_javascript = objects.get(names, "JavaScript").is_dict();
  out.has_embedded_files = objects.get(names, "EmbeddedFiles").is_dict();
  out.has_alternate_presentations = objects.get(names, "AlternatePresentations").is_dict();
  out.has_optional_content = objects.get(catalog, "OCProperties").is_dict();
  const PdfValue form = objects.get(catalog, "AcroForm");
  out.has_form = !objects.get(form, "Fields").items().empty();
  out.form_has_xfa = !objects.get(form, "XFA").is_null();
  out.form_needs_appearances = objects.get(form, "NeedAppearances").is_true();
  out.has_requirements = !objects.get(catalog, "Requirements").is_null();
  out.has_permissions = !objects.get(catalog, "Perms").is_null();
  out.has_collection = !objects.get(catalog, "Collection").is_null();
  out.has_legal = !objects.get(catalog, "Legal").is_null();
  out.has_associated_files = !objects.get(catalog, "AF").is_null();
}

void read_info(PdfReading& reading) {
  PdfObjects& objects = reading.objects;
  const PdfValue info = objects.get(objects.trailer(), "Info");
  reading.file.syntax.has_trailer_info = info.is_dict();
  for (std::size_t i = 0; i < info.entries(); ++i) {
    const PdfValue value = objects.resolve(info.value(i));
    reading.file.info.emplace_back(
        info.key(i), value.is_name() ? std::string(value.name()) : to_utf8_text(value.string()));
  }
}

}  // namespace

void read_catalog(PdfReading& reading) {
  PdfObjects& objects = reading.objects;
  const PdfValue& catalog = reading.catalog;
  PdfCatalog& out = reading.file.catalog;
  out.object = objects.trailer()["Root"].object();
  out.version = objects.get(catalog, "Version").name();
  out.lang = text_if_any(objects, catalog, "Lang");
  const PdfValue mark_info = objects.get(catalog, "MarkInfo");
  out.marked = objects.get(mark_info, "Marked").boolean();
  out.suspects = objects.get(mark_info, "Suspects").boolean();
  out.user_properties = objects.get(mark_info, "UserProperties").boolean();
  out.display_doc_title =
      objects.get(objects.get(catalog, "ViewerPreferences"), "DisplayDocTitle").boolean();
  const PdfValue metadata = objects.get(catalog, "Metadata");
  out.has_metadata = metadata.is_stream();
  if (out.has_metadata) {
    out.metadata_is_filtered = metadata.has("Filter");
    out.metadata = objects.decoded(catalog["Metadata"].object()).value_or("");
  }
  out.page_mode = objects.get(catalog, "PageMode").name();
  out.page_layout = objects.get(catalog, "PageLayout").name();
  read_output_intents(reading);
  read_forbidden_parts(reading);
  read_info(reading);
}

void read_outline(PdfReading& reading) {
  struct Open {
    PdfValue item;
    int level;
  };
  PdfObjects& objects = reading.objects;
  std::unordered_set<std::uint32_t> seen;
  std::vector<Open> open{{objects.get(reading.catalog, "Outlines")["First"], 1}};
  while (!open.empty()) {
    const auto [reference, level] = open.back();
    open.pop_back();
    const PdfValue item = objects.resolve(reference);
    if (reference.is_null()) continue;
    if (!item.is_dict() || !seen.insert(reference.object()).second) {
      reading.report.add("ISO 32000-1 12.3.3", fmt::format("object {}", reference.object()),
                         "an outline entry is missing or stands there twice");
      continue;
    }
    PdfOutlineEntry entry;
    entry.object = reference.object();
    entry.level = level;
    entry.title = text_of(objects, item, "Title");
    const PdfValue action = objects.get(item, "A");
    entry.action = objects.get(action, "S").name();
    if (item.has("Dest")) {
      entry.destination = destination_of(reading, item["Dest"]);
    } else if (entry.action == "GoTo") {
      entry.destination = destination_of(reading, action[action.has("SD") ? "SD" : "D"]);
    }
    reading.file.outline.push_back(std::move(entry));
    open.push_back({item["Next"], level});
    open.push_back({item["First"], level + 1});
  }
}

}  // namespace clearleaf::verify
