// A mistyped word → the known word it was meant to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf {

/// The one of `known` that is fewest edits (letters changed, added, left out, or two swapped) from
/// `word`; of equals the first. None where even that takes more edits than a third of the longer
/// word's bytes.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace clearleaf
