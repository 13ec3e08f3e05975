// Painting calls → a page's content stream (ISO 32000-1 7.8.2), as few operators as will do.
#pragma once

#include "base/geometry.h"
#include "pdf/syntax.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace clearleaf::pdf {

/// What is set before glyphs are shown. `font` is the font's name in Resources.
struct TextStyle {
  std::string font;
  double size = 0;
  Color color;
  bool is_emboldened = false;  // its outlines are drawn as well as filled

  bool operator==(const TextStyle&) const = default;
};

/// What a marked-content sequence will hold: text alone can share one text object with its
/// neighbours, anything else stands outside of text objects.
enum class Holds : unsigned char { kText, kAnything };

/// Operators in PDF coordinates (points, y up). It keeps the graphics state of its reader and
/// writes only what changes it; a show operator is written when the next call cannot join it.
/// Invariant: sequences do not nest, and nothing is painted outside of one.
class ContentStream {
 public:
  /// BDC. `properties`: the entries of its property list ("/MCID 3").
  void begin_marked(std::string_view tag, std::string_view properties, Holds holds);
  /// EMC.
  void end_marked();

  /// Begins glyphs of one style on the base line through (x, y).
  void begin_glyphs(const TextStyle& style, double x, double y);
  /// One glyph with its origin at `x` on that base line, raised by `rise` points. `width` is its
  /// advance in thousandths of an em.
  void show_glyph(std::uint32_t glyph, double x, double rise, double width);

  void fill_rect(const PdfRect& rect, Color color);
  /// Draws the image XObject `name` so that it fills `rect`.
  void draw_image(std::string_view name, const PdfRect& rect);

  /// The finished stream.
  std::string finish();

 private:
  void begin_text();
  void end_text();
  void set_color(Color color);
  void set_outline(const TextStyle& style);
  void end_outline();
  void set_rise(double rise);
  void move_to(double x);
  void flush_shown();
  void flush_filled();
  void close_string();
  void require_marked() const;

  std::string out_;
  bool marked_ = false;
  bool in_text_ = false;
  bool text_inside_mark_ = false;  // BT stands after the open BDC, so ET comes before its EMC

  TextStyle style_;       // of the glyphs to come
  std::string set_font_;  // as set by Tf; lasts from one text object to the next
  double set_size_ = 0;
  double outline_ = 0;  // points, of what is drawn around glyphs; ends with its sequence
  Color outline_color_;
  Color set_color_;  // PDF's initial colour is black
  double rise_ = 0;
  std::int64_t line_x_ = 0;  // origin of the text line, in hundredths of a point
  std::int64_t line_y_ = 0;
  std::int64_t base_line_ = 0;  // of the glyphs to come
  double pen_ = 0;              // where the next glyph would stand, points
  bool pen_valid_ = false;      // the pen stands on line_y_

  std::string string_;  // bytes of the string being shown
  std::string array_;   // what of the TJ array stands before it
  bool array_adjusted_ = false;
  bool filling_ = false;  // rectangles wait for their "f"
};

}  // namespace clearleaf::pdf
