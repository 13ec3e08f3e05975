// The parts of check_epub, each a file of its own.
#pragma once

#include "verify/epub_file.h"
#include "verify/epub_survey.h"
#include "verify/report.h"

namespace clearleaf::verify {

void check_container(const EpubFile& epub, Report& report);
void check_package(const EpubFile& epub, Report& report);
void check_manifest(const EpubFile& epub, const EpubSurvey& survey, Report& report);
void check_navigation(const EpubFile& epub, const EpubSurvey& survey, Report& report);
void check_page_list(const EpubFile& epub, const EpubSurvey& survey, Report& report);
void check_accessibility(const EpubFile& epub, const EpubSurvey& survey, Report& report);
void check_documents(const EpubFile& epub, Report& report);
void check_structure(const EpubFile& epub, const EpubSurvey& survey, Report& report);
void check_references(const EpubFile& epub, const EpubSurvey& survey, Report& report);
void check_notes(const EpubFile& epub, const EpubSurvey& survey, Report& report);
void check_prominence(const EpubFile& epub, Report& report);
void check_drawings(const EpubFile& epub, Report& report);

}  // namespace clearleaf::verify
