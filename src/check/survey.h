// Document → flat lists of what the rules ask about, in reading order.
#pragma once

#include "model/document.h"
#include "model/walk.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::check {

/// A node of kind T and where it was written.
template <class T>
struct Found {
  const T* node;
  SourceSpan span;
};

/// A heading between blocks; `block` is its place in Document::blocks.
struct FoundHeading {
  const Heading* node;
  SourceSpan span;
  std::size_t block;
};

struct Survey {
  const Document& document;
  std::vector<FoundHeading> headings;
  std::vector<Found<Heading>> inner_headings;  // in a list, a quotation, a notice or a note
  std::vector<Found<Link>> links;
  std::vector<ImageUse> images;
  std::vector<Found<Table>> tables;
  std::vector<Found<Notice>> notices;
};
Survey survey(const Document& document);

/// The heading with this id that stands between blocks, or null.
const FoundHeading* find_heading(const Survey& survey, std::string_view id);
/// The blocks under a heading, up to the next of its level or above.
std::span<const Block> section_of(const Survey& survey, const FoundHeading& heading);
/// Every id that a link can lead to.
std::vector<std::string> heading_ids(const Survey& survey);

}  // namespace clearleaf::check
