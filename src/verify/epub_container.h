// The bytes of a ZIP archive → its files.
#pragma once

#include "verify/report.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::verify {

struct ContainerEntry {
  std::string name;
  std::uint16_t method = 0;  // 0: stored, 8: deflated
  std::string bytes;         // of the file itself; empty where it could not be read
};

/// What stands at the very beginning of the archive. libzip reads the directory at its end; what a
/// program sees that looks only at the first bytes is here.
struct FirstHeader {
  std::string name;  // empty: the archive does not begin with a file
  std::uint16_t flags = 0;
  std::uint16_t method = 0;
  std::uint16_t extra_length = 0;
  std::string content;  // as many bytes as a mimetype has, and one more
};

struct EpubContainer {
  FirstHeader first;
  std::vector<ContainerEntry> entries;  // in the order of the archive's directory
  std::map<std::string, std::size_t, std::less<>> by_name;

  /// Null: no such file.
  const ContainerEntry* find(std::string_view name) const;
};

/// Unpacks an archive. Breaches of EPUB 3.3 §4.3.2 (ZIP) and §4.2.3 (file names) go into `report`;
/// what can be read is there all the same. At most 20,000 files and 1 GiB are unpacked, and no file
/// that pretends to be more than it is.
EpubContainer read_container(std::string_view bytes, Report& report);

}  // namespace clearleaf::verify
