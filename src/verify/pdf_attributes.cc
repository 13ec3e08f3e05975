// Attributes of structure elements: A, C and the texts (ISO 32000-1 14.7.5, 14.8.5, 14.9).
#include "verify/pdf_attributes.h"

#include <fmt/format.h>

#include <algorithm>

namespace clearleaf::verify {

namespace {

// Attribute objects may be shared by all elements, so their size counts for each.
constexpr std::size_t kMostOwners = 32;
constexpr std::size_t kMostEntries = 100;
constexpr std::size_t kMostHeaders = 1000;

std::span<const PdfValue> first_of(std::span<const PdfValue> items, std::size_t most) {
  return items.first(std::min(items.size(), most));
}

/// A value as it would be written, short: for what has no place of its own.
std::string shown(PdfObjects& objects, const PdfValue& value) {
  if (value.is_name()) return fmt::format("/{}", value.name());
  if (value.is_string()) return to_utf8_text(value.string());
  if (const auto number = value.number()) return fmt::format("{}", *number);
  if (value.is_array()) {
    std::string out;
    for (const PdfValue& item : first_of(value.items(), 8)) {
      const PdfValue found = objects.resolve(item);
      if (!found.is_array()) out += (out.empty() ? "" : " ") + shown(objects, found);
    }
    return "[" + out + "]";
  }
  return value.is_null() ? "null" : "…";
}

std::optional<int> span_of(PdfObjects& objects, const PdfValue& value) {
  const auto number = objects.resolve(value).integer();
  if (!number) return std::nullopt;
  return static_cast<int>(std::clamp<std::int64_t>(*number, -1, 1'000'000));
}

void read_owner(PdfObjects& objects, const PdfValue& dict, PdfAttributes& out) {
  const std::string_view owner = objects.get(dict, "O").name();
  for (std::size_t i = 0; i < std::min(dict.entries(), kMostEntries); ++i) {
    const std::string_view key = dict.key(i);
    const PdfValue value = objects.resolve(dict.value(i));
    if (key == "O") continue;
    if (owner == "Table" && key == "Scope") {
      out.scope = value.name();
    } else if (owner == "Table" && key == "Headers") {
      for (const PdfValue& id : first_of(value.items(), kMostHeaders)) {
        out.headers.push_back(to_utf8_text(objects.resolve(id).string()));
      }
    } else if (owner == "Table" && key == "ColSpan") {
      out.column_span = span_of(objects, value);
    } else if (owner == "Table" && key == "RowSpan") {
      out.row_span = span_of(objects, value);
    } else if (owner == "Table" && key == "Summary") {
      out.summary = to_utf8_text(value.string());
    } else if (owner == "List" && key == "ListNumbering") {
      out.list_numbering = value.name();
    } else if (owner == "Layout" && key == "Placement") {
      out.placement = value.name();
    } else if (owner == "Layout" && key == "BBox") {
      out.box = rect_of(objects, value);
    } else {
      out.others.emplace_back(fmt::format("{}/{}", owner, key), shown(objects, value));
    }
  }
}

/// A dictionary, or an array of dictionaries with revision numbers between them.
void read_owners(PdfObjects& objects, const PdfValue& value, PdfAttributes& out) {
  const PdfValue found = objects.resolve(value);
  if (found.is_dict()) read_owner(objects, found, out);
  for (const PdfValue& item : first_of(found.items(), kMostOwners)) {
    const PdfValue dict = objects.resolve(item);
    if (dict.is_dict()) read_owner(objects, dict, out);
  }
}

void read_classes(PdfObjects& objects, const PdfValue& classes, const PdfValue& class_map,
                  PdfAttributes& out) {
  const PdfValue found = objects.resolve(classes);
  if (found.is_name()) read_owners(objects, class_map[found.name()], out);
  for (const PdfValue& item : first_of(found.items(), kMostOwners)) {
    const PdfValue name = objects.resolve(item);
    if (name.is_name()) read_owners(objects, class_map[name.name()], out);
  }
}

}  // namespace

std::optional<PdfAttributes> attributes_of(PdfObjects& objects, const PdfValue& element,
                                           const PdfValue& class_map) {
  std::optional<PdfAttributes> out;
  const auto some = [&]() -> PdfAttributes& { return out ? *out : out.emplace(); };
  const auto text = [&](const PdfValue& value) {
    return to_utf8_text(objects.resolve(value).string());
  };
  for (std::size_t i = 0; i < element.entries(); ++i) {
    const std::string_view key = element.key(i);
    const PdfValue& value = element.value(i);
    if (key == "S" || key == "P" || key == "K" || key == "Pg" || key == "Type") continue;
    if (key == "A") {
      read_owners(objects, value, some());
    } else if (key == "ID") {
      some().id = text(value);
    } else if (key == "Alt") {
      some().alt = text(value);
    } else if (key == "ActualText") {
      some().actual_text = text(value);
    } else if (key == "E") {
      some().expansion = text(value);
    } else if (key == "Lang") {
      some().lang = text(value);
    } else if (key == "T") {
      some().title = text(value);
    } else if (key == "NS") {
      some().name_space = text_of(objects, objects.resolve(value), "NS");
    }
  }
  if (element.has("C")) {
    PdfAttributes from_classes;
    read_classes(objects, element["C"], class_map, from_classes);
    PdfAttributes& own = some();  // what A says counts more
    own.scope = own.scope.empty() ? from_classes.scope : own.scope;
    own.list_numbering =
        own.list_numbering.empty() ? from_classes.list_numbering : own.list_numbering;
    own.placement = own.placement.empty() ? from_classes.placement : own.placement;
    if (own.headers.empty()) own.headers = from_classes.headers;
    if (!own.column_span) own.column_span = from_classes.column_span;
    if (!own.row_span) own.row_span = from_classes.row_span;
    if (!own.box) own.box = from_classes.box;
    if (!own.summary) own.summary = from_classes.summary;
  }
  return out;
}

}  // namespace clearleaf::verify
