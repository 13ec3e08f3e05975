// Values → PDF syntax (ISO 32000-1 7.3), appended to bytes under construction.
#pragma once

#include "base/geometry.h"
#include "pdf/object_ref.h"

#include <string>
#include <string_view>

namespace clearleaf::pdf {

/// "12 0 R"
void append_ref(std::string& out, ObjectRef ref);
std::string ref(ObjectRef ref);

/// A text string (7.9.2.2): a literal where all is printable ASCII, else UTF-16BE in hexadecimal.
void append_text_string(std::string& out, std::string_view utf8);
std::string text_string(std::string_view utf8);

/// The bytes such a text string stands for, by which it is sorted in a name tree.
std::string text_string_bytes(std::string_view utf8);

/// A literal string of any bytes: "(" … ")".
void append_literal(std::string& out, std::string_view bytes);
/// A hexadecimal string of any bytes: "<" … ">".
void append_hex(std::string& out, std::string_view bytes);
/// The digits of append_hex alone.
void append_hex_digits(std::string& out, std::string_view bytes);

/// A rectangle in PDF coordinates: origin bottom-left, y up, points.
struct PdfRect {
  double left = 0, bottom = 0, right = 0, top = 0;
};
/// "[10 20 30 40]": left, bottom, right, top.
void append_rect(std::string& out, const PdfRect& rect);
/// The one place where layout's coordinates (origin top-left, y down) become the page's.
PdfRect flipped(const Rect& rect, Pt page_height);

/// The smallest rectangle around both.
PdfRect around(const PdfRect& a, const PdfRect& b);

}  // namespace clearleaf::pdf
