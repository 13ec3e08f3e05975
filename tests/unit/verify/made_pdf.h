// A small PDF as the reader would give it, made by hand: without a fault until a test puts one in.
#pragma once

#include "verify/pdf_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

using ElementId = Id<PdfElement>;

/// Sets elements and lines of text one after the other, from the top of a page down.
class MadePdf {
 public:
  /// With a title: Document, H1 "The title".
  MadePdf();

  ElementId document() const { return ElementId(0); }
  ElementId title() const { return ElementId(1); }
  /// `type` "Risks" with `standard` "Sect"; without `standard` the type is a standard one.
  ElementId add(ElementId parent, std::string type, std::string_view standard = "");
  PdfAttributes& attributes(ElementId element);
  /// A line of text; `element` gets a sequence of its own. Two in one line: `same_line`.
  MadePdf& line(ElementId element, std::string_view text);
  MadePdf& same_line(ElementId element, std::string_view text);
  /// A line in a new element of that type.
  ElementId add_line(ElementId parent, std::string type, std::string_view text);
  /// A Link in `parent` over a line of text.
  ElementId add_link(ElementId parent, std::string_view text);
  /// Makes the last link lead to `y` on the page.
  void lead_last_link_to(double y);
  /// A picture, and the BBox of its element.
  void image(ElementId element);
  /// A Table with one header row and one row below it.
  ElementId add_table(ElementId parent, const std::vector<std::string>& header_scopes,
                      std::size_t cells_below);
  void begin_page();
  /// Where the last line stands.
  double last_y() const { return y_; }

  /// The file; `this` is used up.
  PdfFile finish();

 private:
  void put(ElementId element, std::string_view text, double x);
  PdfPage& page() { return file_.pages[page_]; }

  PdfFile file_;
  Id<PdfPage> page_{0};
  std::vector<std::vector<PdfKid>> kids_;
  double y_ = 0;
  double x_ = 0;
};

/// A TrueType program of 256 glyphs, each with an outline and `advance` of 1000 units wide.
std::string made_font_program(std::uint32_t advance = 500);
/// An XMP packet with all that PDF/UA-1 and PDF/A-2a ask for.
std::string made_xmp();

}  // namespace clearleaf::verify
