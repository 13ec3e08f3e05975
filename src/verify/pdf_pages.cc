// The page tree, page labels, annotations and destinations (ISO 32000-1 7.7.3, 12.3 to 12.6).
#include "base/limits.h"
#include "verify/pdf_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace clearleaf::verify {

namespace {

constexpr std::size_t kMostLabel = 256;  // bytes

/// What a page takes over from the nodes above it.
struct Inherited {
  PdfValue resources;
  PdfValue media_box;
  PdfValue crop_box;
  PdfValue rotate;
};

Inherited inherit(PdfObjects& objects, const PdfValue& node, Inherited above) {
  const auto take = [&](std::string_view key, PdfValue& into) {
    if (const PdfValue own = objects.get(node, key); !own.is_null()) into = own;
  };
  take("Resources", above.resources);
  take("MediaBox", above.media_box);
  take("CropBox", above.crop_box);
  take("Rotate", above.rotate);
  return above;
}

void add_page(PdfReading& reading, std::uint32_t object, const PdfValue& dict,
              const Inherited& all) {
  PdfObjects& objects = reading.objects;
  PdfPage page;
  page.object = object;
  page.label = fmt::format("{}", reading.file.pages.size() + 1);
  if (const auto box = rect_of(objects, all.media_box)) {
    page.media_box = *box;
  } else {
    reading.report.add("ISO 32000-1 7.7.3.3", fmt::format("object {}", object), "no MediaBox");
  }
  page.crop_box = rect_of(objects, all.crop_box);
  page.rotate =
      static_cast<int>(std::clamp<std::int64_t>(all.rotate.integer().value_or(0), -3600, 3600));
  page.user_unit = objects.get(dict, "UserUnit").number().value_or(1);
  page.tabs = objects.get(dict, "Tabs").name();
  page.struct_parents = objects.get(dict, "StructParents").integer();
  const PdfValue group = objects.get(dict, "Group");
  page.has_group = objects.get(group, "S").name() == "Transparency";
  page.group_color_space = color_family(objects, group["CS"]);
  page.has_additional_actions = objects.get(dict, "AA").is_dict();
  page.has_metadata = objects.get(dict, "Metadata").is_stream();
  reading.pages.emplace(object, reading.file.pages.push_back(std::move(page)));
  reading.page_dicts.push_back(dict);
  reading.page_resources.push_back(all.resources);
}

// ---- labels (ISO 32000-1 12.4.2) ----

std::string roman(std::int64_t number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kDigits{{{1000, "m"},
                                                                      {900, "cm"},
                                                                      {500, "d"},
                                                                      {400, "cd"},
                                                                      {100, "c"},
                                                                      {90, "xc"},
                                                                      {50, "l"},
                                                                      {40, "xl"},
                                                                      {10, "x"},
                                                                      {9, "ix"},
                                                                      {5, "v"},
                                                                      {4, "iv"},
                                                                      {1, "i"}}};
  std::string out;
  for (const auto& [value, digit] : kDigits) {
    for (; number >= value && out.size() < kMostLabel; number -= value) out += digit;
  }
  return out;
}

std::string label_number(std::string_view style, std::int64_t number) {
  if (style == "D") return fmt::format("{}", number);
  if (style.empty() || number < 1) return "";
  std::string out;
  if (style == "r" || style == "R") {
    out = roman(number);
  } else {  // a, b, … z, aa, bb, …
    const auto letters = static_cast<std::size_t>((number - 1) / 26 + 1);
    out.assign(std::min(letters, kMostLabel), static_cast<char>('a' + (number - 1) % 26));
  }
  if (style == "R" || style == "A") {
    for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

void read_labels(PdfReading& reading) {
  PdfObjects& objects = reading.objects;
  const PdfValue root = objects.get(reading.catalog, "PageLabels");
  reading.file.catalog.has_page_labels = root.is_dict();
  std::vector<std::pair<std::int64_t, PdfValue>> ranges;
  walk_tree(objects, root, "Nums", [&](std::span<const PdfValue> nums) {
    for (std::size_t i = 0; i + 1 < nums.size(); i += 2) {
      const auto first = objects.resolve(nums[i]).integer();
      if (first && *first >= 0) ranges.emplace_back(*first, objects.resolve(nums[i + 1]));
    }
  });
  std::ranges::stable_sort(ranges, {}, &std::pair<std::int64_t, PdfValue>::first);
  const auto count = static_cast<std::int64_t>(reading.file.pages.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto& [first, range] = ranges[i];
    const std::int64_t end = i + 1 < ranges.size() ? std::min(ranges[i + 1].first, count) : count;
    const std::string prefix = text_of(objects, range, "P").substr(0, kMostLabel);
    const std::string_view style = objects.get(range, "S").name();
    const std::int64_t start = objects.get(range, "St").integer().value_or(1);
    if (start < 0 || start > 1'000'000'000) continue;
    for (std::int64_t page = first; page < end; ++page) {
      reading.file.pages[reading.file.pages.id_at(static_cast<std::size_t>(page))].label =
          prefix + label_number(style, start + page - first);
    }
  }
}

}  // namespace

void read_pages(PdfReading& reading) {
  struct Open {
    PdfValue node;
    Inherited inherited;
  };
  PdfObjects& objects = reading.objects;
  std::unordered_set<std::uint32_t> seen;
  std::vector<Open> open{{reading.catalog["Pages"], {}}};
  while (!open.empty()) {
    const auto [reference, above] = open.back();
    open.pop_back();
    const PdfValue node = objects.resolve(reference);
    if (!reference.is_reference() || !node.is_dict() || !seen.insert(reference.object()).second) {
      reading.report.add("ISO 32000-1 7.7.3", fmt::format("object {}", reference.object()),
                         "a node of the page tree is missing or stands in it twice");
      continue;
    }
    const Inherited inherited = inherit(objects, node, above);
    const PdfValue kids = objects.get(node, "Kids");
    if (!kids.is_array()) {
      if (reading.file.pages.size() >= limits::kPages) {
        reading.report.add("ISO 32000-1 7.7.3", "", "more pages than are accepted");
        break;
      }
      add_page(reading, reference.object(), node, inherited);
      continue;
    }
    for (auto kid = kids.items().rbegin(); kid != kids.items().rend(); ++kid) {
      open.push_back({*kid, inherited});
    }
  }
  if (reading.file.pages.empty()) reading.report.add("ISO 32000-1 7.7.3", "", "there are no pages");
  read_labels(reading);
}

// ---- destinations (ISO 32000-1 12.3.2) ----

void read_names(PdfReading& reading) {
  PdfObjects& objects = reading.objects;
  const PdfValue names = objects.get(reading.catalog, "Names");
  walk_tree(objects, names["Dests"], "Names", [&](std::span<const PdfValue> pairs) {
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      reading.names.emplace(objects.resolve(pairs[i]).string(), pairs[i + 1]);
    }
  });
  const PdfValue old = objects.get(reading.catalog, "Dests");
  for (std::size_t i = 0; i < old.entries(); ++i) {
    reading.names.emplace(old.key(i), old.value(i));
  }
}

namespace {

void read_position(PdfObjects& objects, std::span<const PdfValue> items, PdfDestination& out) {
  const std::string_view kind = items.size() > 1 ? objects.resolve(items[1]).name() : "";
  const auto number = [&](std::size_t i) {
    return i < items.size() ? objects.resolve(items[i]).number() : std::nullopt;
  };
  if (kind == "XYZ") {
    out.x = number(2);
    out.y = number(3);
  } else if (kind == "FitH" || kind == "FitBH") {
    out.y = number(2);
  } else if (kind == "FitV" || kind == "FitBV") {
    out.x = number(2);
  } else if (kind == "FitR") {
    out.x = number(2);
    out.y = number(5);
  }
}

}  // namespace

namespace {

void find_element(const PdfReading& reading, PdfDestination& destination) {
  destination.element = element_of(reading, destination.object);
  if (destination.element) {
    destination.page = reading.file.elements[*destination.element].page;
  }
}

}  // namespace

PdfDestination destination_of(PdfReading& reading, const PdfValue& value) {
  PdfObjects& objects = reading.objects;
  PdfDestination out;
  PdfValue found = objects.resolve(value);
  if (found.is_name() || found.is_string()) {
    out.name = found.is_name() ? found.name() : found.string();
    const auto named = reading.names.find(out.name);
    out.name = to_utf8_text(out.name);
    if (named == reading.names.end()) return out;
    found = objects.resolve(named->second);
  }
  if (found.is_dict()) found = objects.get(found, found.has("SD") ? "SD" : "D");
  if (!found.is_array() || found.items().empty()) return out;
  out.object = found.items().front().object();
  if (const auto page = reading.pages.find(out.object); page != reading.pages.end()) {
    out.page = page->second;
  } else {
    find_element(reading, out);
  }
  read_position(objects, found.items(), out);
  return out;
}

// ---- annotations (ISO 32000-1 12.5) ----

namespace {

/// ISO 32000-1 tables 164 and 166.
double border_width_of(PdfObjects& objects, const PdfValue& dict) {
  const PdfValue style = objects.get(dict, "BS");
  if (style.is_dict()) return objects.get(style, "W").number().value_or(1);
  const auto border = objects.get(dict, "Border").items();
  return border.size() > 2 ? objects.resolve(border[2]).number().value_or(1) : 1;
}

PdfAnnotation annotation_of(PdfReading& reading, const PdfValue& dict, Id<PdfPage> page) {
  PdfObjects& objects = reading.objects;
  PdfAnnotation out;
  out.page = page;
  out.subtype = objects.get(dict, "Subtype").name();
  if (const auto rect = rect_of(objects, dict["Rect"])) out.rect = *rect;
  const auto flags = objects.get(dict, "F").integer();
  out.has_flags = flags.has_value();
  out.flags = static_cast<std::uint32_t>(flags.value_or(0) & 0xFFFFFFFF);
  out.contents = text_if_any(objects, dict, "Contents");
  out.lang = text_if_any(objects, dict, "Lang");
  out.struct_parent = objects.get(dict, "StructParent").integer();
  out.has_appearance = objects.get(dict, "AP").is_dict();
  out.border_width = border_width_of(objects, dict);
  out.has_color = dict.has("C") || dict.has("IC");
  out.has_additional_actions = objects.get(dict, "AA").is_dict();
  const PdfValue action = objects.get(dict, "A");
  out.action = objects.get(action, "S").name();
  if (out.action == "URI") out.uri = text_of(objects, action, "URI");
  if (dict.has("Dest")) {
    out.destination = destination_of(reading, dict["Dest"]);
  } else if (out.action == "GoTo") {
    out.destination = destination_of(reading, action[action.has("SD") ? "SD" : "D"]);
  }
  return out;
}

}  // namespace

void read_annotations(PdfReading& reading) {
  // A long file has tens of thousands of them, and all that is asked of them is in PdfFile then.
  reading.objects.begin_passing();
  for (std::size_t i = 0; i < reading.page_dicts.size(); ++i) {
    const Id<PdfPage> page = reading.file.pages.id_at(i);
    const PdfValue list = reading.objects.get(reading.page_dicts[i], "Annots");
    for (const PdfValue& reference : list.items()) {
      const PdfValue dict = reading.objects.resolve(reference);
      if (!dict.is_dict() || reading.annotations.contains(reference.object())) {
        reading.report.add("ISO 32000-1 12.5.2", place_of(reading.file.pages[page]),
                           "an annotation is missing or stands there twice");
        break;
      }
      PdfAnnotation annotation = annotation_of(reading, dict, page);
      annotation.object = reference.object();
      const Id<PdfAnnotation> id = reading.file.annotations.push_back(std::move(annotation));
      if (reference.is_reference()) reading.annotations.emplace(reference.object(), id);
      reading.file.pages[page].annotations.push_back(id);
    }
  }
  reading.objects.forget_passing();
}

void read_destinations(PdfReading& reading) {
  for (PdfAnnotation& annotation : reading.file.annotations) {
    auto& destination = annotation.destination;
    if (destination && !destination->page) find_element(reading, *destination);
  }
}

}  // namespace clearleaf::verify
