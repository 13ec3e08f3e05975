// A BCP 47 tag → its language without script, region and variants.
#pragma once

#include "base/utf8.h"

#include <string>
#include <string_view>

namespace clearleaf {

/// "pt" of "pt-BR" (RFC 5646 2.2.1), in small letters: case tells no tags apart (2.1.1).
inline std::string primary_subtag(std::string_view tag) {
  return ascii_lower(tag.substr(0, tag.find('-')));
}

/// Whether both tags name one language, whatever the region: "en" and "en-GB".
inline bool same_language(std::string_view a, std::string_view b) {
  return primary_subtag(a) == primary_subtag(b);
}

}  // namespace clearleaf
