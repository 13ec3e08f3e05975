// Painting calls → operators.
#include "pdf/content_stream.h"

#include "base/checked.h"
#include "base/invariant.h"
#include "base/numbers.h"

#include <cmath>
#include <utility>

namespace clearleaf::pdf {

namespace {

// Places of text lines are whole hundredths of a point (3.5 µm), so that relative moves (Td) add up
// without error.
constexpr double kGrid = 100;
constexpr int kGridDecimals = 2;
// ISO 19005-2 6.1.13 allows 32,767.
constexpr std::size_t kMostStringBytes = 32'766;
constexpr int kImageDecimals = 3;
// A pen farther away than this is set anew rather than moved within a TJ array.
constexpr double kMaxAdjustment = 3000;  // thousandths of an em
constexpr double kMostBackward = 100;

std::int64_t on_grid(double value) {
  return std::llround(value * kGrid);
}

void append_grid(std::string& out, std::int64_t hundredths) {
  append_decimal(out, static_cast<double>(hundredths) / kGrid, kGridDecimals);
}

void append_point(std::string& out, std::int64_t x, std::int64_t y) {
  append_grid(out, x);
  out += ' ';
  append_grid(out, y);
}

void append_color(std::string& out, Color color, std::string_view gray = "g",
                  std::string_view rgb = "rg") {
  const auto append = [&out](unsigned char component) {
    append_decimal(out, component / 255.0, 3);
    out += ' ';
  };
  append(color.r);
  if (color.r == color.g && color.g == color.b) {
    out += gray;
    out += '\n';
    return;
  }
  append(color.g);
  append(color.b);
  out += rgb;
  out += '\n';
}

}  // namespace

void ContentStream::require_marked() const {
  INVARIANT(marked_, "ISO 14289-1 7.1: content is tagged or marked as an artifact");
}

void ContentStream::begin_marked(std::string_view tag, std::string_view properties, Holds holds) {
  INVARIANT(!marked_, "marked-content sequences are flat");
  flush_shown();
  if (holds == Holds::kText) {
    begin_text();
  } else {
    end_text();
  }
  out_ += '/';
  out_ += tag;
  out_ += "<<";
  out_ += properties;
  out_ += ">>BDC\n";
  marked_ = true;
  text_inside_mark_ = false;
}

void ContentStream::end_marked() {
  require_marked();
  flush_shown();
  flush_filled();
  end_outline();
  // ISO 32000-1 14.6.1: BDC and EMC stand within one text object, or both outside of it.
  if (text_inside_mark_) end_text();
  out_ += "EMC\n";
  marked_ = false;
}

void ContentStream::begin_text() {
  if (in_text_) return;
  flush_filled();
  out_ += "BT\n";
  in_text_ = true;
  text_inside_mark_ = marked_;
  line_x_ = line_y_ = 0;
  pen_valid_ = false;
}

void ContentStream::end_text() {
  if (!in_text_) return;
  flush_shown();
  INVARIANT(!marked_ || text_inside_mark_, "ISO 32000-1 14.6.1: ET stands with its BT");
  out_ += "ET\n";
  in_text_ = false;
  text_inside_mark_ = false;
}

void ContentStream::set_color(Color color) {
  if (color == set_color_) return;
  flush_shown();
  flush_filled();
  append_color(out_, color);
  set_color_ = color;
}

/// ISO 32000-1 9.3.6: mode 2 fills and strokes.
void ContentStream::set_outline(const TextStyle& style) {
  if (!style.is_emboldened) return end_outline();
  constexpr double kWidth = 0.03;  // of the size: half of it stands outside of the letters
  const double width = style.size * kWidth;
  if (width == outline_ && style.color == outline_color_) return;
  flush_shown();
  append_color(out_, style.color, "G", "RG");
  append_decimal(out_, width);
  out_ += " w\n2 Tr\n";
  outline_ = width;
  outline_color_ = style.color;
}

/// Leaves the state as images and rules expect it.
void ContentStream::end_outline() {
  if (outline_ == 0) return;
  flush_shown();
  out_ += "0 Tr\n1 w\n0 G\n";
  outline_ = 0;
}

void ContentStream::set_rise(double rise) {
  if (on_grid(rise) == on_grid(rise_)) return;
  flush_shown();
  append_grid(out_, on_grid(rise));
  out_ += " Ts\n";
  rise_ = rise;
}

void ContentStream::begin_glyphs(const TextStyle& style, double x, double y) {
  require_marked();
  begin_text();
  set_color(style.color);
  if (style.font != set_font_ || style.size != set_size_) {
    flush_shown();
    out_ += '/';
    out_ += style.font;
    out_ += ' ';
    append_decimal(out_, style.size);
    out_ += " Tf\n";
    set_font_ = style.font;
    set_size_ = style.size;
  }
  set_outline(style);
  style_ = style;
  base_line_ = on_grid(y);
  if (base_line_ != line_y_) pen_valid_ = false;
  const double distance = (x - pen_) * 1000 / style.size;
  // What stands before the last glyphs is no part of one string with them.
  if (!pen_valid_ || distance > kMaxAdjustment || distance < -kMostBackward) move_to(x);
}

void ContentStream::move_to(double x) {
  flush_shown();
  const std::int64_t target = on_grid(x);
  append_point(out_, target - line_x_, base_line_ - line_y_);
  out_ += " Td\n";
  line_x_ = target;
  line_y_ = base_line_;
  // The grid's rounding is less than anyone sees and must not become an adjustment.
  pen_ = x;
  pen_valid_ = true;
}

void ContentStream::show_glyph(std::uint32_t glyph, double x, double rise, double width) {
  require_marked();
  INVARIANT(in_text_ && pen_valid_, "glyphs are begun before they are shown");
  set_rise(rise);
  const double per_mille = style_.size / 1000;
  const double adjustment = std::round((pen_ - x) / per_mille);
  if (adjustment != 0) {
    close_string();
    append_decimal(array_, adjustment, 0);
    array_adjusted_ = true;
    pen_ -= adjustment * per_mille;
  }
  if (string_.size() == kMostStringBytes) {
    close_string();
    array_adjusted_ = true;  // two strings side by side need an array
  }
  // Identity-H: two bytes, the CID, which is the glyph id.
  INVARIANT(glyph <= 0xFFFF, "ISO 32000-1 9.7.5.2: Identity-H has two-byte codes");
  string_ += static_cast<char>(static_cast<unsigned char>(glyph >> 8U));
  string_ += static_cast<char>(static_cast<unsigned char>(glyph & 0xFFU));
  pen_ += width * per_mille;
}

void ContentStream::close_string() {
  if (string_.empty()) return;
  append_literal(array_, string_);
  string_.clear();
}

void ContentStream::flush_shown() {
  if (string_.empty() && array_.empty()) return;
  close_string();
  if (array_adjusted_) {
    out_ += '[';
    out_ += array_;
    out_ += "]TJ\n";
  } else {
    out_ += array_;
    out_ += "Tj\n";
  }
  array_.clear();
  array_adjusted_ = false;
}

void ContentStream::fill_rect(const PdfRect& rect, Color color) {
  require_marked();
  end_text();
  set_color(color);
  append_point(out_, on_grid(rect.left), on_grid(rect.bottom));
  out_ += ' ';
  // Sides are rounded before they are subtracted: rectangles that touch keep touching.
  append_point(out_, on_grid(rect.right) - on_grid(rect.left),
               on_grid(rect.top) - on_grid(rect.bottom));
  out_ += " re\n";
  filling_ = true;
}

void ContentStream::flush_filled() {
  if (!filling_) return;
  out_ += "f\n";
  filling_ = false;
}

void ContentStream::draw_image(std::string_view name, const PdfRect& rect) {
  require_marked();
  end_text();
  flush_filled();
  out_ += "q ";
  append_decimal(out_, rect.right - rect.left, kImageDecimals);
  out_ += " 0 0 ";
  append_decimal(out_, rect.top - rect.bottom, kImageDecimals);
  out_ += ' ';
  append_decimal(out_, rect.left, kImageDecimals);
  out_ += ' ';
  append_decimal(out_, rect.bottom, kImageDecimals);
  out_ += " cm/";
  out_ += name;
  out_ += " Do Q\n";
}

std::string ContentStream::finish() {
  INVARIANT(!marked_, "ISO 32000-1 14.6: every BDC has its EMC");
  end_text();
  return std::exchange(out_, {});
}

}  // namespace clearleaf::pdf
