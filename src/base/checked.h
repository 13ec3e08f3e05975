// Narrowing conversions that notice when a value does not fit.
#pragma once

#include "base/invariant.h"

#include <utility>

namespace clearleaf {

/// `value` as a `To`; a value that does not fit is a bug in clearleaf.
template <class To, class From>
constexpr To checked(From value) {
  INVARIANT(std::in_range<To>(value), "narrowing keeps the value");
  return static_cast<To>(value);
}

}  // namespace clearleaf
