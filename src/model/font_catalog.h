// The fonts clearleaf sets text in: fonts/fonts.yaml as data.
#pragma once

#include "base/id.h"

#include <cstdint>
#include <string>
#include <vector>

namespace clearleaf {

enum class FontWeight : unsigned char { kRegular, kBold };
enum class FontSlant : unsigned char { kUpright, kItalic };

/// One font file. `path` is absolute; `sha256` that of the version clearleaf was tried with.
struct FontFile {
  FontWeight weight = FontWeight::kRegular;
  FontSlant slant = FontSlant::kUpright;
  std::string path;
  std::uint32_t face_index = 0;  // in a collection
  std::string sha256;
};

/// A family and the Debian package that holds it. A weight or slant it lacks falls to the nearest.
struct FontFamily {
  std::string name;  // "Noto Sans"
  std::string package;
  std::string version;
  std::string licence;
  std::vector<FontFile> files;           // at least an upright regular one
  std::vector<std::string> scripts{};    // ISO 15924, that it is made for; empty: signs of all
  std::vector<std::string> languages{};  // BCP 47, that it is made for before others of its scripts
};
using FontFamilyId = Id<FontFamily>;

struct FontCatalog {
  IdVec<FontFamily> families;
  std::vector<FontFamilyId> fallback;  // asked in this order for what a role's family lacks
};

}  // namespace clearleaf
