// styles/ and fonts/ (YAML) → Edition, Labels, FontCatalog.
#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostics.h"
#include "model/edition.h"
#include "model/font_catalog.h"
#include "model/labels.h"
#include "model/metadata.h"

namespace clearleaf::read {

/// The edition `name` of `data_dir`/styles for paper `page`. A file that is missing, not YAML,
/// or breaks a minimum throws EnvironmentError naming file, line and key.
Edition read_edition(const std::filesystem::path& data_dir, const std::string& name,
                     const std::string& page);

/// The labels for the document: those of `labels-lang`, else of `lang` ("en-GB" from en-GB.yaml,
/// else en.yaml), with the front matter's `labels` laid over them. A language without labels is an
/// error at `lang` whose hint names `labels-lang` and `labels`.
Labels read_labels(const std::filesystem::path& data_dir, const Metadata& meta,
                   Diagnostics& diagnostics);

/// fonts/fonts.yaml of `data_dir`; throws EnvironmentError as read_edition does.
FontCatalog read_font_catalog(const std::filesystem::path& data_dir);

}  // namespace clearleaf::read
