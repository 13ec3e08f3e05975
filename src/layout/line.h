// A set line: glyphs, images and what belongs to them, placed along a base line.
#pragma once

#include "base/geometry.h"
#include "layout/page_list.h"
#include "model/struct_tree.h"
#include "text/font_set.h"
#include "text/shaped_run.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace clearleaf::layout {

/// How a stretch of text is set. `font` is that of the request without regard to coverage.
struct TextStyle {
  text::FontRequest request;
  text::FontId font;
  Pt size;
  Color color;
  Pt rise;  // up from the base line
  enum class Line : unsigned char { kNone, kUnder, kThrough } line = Line::kNone;
  std::optional<StructId> link;
  std::string lang;
  Direction direction = Direction::kLeftToRight;  // of the language
  /// Where lines may end: between words, in an address where it has a mark, or neither in it nor
  /// before it (the number of a note, which stands with the word before it).
  enum class Breaks : unsigned char { kWords, kAddress, kNone } breaks = Breaks::kWords;
};

/// A place in the text: `offset` UTF-8 bytes into a leaf.
struct SourcePlace {
  LeafId leaf;
  std::size_t offset = 0;
};

/// x from the line's start edge: in a document from right to left that is the right one.
struct LineGlyphs {
  Role role;
  text::ShapedRunId run;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t offset = 0;  // of its text in its leaf
  Pt x;
  Pt rise;
  Pt size;
  Color color;
};
struct LineImage {
  LeafId leaf;
  ImageId image;
  Pt x;
  Size size;  // stands on the base line
};
/// A page number known only after layout; `reserved` is the room kept for it.
struct LinePageRef {
  LeafId leaf;
  StructId target;
  Pt x;
  Pt reserved;
  TextStyle style;
  enum class Align : unsigned char { kStart, kEnd } align = Align::kStart;
  std::size_t glyphs_before = 0;  // how many of the line's `glyphs` come before it
};
/// Decoration below or through text: y down from the base line to its upper edge.
struct LineRule {
  Pt x0, x1, y, thickness;
  Color color;
};
struct LinkSpan {
  StructId link;
  Pt x0, x1;
};

struct Line {
  Pt height;
  Pt base_line;  // from the line's top
  Pt width;      // without trailing blanks
  std::vector<LineGlyphs> glyphs;
  std::vector<LineImage> images;
  std::vector<LinePageRef> page_refs;
  std::vector<LineRule> rules;
  std::vector<LinkSpan> links;
  std::vector<StructId> notes;  // notes first referred to in this line
  /// Cut where it was full, between words or, behind a hyphen, in one.
  enum class End : unsigned char { kDone, kGoesOn, kDivided } end = End::kDone;
  std::optional<SourcePlace> begin;  // where it begins in the text; none for an artifact
  /// kRepeated: set before in another place, here an artifact, whatever its glyphs belong to.
  enum class Shown : unsigned char { kOriginal, kRepeated } shown = Shown::kOriginal;
};

/// The line as it is shown once more.
inline Line repeated(Line line) {
  line.notes.clear();
  line.begin.reset();
  line.shown = Line::Shown::kRepeated;
  return line;
}

}  // namespace clearleaf::layout
