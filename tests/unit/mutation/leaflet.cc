// Fixtures → the bytes that export_document puts in place.
#include "leaflet.h"

#include "base/files.h"
#include "export.h"
#include "temporary_folder.h"

#include <stdlib.h>

#include <filesystem>
#include <map>
#include <sstream>

namespace clearleaf::test {

namespace {

using Files = std::map<std::string, std::string, std::less<>>;  // by extension

Files export_fixture(const std::string& fixture) {
  ::setenv("SOURCE_DATE_EPOCH", "1795392000", 1);  // the leaflet's date; it is not out of date
  const TemporaryFolder folder;
  std::istringstream words(fixture);
  std::string name;
  ExportOptions options;
  if (std::string edition; words >> name >> edition) {
    options.editions = {edition};
    words >> options.page;
  }
  const SourcePlace place =
      place_of(std::filesystem::path(CLEARLEAF_FIXTURES_DIR) / "mutation" / name);
  options.out = folder.path();
  const ExportResult result = export_document(place, read_source(place), options);
  REQUIRE(result.outcome == Outcome::kOk);
  Files files;
  for (const WrittenFile& file : result.files) {
    constexpr std::size_t kMost = 64U << 20U;
    files.emplace(file.path.extension().string(), read_file(file.path, kMost));
  }
  return files;
}

}  // namespace

const std::string& exported_leaflet(std::string_view extension) {
  return exported(kLeaflet, extension);
}

const std::string& exported(std::string_view name, std::string_view extension) {
  static std::map<std::string, Files, std::less<>> exports;
  auto found = exports.find(name);
  if (found == exports.end()) {
    found = exports.emplace(std::string(name), export_fixture(std::string(name))).first;
  }
  return found->second.find(extension)->second;
}

}  // namespace clearleaf::test
