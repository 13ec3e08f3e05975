// Pages of placed glyphs, rules and images: all that a writer needs to draw, and nothing to decide.
#pragma once

#include "base/geometry.h"
#include "base/id.h"
#include "model/image_store.h"
#include "model/struct_tree.h"
#include "text/shaped_run.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

namespace clearleaf::layout {

/// Content that is not part of the logical structure (ISO 32000-1 14.8.2.2).
enum class ArtifactKind : unsigned char {
  kLayout,      // rules, a repeated table header, "continued"
  kBackground,  // behind boxes and header cells
  kHeader,      // running header
  kFooter,      // running footer: the page number
  kReminder,    // running footer: where the risks are (P14)
};
struct Artifact {
  ArtifactKind kind;
};

/// What an item belongs to: a leaf of the structure tree, or nothing in it, said so.
using Role = std::variant<LeafId, Artifact>;

/// `count` glyphs from `first` of a shaped run; `origin` is the pen's place on the base line before
/// the first of them.
struct GlyphRun {
  text::ShapedRunId run;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t offset = 0;  // of its text in its leaf, in bytes: runs of a leaf in reading order
  Point origin;
  Pt size;
  Color color;
  std::uint32_t line = 0;  // the same for all of one line; 0: does not matter
};
/// A filled rectangle: a rule, a border's side, a background.
struct Rule {
  Rect rect;
  Color color;
};
struct PlacedImage {
  ImageId image;
  Rect rect;
};

struct PageItem {
  Role role;
  std::variant<GlyphRun, Rule, PlacedImage> content;
};

/// Where a Link can be pressed: one area a line fragment. `link` is the element of type Link.
struct LinkArea {
  StructId link;
  Rect rect;
};

/// Items in paint order; those of a line as they are read where all of it runs from left to right,
/// else from left to right. Items of one leaf stand in reading order over pages and, where all text
/// runs from left to right, within a page; reading order between leaves lives in the StructTree
/// alone.
struct Page {
  Size size;
  std::string label;
  std::vector<PageItem> items;
  std::vector<LinkArea> links;
};

/// Where an element begins: index of the page and distance from its top.
struct Anchor {
  std::size_t page = 0;
  Pt y;
};

struct PageList {
  std::vector<Page> pages;
  IdVec<text::ShapedRun> runs;
  std::unordered_map<StructId, Anchor> anchors;  // of every element that has content on a page
};

}  // namespace clearleaf::layout
