// The number of an indirect object and the ways a document's objects name each other.
#pragma once

#include <compare>
#include <cstdint>

namespace clearleaf::pdf {

/// An indirect object by its number (ISO 32000-1 7.3.10); the generation is always 0. Number 0 is
/// no object.
struct ObjectRef {
  std::uint32_t number = 0;

  constexpr auto operator<=>(const ObjectRef&) const = default;
};

}  // namespace clearleaf::pdf
