// A BCP 47 tag → its language without script, region and variants.
#pragma once

#include <string_view>

namespace clearleaf {

/// "pt" of "pt-BR" (RFC 5646 2.2.1), as it is written there.
inline std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

}  // namespace clearleaf
