// What the parts of the PDF reader share while a file is read.
#pragma once

#include "verify/pdf_file.h"
#include "verify/pdf_objects.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace clearleaf::verify {

/// A file that is being read.
struct PdfReading {
  PdfObjects& objects;
  PdfFile& file;
  Report& report;
  std::size_t most_operators;  // that content may still have
  PdfValue catalog{};
  std::unordered_map<std::uint32_t, Id<PdfPage>> pages{};  // by object number
  std::unordered_map<std::uint32_t, Id<PdfAnnotation>> annotations{};
  std::vector<std::optional<Id<PdfElement>>> elements{};  // by object number
  std::unordered_map<std::string, PdfValue> names{};      // named destinations
  std::unordered_map<std::int64_t, PdfValue> parents{};   // the ParentTree
  std::vector<PdfValue> page_dicts{};                     // by page
  std::vector<PdfValue> page_resources{};                 // inherited ones too
};

inline std::optional<Id<PdfElement>> element_of(const PdfReading& reading, std::uint32_t object) {
  return object < reading.elements.size() ? reading.elements[object] : std::nullopt;
}

// In the order in which they run.
void read_pages(PdfReading& reading);
void read_names(PdfReading& reading);
void read_annotations(PdfReading& reading);
void read_catalog(PdfReading& reading);
void read_structure(PdfReading& reading);
/// Structure destinations of annotations, which were read before the elements.
void read_destinations(PdfReading& reading);
void read_contents(PdfReading& reading);
/// ParentTree entries → pages, annotations and marked content; marked content → kids.
void join_structure(PdfReading& reading);
void read_outline(PdfReading& reading);

// ---- for all of them ----

std::string text_of(PdfObjects& objects, const PdfValue& dict, std::string_view key);
std::optional<std::string> text_if_any(PdfObjects& objects, const PdfValue& dict,
                                       std::string_view key);
/// Left, bottom, right, top in any order of corners. None: not four numbers.
std::optional<PdfRect> rect_of(PdfObjects& objects, const PdfValue& value);
/// The family of a colour space: of an array its first name.
std::string_view color_family(PdfObjects& objects, const PdfValue& space);
/// Of Dest or of a GoTo action's D.
PdfDestination destination_of(PdfReading& reading, const PdfValue& value);

/// Calls `on_leaf(dict)` for each node of a name or number tree that has `leaf_key` ("Names",
/// "Nums"); each node once, however the tree is linked.
template <class OnLeaf>
void walk_tree(PdfObjects& objects, const PdfValue& root, std::string_view leaf_key,
               const OnLeaf& on_leaf) {
  std::unordered_set<std::uint32_t> seen;
  std::vector<PdfValue> open{root};
  while (!open.empty()) {
    const PdfValue node = objects.resolve(open.back());
    open.pop_back();
    if (const PdfValue leaf = objects.get(node, leaf_key); leaf.is_array()) on_leaf(leaf.items());
    const auto kids = objects.get(node, "Kids").items();
    for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) {
      if (kid->is_reference() && seen.insert(kid->object()).second) open.push_back(*kid);
    }
  }
}

}  // namespace clearleaf::verify
