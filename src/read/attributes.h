// `{#id .class key=value}` → told from plain text in braces.
#pragma once

#include "read/link_syntax.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace clearleaf::read {

/// The length of the attributes that `text` begins with ("{#id .class key=value}", "{: .class}"); 0
/// where it begins with none: plain text in braces is no attribute.
std::size_t attributes_length(std::string_view text);

/// The attributes a heading or paragraph ends with, after a blank or from its beginning on.
std::optional<TextRange> trailing_attributes(std::string_view text);

/// Of "{#id}" the id; none where the braces hold anything else.
std::optional<std::string_view> only_id(std::string_view attributes);

}  // namespace clearleaf::read
