// How a publication looks: one edition drives the PDF and the EPUB's style sheet alike.
#pragma once

#include "base/geometry.h"

#include <array>
#include <string>
#include <vector>

namespace clearleaf {

/// Paper and its margins.
struct PageGeometry {
  std::string name;  // "A4"
  Size size;
  Pt margin_top, margin_bottom, margin_left, margin_right;
};

/// The frame of a key-information block, disclaimer or notice.
struct BoxColors {
  Color border;
  Color background;
  Color text;
};

struct ColorScheme {
  Color text;
  Color background;
  Color muted;  // captions, notes, running header and footer
  Color link;
  Color rule;   // table rules, thematic breaks, rule beside quotations
  Color shade;  // behind table headers and code
  BoxColors key_information;
  BoxColors risks;
  BoxColors conclusion;
  BoxColors notice;   // note, tip
  BoxColors warning;  // important, warning, caution
};

/// Families by role, as named in fonts/fonts.yaml.
struct FontRoles {
  std::string text;
  std::string heading;
  std::string code;
};

/// How the lines of running text are filled, disclaimers apart: those are always ragged.
enum class TextFill : unsigned char { kRagged, kJustified };
/// Whether words of running text may be divided at a line's end; never in disclaimers.
enum class Hyphenation : unsigned char { kNone, kWords };
/// What of a link's address is printed for those who read on paper: nothing, a note that says it,
/// or such a note with a QR code in it.
enum class PrintedLinks : unsigned char { kNone, kNotes, kCodes };

/// All sizes are those of the PDF; the EPUB's are in em of `body_size`.
struct Edition {
  std::string name;  // "standard"
  PageGeometry page;
  FontRoles fonts;
  Pt body_size;
  double leading = 1.4;               // line height in body sizes
  std::vector<Pt> title_sizes;        // largest first; never below body_size
  std::array<Pt, 5> heading_sizes{};  // levels 2 to 6
  Pt least_size{10};                  // no text is smaller (P04)
  Pt small_size;                      // notes, captions, running header and footer
  Pt table_size;
  Pt code_size;
  double heading_leading = 1.25;
  Pt box_border;   // at least 1 pt (P06)
  Pt box_padding;  // at least 6 pt (P06)
  PrintedLinks links = PrintedLinks::kNone;
  TextFill fill = TextFill::kRagged;
  Hyphenation hyphenation = Hyphenation::kNone;
  ColorScheme light;  // the PDF's and the EPUB's default
  ColorScheme dark;   // the EPUB's prefers-color-scheme: dark
};

}  // namespace clearleaf
