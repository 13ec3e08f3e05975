// A publication with one of everything, exported once, for the tests that alter finished files.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf::test {

/// The bytes of the export of tests/fixtures/mutation/leaflet.md in the standard edition: health
/// profile, notes, tables with captions, an image, tasks, notices, abbreviations, several pages.
/// `extension` is ".epub" or ".pdf".
const std::string& exported_leaflet(std::string_view extension);

inline constexpr std::string_view kLeaflet = "leaflet.md";
/// The same of another file of tests/fixtures/mutation, each exported once; an edition and a page
/// size may stand after its name: "leaflet.md large-print A5".
const std::string& exported(std::string_view name, std::string_view extension);

}  // namespace clearleaf::test
