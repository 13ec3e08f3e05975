// References, strings and rectangles → PDF syntax.
#include "pdf/syntax.h"

#include "base/numbers.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace clearleaf::pdf {

namespace {

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7E; });
}

}  // namespace

void append_ref(std::string& out, ObjectRef ref) {
  out += std::to_string(ref.number);
  out += " 0 R";
}

std::string ref(ObjectRef ref) {
  std::string out;
  append_ref(out, ref);
  return out;
}

void append_text_string(std::string& out, std::string_view utf8) {
  if (is_printable_ascii(utf8)) {
    append_literal(out, utf8);
  } else {
    append_hex(out, text_string_bytes(utf8));
  }
}

std::string text_string_bytes(std::string_view utf8) {
  if (is_printable_ascii(utf8)) return std::string(utf8);
  return "\xFE\xFF" + to_utf16be(utf8);
}

std::string text_string(std::string_view utf8) {
  std::string out;
  append_text_string(out, utf8);
  return out;
}

void append_literal(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) {
    // A bare carriage return would be read as a line feed (7.3.4.2); all other bytes stay.
    if (c == '\r') {
      out += "\\r";
      continue;
    }
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  out += ')';
}

void append_hex_digits(std::string& out, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
}

void append_hex(std::string& out, std::string_view bytes) {
  out += '<';
  append_hex_digits(out, bytes);
  out += '>';
}

void append_rect(std::string& out, const PdfRect& rect) {
  constexpr int kDecimals = 2;
  char before = '[';
  for (const double value : {rect.left, rect.bottom, rect.right, rect.top}) {
    out += before;
    append_decimal(out, value, kDecimals);
    before = ' ';
  }
  out += ']';
}

PdfRect flipped(const Rect& rect, Pt page_height) {
  return {rect.left.value, (page_height - rect.bottom).value, rect.right.value,
          (page_height - rect.top).value};
}

PdfRect around(const PdfRect& a, const PdfRect& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right),
          std::max(a.top, b.top)};
}

}  // namespace clearleaf::pdf
