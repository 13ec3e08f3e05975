// A word → whether it has the form of a BCP 47 language tag.
#pragma once

#include <string_view>

namespace clearleaf::read {

/// RFC 5646 2.1, by form alone: language, extended language, script, region, variants, extensions,
/// private use. Whether a subtag is registered is not asked, but for languages
/// of more than three letters: there are none.
bool is_language_tag(std::string_view tag);

}  // namespace clearleaf::read
