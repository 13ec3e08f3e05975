// Whether a text is a language tag.
#pragma once

#include <string_view>

namespace clearleaf::verify {

/// Well-formed by BCP 47 (RFC 5646 2.1), but for the grandfathered tags; empty: no.
bool is_language_tag(std::string_view tag);

}  // namespace clearleaf::verify
