// The parts of check_pdf, each a subject.
#pragma once

#include "verify/pdf_file.h"
#include "verify/pdf_structure_view.h"
#include "verify/pdf_xmp.h"
#include "verify/report.h"

namespace clearleaf::verify {

/// Header, trailer, limits, filters.
void check_pdf_syntax(const PdfFile& file, Report& report);
/// The catalog: marks, language, output intent, actions, what must not be there.
void check_pdf_document(const PdfFile& file, Report& report);
/// XMP and Info.
void check_pdf_metadata(const PdfFile& file, const XmpPacket& xmp, Report& report);
/// Roles, parents, languages, texts and IDs of all elements.
void check_pdf_structure(const StructureView& structure, Report& report);
/// Whether elements, the ParentTree and the pages' content name each other.
void check_pdf_parent_tree(const PdfFile& file, Report& report);
/// Headings, lists, notes, contents lists, figures and captions.
void check_pdf_blocks(const StructureView& structure, Report& report);
void check_pdf_tables(const StructureView& structure, Report& report);
/// Operators, marked content and artifacts.
void check_pdf_content(const PdfFile& file, Report& report);
/// The text of each block: its order, its words, whether it is seen.
void check_pdf_text(const StructureView& structure, Report& report);
/// Colours, images, transparency, graphics states.
void check_pdf_graphics(const PdfFile& file, Report& report);
void check_pdf_fonts(const PdfFile& file, Report& report);
/// Annotations and the Link elements they belong to.
void check_pdf_annotations(const StructureView& structure, Report& report);
void check_pdf_outline(const StructureView& structure, Report& report);
/// The prominence contract (PROMINENCE.md).
void check_pdf_prominence(const StructureView& structure, const XmpPacket& xmp, Report& report);

}  // namespace clearleaf::verify
