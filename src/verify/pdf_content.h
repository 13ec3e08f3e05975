// What a PDF's page draws, as plain data: marked content, text, paths and images in paint order.
#pragma once

#include "base/geometry.h"
#include "base/id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

struct PdfElement;
struct PdfFont;
struct PdfXObject;
struct PdfGraphicsState;

/// A point of a page in its default user space: points, origin at the bottom left, y up.
struct PdfPoint {
  double x = 0;
  double y = 0;
};

/// A rectangle in default user space; `left <= right`, `bottom <= top`.
struct PdfRect {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;

  double width() const { return right - left; }
  double height() const { return top - bottom; }
  bool operator==(const PdfRect&) const = default;
};

/// What few marked-content sequences have. Strings are UTF-8.
struct MarkProperties {
  std::optional<std::string> actual_text;
  std::optional<std::string> alt;
  std::optional<std::string> expansion;  // E
  std::optional<std::string> lang;
  std::string artifact_type;          // "Pagination"; empty: not said
  std::string artifact_subtype;       // "Header"
  std::vector<std::string> attached;  // "Top"
  std::optional<PdfRect> box;         // BBox, as written
};

/// A marked-content sequence (ISO 32000-1 14.6): BMC or BDC to its EMC. Sequences stand in the
/// order in which they begin.
struct MarkedContent {
  std::string_view tag;  // as written: "P", "Artifact"; in PdfFile::names
  std::optional<std::uint32_t> mcid;
  std::optional<Id<MarkedContent>> parent;       // the sequence around it
  std::optional<Id<MarkProperties>> properties;  // in PageContent::properties
  std::optional<Id<PdfElement>> element;         // by the ParentTree; only with an mcid
  std::uint32_t form = 0;                        // object number of the form XObject whose content
                                                 // holds it; 0: the page's own
  std::uint32_t first_run = 0;                   // runs [first_run, end_run) of the page stand in
  std::uint32_t end_run = 0;                     // it or in sequences inside it
  std::uint32_t order = 0;                       // its BDC
  std::uint32_t end_order = 0;                   // its EMC
  bool closed = false;                           // by an EMC of its own
};

/// What a clipping path, or text that clips, leaves of the page.
struct Clip {
  PdfRect box;           // around it
  bool is_whole = true;  // the box is the shape
};

/// Where a drawn thing stands.
struct Placing {
  std::optional<Id<MarkedContent>> mark;  // the innermost sequence; none: outside any (not tagged)
  std::optional<Id<Clip>> clip;           // in PageContent::clips
  std::uint32_t order = 0;                // operators before it on the page: paint order
};

/// A colour that paints, as sRGB.
struct Paint {
  Color color;
  bool known = true;  // false: a pattern or a colour space that is not computed here
  double alpha = 1;
};

/// The text of one showing operator (Tj, TJ, ' or ").
struct TextRun {
  Placing placing;
  Id<PdfFont> font{0};
  std::uint32_t text_offset = 0;  // bytes into PageContent::text
  std::uint32_t text_size = 0;
  PdfPoint origin;         // of the first glyph
  PdfPoint end;            // after the advance of the glyph that reaches farthest
  double size = 0;         // font size as drawn, points on the page; 0: a size of zero
  float set_width = 0;     // the widths of its glyphs as drawn, points, without spacing (Tc, TJ)
  float condensed = 1;     // horizontal over vertical scale of its glyphs; 1: as the font has them
  bool is_upright = true;  // from left to right along the page, not turned, slanted or mirrored
  Paint fill;
  float outline = 0;             // width of the line in the fill's colour around glyphs, points
  std::uint8_t render_mode = 0;  // 3: invisible
  std::uint32_t codes = 0;       // character codes shown
  std::uint32_t without_unicode = 0;  // of them, without an entry in ToUnicode (U+FFFD in the text)
  std::uint32_t notdef = 0;           // of them, drawn as glyph 0
};

/// One subpath that is painted; the subpaths of one operator share their order.
struct PaintedPath {
  Placing placing;
  PdfRect box;                  // of its points, without line width
  bool is_rectangle = false;    // with sides along the axes: the box is the shape
  std::optional<Paint> fill;    // none: not filled
  std::optional<Paint> stroke;  // none: not stroked
  double line_width = 0;        // as drawn, points
};

/// An image XObject, an inline image or a form XObject that is drawn. What a form draws stands
/// among the page's runs, paths and images as well.
struct PaintedImage {
  Placing placing;
  PdfRect box;
  std::optional<Id<PdfXObject>> xobject;  // none: an inline image
};

/// What is wrong with a content stream.
enum class ContentFault : std::uint8_t {
  kSyntax,  // bytes that are no token
  kUnknownOperator,
  kOperands,         // missing or of the wrong type
  kMissingResource,  // a name that the resources do not have
  kGraphicsState,    // q without Q, Q without q
  kTextObject,       // BT and ET not in turn; text shown outside them
  kMarkedContent,    // BDC and EMC not in turn, or across the bounds of a text object
  kNoFont,           // text shown before Tf
  kLimit,            // more operators, nesting or bytes than are accepted; the rest was not read
  kLoop,             // a form XObject that draws itself
};

struct ContentBreach {
  ContentFault fault;
  std::uint32_t order = 0;
  std::string message;
};

/// Which device colour spaces a page's content and images use (ISO 19005-2 6.2.4.3).
struct DeviceColors {
  bool gray = false;
  bool rgb = false;
  bool cmyk = false;
};

/// What one page's content draws, forms included, in paint order.
struct PageContent {
  std::string text;  // of all runs, UTF-8
  IdVec<MarkedContent> marks;
  IdVec<MarkProperties> properties;
  IdVec<Clip> clips;
  std::vector<TextRun> runs;
  std::vector<PaintedPath> paths;
  std::vector<PaintedImage> images;
  std::vector<ContentBreach> breaches;
  std::vector<Id<PdfGraphicsState>> graphics_states;  // set by gs, each once
  DeviceColors device_colors;
  std::uint32_t operators = 0;
  std::uint32_t deepest_q = 0;     // nesting of q (ISO 19005-2 6.1.13: at most 28)
  bool uses_transparency = false;  // alpha, blend mode or soft mask in what is set or drawn
  bool paints_unmarked = false;    // something is drawn outside any marked content

  std::string_view text_of(const TextRun& run) const {
    return std::string_view(text).substr(run.text_offset, run.text_size);
  }
  /// None where the sequence has none of them.
  const MarkProperties* properties_of(const MarkedContent& mark) const {
    return mark.properties ? &properties[*mark.properties] : nullptr;
  }
  /// Gives back what the lists have in reserve: there are as many as pages.
  void shrink_to_fit();
  /// Whether the sequence is an artifact or stands in one.
  bool is_artifact(std::optional<Id<MarkedContent>> mark) const;
  /// The text of a sequence as a reader is told it: of its runs, each run exactly as extracted; an
  /// ActualText, its own or of a sequence inside it, replaces what it covers. Sequences inside it
  /// that have an mcid of their own are left out.
  std::string text_of(Id<MarkedContent> mark) const;
};

}  // namespace clearleaf::verify
