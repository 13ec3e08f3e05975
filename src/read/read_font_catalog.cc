// fonts/fonts.yaml → FontCatalog.
#include "base/numbers.h"
#include "read/read_settings.h"
#include "read/settings_file.h"

#include <algorithm>
#include <array>

namespace clearleaf::read {

namespace {

/// The place of the word of `key` among `words`, which are all it may be.
template <std::size_t N>
std::size_t choice(const SettingsMap& map, std::string_view key,
                   const std::array<std::string_view, N>& words) {
  const std::string text = map.text(key);
  const auto place = std::find(words.begin(), words.end(), text);
  if (place == words.end()) {
    std::string all;
    for (const std::string_view word : words)
      all += (all.empty() ? "" : " or ") + std::string(word);
    map.refuse(key, "is to be " + all);
  }
  return static_cast<std::size_t>(place - words.begin());
}

constexpr std::uint32_t kMostFaces = 64;

FontFile read_file_entry(const SettingsMap& map) {
  constexpr std::array<std::string_view, 2> kWeights{"regular", "bold"};
  constexpr std::array<std::string_view, 2> kSlants{"upright", "italic"};
  FontFile file;
  file.weight = choice(map, "weight", kWeights) == 0 ? FontWeight::kRegular : FontWeight::kBold;
  file.slant = choice(map, "slant", kSlants) == 0 ? FontSlant::kUpright : FontSlant::kItalic;
  file.path = map.text("path");
  if (!file.path.starts_with('/')) map.refuse("path", "is to be absolute");
  if (map.has("face")) {
    const auto face = parse_whole(map.text("face"));
    if (!face || *face >= kMostFaces) map.refuse("face", "is to be a small whole number");
    file.face_index = static_cast<std::uint32_t>(*face);
  }
  file.sha256 = map.text("sha256");
  constexpr std::size_t kDigits = 64;
  if (file.sha256.size() != kDigits ||
      file.sha256.find_first_not_of("0123456789abcdef") != std::string::npos) {
    map.refuse("sha256", "is to be 64 hexadecimal digits");
  }
  return file;
}

bool is_regular(const FontFile& file) {
  return file.weight == FontWeight::kRegular && file.slant == FontSlant::kUpright;
}

FontFamily read_family(const SettingsMap& map) {
  FontFamily family;
  family.name = map.text("name");
  family.package = map.text("package");
  family.version = map.text("version");
  family.licence = map.text("licence");
  if (map.has("scripts")) family.scripts = map.texts("scripts");
  if (map.has("languages")) family.languages = map.texts("languages");
  for (const SettingsMap& file :
       map.maps("files", {"weight", "slant", "path", "face?", "sha256"})) {
    family.files.push_back(read_file_entry(file));
  }
  if (std::none_of(family.files.begin(), family.files.end(), is_regular)) {
    map.refuse("files", "is to hold an upright regular one");
  }
  return family;
}

}  // namespace

FontCatalog read_font_catalog(const std::filesystem::path& data_dir) {
  constexpr std::array<std::string_view, 3> kRoles{"text", "code", "fallback"};
  const SettingsFile file(data_dir / "fonts" / "fonts.yaml", "the list of fonts");
  FontCatalog catalog;
  for (const SettingsMap& entry :
       file.root({"families"})
           .maps("families", {"name", "role", "scripts?", "languages?", "package", "version",
                              "licence", "files"})) {
    const bool fallback = kRoles[choice(entry, "role", kRoles)] == "fallback";
    FontFamily family = read_family(entry);
    for (const FontFamily& known : catalog.families) {
      if (known.name == family.name) entry.refuse("name", "stands twice");
    }
    const FontFamilyId id = catalog.families.push_back(std::move(family));
    if (fallback) catalog.fallback.push_back(id);
  }
  return catalog;
}

}  // namespace clearleaf::read
