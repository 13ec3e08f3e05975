// Named files → an EPUB container (OCF, EPUB 3.3, 4).
#pragma once

#include "model/metadata.h"

#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::epub {

struct ContainerFile {
  std::string name;
  std::string bytes;
};

/// The container: `mimetype` first and stored, then `files` in their order, deflated where that
/// makes them smaller; all carry the time `modified`, in UTC. The same input gives the same bytes.
std::string write_container(const std::vector<ContainerFile>& files, Timestamp modified);

}  // namespace clearleaf::epub
