// The catalog → breaches of what must be in it and of what must not.
#include "verify/language_tags.h"
#include "verify/pdf_check_parts.h"

#include <fmt/format.h>

#include <array>

namespace clearleaf::verify {

namespace {

constexpr std::string_view kPlace = "catalog";

void check_marks(const PdfCatalog& catalog, Report& report) {
  if (!catalog.marked.value_or(false)) {
    report.add("ISO 14289-1 6.2", std::string(kPlace), "MarkInfo does not say Marked true");
  }
  if (catalog.suspects.value_or(false)) {
    report.add("ISO 14289-1 7.1", std::string(kPlace), "Suspects is true: the tags are in doubt");
  }
}

void check_structure_root(const PdfFile& file, Report& report) {
  if (!file.structure.present) {
    report.add("ISO 14289-1 7.1", std::string(kPlace), "the file has no StructTreeRoot");
  }
}

void check_language(const PdfCatalog& catalog, Report& report) {
  if (!catalog.lang) {
    report.add("ISO 14289-1 7.2", std::string(kPlace), "the document's Lang is missing");
  } else if (!is_language_tag(*catalog.lang)) {
    report.add("ISO 14289-1 7.2", std::string(kPlace),
               "Lang \"" + *catalog.lang + "\" is no language tag");
  }
}

void check_title_is_shown(const PdfCatalog& catalog, Report& report) {
  if (catalog.display_doc_title.value_or(false)) return;
  report.add("ISO 14289-1 7.1", std::string(kPlace),
             "ViewerPreferences does not say DisplayDocTitle true");
}

void check_version(const PdfCatalog& catalog, Report& report) {
  if (catalog.version.empty() || catalog.version.starts_with("1.")) return;
  report.add("ISO 19005-2 6.1.2", std::string(kPlace),
             "Version \"" + catalog.version + "\" is beyond PDF 1.7");
}

// ---- the output intent ----

/// A profile's header (ICC.1 7.2): 128 bytes.
struct ProfileHeader {
  std::string_view bytes;

  bool is_whole() const { return bytes.size() >= 128 && bytes.substr(36, 4) == "acsp"; }
  int version() const { return static_cast<unsigned char>(bytes[8]); }
  std::string_view device_class() const { return bytes.substr(12, 4); }
  std::string_view color_space() const { return bytes.substr(16, 4); }
  std::uint32_t size() const {
    std::uint32_t out = 0;
    for (const char c : bytes.substr(0, 4)) out = out << 8U | static_cast<unsigned char>(c);
    return out;
  }
};

std::string_view profile_space(int components) {
  switch (components) {
    case 1: return "GRAY";
    case 3: return "RGB ";
    case 4: return "CMYK";
    default: return "";
  }
}

/// Why a profile cannot serve; empty: it can.
std::string profile_fault(const PdfOutputIntent& intent) {
  constexpr int kLastVersion = 4;
  const ProfileHeader header{intent.profile};
  if (intent.profile_object == 0) return "it has no DestOutputProfile";
  if (!header.is_whole() || header.size() != intent.profile.size()) {
    return "its DestOutputProfile is no whole ICC profile";
  }
  if (header.version() > kLastVersion) {
    return fmt::format("its profile is of ICC version {}", header.version());
  }
  if (header.device_class() != "mntr" && header.device_class() != "prtr") {
    return "its profile is of no monitor and of no printer";
  }
  if (header.color_space() != profile_space(intent.components)) {
    return fmt::format("its profile does not have the {} components that N says",
                       intent.components);
  }
  return {};
}

void check_output_intent(const PdfCatalog& catalog, Report& report) {
  constexpr std::string_view kClause = "ISO 19005-2 6.2.3";
  const PdfOutputIntent* found = nullptr;
  for (const PdfOutputIntent& intent : catalog.output_intents) {
    if (found != nullptr && intent.profile_object != found->profile_object) {
      report.add(kClause, std::string(kPlace), "two output intents have different profiles");
    }
    if (found == nullptr || intent.subtype == "GTS_PDFA1") found = &intent;
  }
  if (found == nullptr || found->subtype != "GTS_PDFA1") {
    report.add(kClause, std::string(kPlace), "there is no OutputIntent of type GTS_PDFA1");
  } else if (const std::string fault = profile_fault(*found); !fault.empty()) {
    report.add(kClause, std::string(kPlace), "the OutputIntent is no good: " + fault);
  } else if (found->identifier.empty()) {
    report.add(kClause, std::string(kPlace), "the OutputIntent has no OutputConditionIdentifier");
  }
}

// ---- what must not be there ----

void check_actions(const PdfFile& file, Report& report) {
  const PdfCatalog& catalog = file.catalog;
  if (catalog.has_javascript) {
    report.add("ISO 19005-2 6.5.1", std::string(kPlace), "the file has JavaScript");
  }
  if (!catalog.open_action.empty() && catalog.open_action != "GoTo") {
    report.add("ISO 19005-2 6.5.1", std::string(kPlace),
               "OpenAction is of type " + catalog.open_action);
  }
  if (catalog.has_additional_actions) {
    report.add("ISO 19005-2 6.5.2", std::string(kPlace), "the catalog has additional actions (AA)");
  }
  for (const PdfPage& page : file.pages) {
    if (!page.has_additional_actions) continue;
    report.add("ISO 19005-2 6.5.2", place_of(page), "the page has additional actions (AA)");
  }
}

/// A part of a file that clearleaf never writes, with the clause that forbids it or that would have
/// to be judged.
struct Unwanted {
  bool is_there;
  std::string_view clause;
  std::string_view message;
};

void check_unwanted(const PdfCatalog& catalog, Report& report) {
  const std::array<Unwanted, 9> parts{{
      {catalog.form_has_xfa, "ISO 14289-1 7.15", "the form is an XFA form"},
      {catalog.form_needs_appearances, "ISO 19005-2 6.4.1", "the form says NeedAppearances"},
      {catalog.has_form, "ISO 14289-1 7.18.4",
       "the file has form fields, which are not judged here"},
      {catalog.has_embedded_files || catalog.has_associated_files, "ISO 19005-2 6.8",
       "the file has files embedded, which are not judged here"},
      {catalog.has_optional_content, "ISO 14289-1 7.10",
       "the file has optional content, which some readers hide"},
      {catalog.has_alternate_presentations, "ISO 19005-2 6.10",
       "the file has alternate presentations"},
      {catalog.has_requirements, "ISO 19005-2 6.11", "the catalog has Requirements"},
      {catalog.has_permissions, "ISO 19005-2 6.1.12",
       "the catalog has Perms, which are not judged here"},
      {catalog.has_collection, "ISO 19005-2 6.8",
       "the file is a collection of files, which are not judged here"},
  }};
  for (const Unwanted& part : parts) {
    if (part.is_there) report.add(part.clause, std::string(kPlace), std::string(part.message));
  }
}

}  // namespace

void check_pdf_document(const PdfFile& file, Report& report) {
  check_marks(file.catalog, report);
  check_structure_root(file, report);
  check_language(file.catalog, report);
  check_title_is_shown(file.catalog, report);
  check_version(file.catalog, report);
  check_output_intent(file.catalog, report);
  check_actions(file, report);
  check_unwanted(file.catalog, report);
}

}  // namespace clearleaf::verify
