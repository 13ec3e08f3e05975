// A PDF → its breaches, subject by subject.
#include "verify/pdf_checks.h"

#include "verify/pdf_check_parts.h"

namespace clearleaf::verify {

void check_pdf(const PdfFile& file, Report& report) {
  const StructureView structure(file);
  const XmpPacket xmp = read_xmp(file.catalog.metadata);
  check_pdf_syntax(file, report);
  check_pdf_document(file, report);
  check_pdf_metadata(file, xmp, report);
  check_pdf_content(file, report);
  check_pdf_graphics(file, report);
  check_pdf_fonts(file, report);
  if (!file.structure.present) return;  // which check_pdf_document tells
  check_pdf_structure(structure, report);
  check_pdf_parent_tree(file, report);
  check_pdf_blocks(structure, report);
  check_pdf_tables(structure, report);
  check_pdf_text(structure, report);
  check_pdf_annotations(structure, report);
  check_pdf_outline(structure, report);
  check_pdf_prominence(structure, xmp, report);
}

}  // namespace clearleaf::verify
