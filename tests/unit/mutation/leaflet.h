// A publication with one of everything, exported once, for the tests that alter finished files.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf::test {

/// The bytes of the export of tests/fixtures/mutation/leaflet.md in the standard edition: health
/// profile, notes, tables with captions, an image, tasks, notices, abbreviations, several pages.
/// `extension` is ".epub" or ".pdf".
const std::string& exported_leaflet(std::string_view extension);

}  // namespace clearleaf::test
