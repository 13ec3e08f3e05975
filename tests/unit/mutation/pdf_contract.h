// The leaflet's PDF, altered in one thing, and what the prominence contract says to it.
#pragma once

#include "altered_pdf.h"

#include <functional>
#include <string>
#include <string_view>

namespace clearleaf::mutation {

/// Alters the leaflet's PDF and expects one breach of the prominence contract, and that of this
/// rule; `breaches`: how many there are where one change alters several disclaimers.
void pdf_breaks_only(const std::string& rule, const std::function<void(AlteredPdf&)>& alter,
                     std::size_t breaches = 1);
/// A leaflet whose risks take more than a page.
inline constexpr std::string_view kLongRisks = "long-risks.md";
/// A leaflet whose risks have one of everything.
inline constexpr std::string_view kAllKinds = "all-kinds.md";
/// A leaflet whose disclaimers have tables that take more than a page.
inline constexpr std::string_view kLongTables = "long-tables.md";
/// A leaflet with letters of a script that has no bold face in its risks' heading, and a joiner
/// that no glyph shows in its summary.
inline constexpr std::string_view kFaces = "faces.md";
/// A leaflet whose key information takes more than a page.
inline constexpr std::string_view kLongSummaries = "long-summaries.md large-print A5";
/// A leaflet whose risks have nothing but a notice, and its note, on one of their pages.
inline constexpr std::string_view kNoticeAlone = "notice-alone.md large-print A5";
/// The same with the PDF of another fixture.
void pdf_breaks_only(const std::string& rule, std::string_view fixture,
                     const std::function<void(AlteredPdf&)>& alter, std::size_t breaches = 1);

/// The element of that type that stands `which`th in `outer`, in reading order; throws where there
/// is none.
QPDFObjectHandle element_in(QPDFObjectHandle outer, const std::string& type, std::size_t which = 0);

/// Where an element's first words are painted.
struct PaintedMark {
  std::size_t page;
  int mcid;
};
PaintedMark mark_of(AlteredPdf& pdf, QPDFObjectHandle element);

/// Puts operators before and after those of a marked-content sequence, within it.
void wrap(AlteredPdf& pdf, PaintedMark mark, std::string_view before, std::string_view after);
/// The operators of a sequence.
std::string painted(AlteredPdf& pdf, PaintedMark mark);
void repaint(AlteredPdf& pdf, PaintedMark mark, const std::string& operators);
/// Takes the words out of a sequence, and paints `instead` for each line of them.
void paint_instead(AlteredPdf& pdf, PaintedMark mark, const std::string& instead);
/// Moves the words of a sequence by so many points; what follows stays where it is.
void shift(AlteredPdf& pdf, PaintedMark mark, double right, double up);
/// "/F1 12 Tf\n": what a sequence is set in at its end.
std::string font_of(AlteredPdf& pdf, PaintedMark mark);
/// Sets all of a sequence in another font or size, and what follows as it was.
void set_in(AlteredPdf& pdf, PaintedMark mark, const std::string& font);
/// Takes a kid out of an element.
void take_out(QPDFObjectHandle parent, QPDFObjectHandle kid);
/// The annotation of the first link in an element.
QPDFObjectHandle link_in(QPDFObjectHandle element);
/// Makes a sequence of the page an artifact: nobody reads it.
void make_artifact(AlteredPdf& pdf, PaintedMark mark);

}  // namespace clearleaf::mutation
