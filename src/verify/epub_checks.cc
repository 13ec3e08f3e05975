// The parts of the judgement, in the order in which a reader of the report wants them.
#include "verify/epub_checks.h"

#include "verify/epub_check_parts.h"

namespace clearleaf::verify {

void check_epub(const EpubFile& epub, Report& report) {
  check_container(epub, report);
  if (epub.package.path.empty()) return;  // nothing else is known; the reader has said why
  const EpubSurvey found = survey(epub);
  check_package(epub, report);
  check_manifest(epub, found, report);
  check_navigation(epub, found, report);
  check_page_list(epub, found, report);
  check_accessibility(epub, found, report);
  check_documents(epub, report);
  check_structure(epub, found, report);
  check_references(epub, found, report);
  check_notes(epub, found, report);
  check_prominence(epub, report);
  check_drawings(epub, report);
}

}  // namespace clearleaf::verify
