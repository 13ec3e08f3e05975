// Vectors → a form XObject (ISO 32000-1 8.10).
#pragma once

#include "model/vectors.h"

#include <string>

namespace clearleaf::pdf {

struct FormXObject {
  std::string entries;  // of its dictionary, but Length and Filter
  std::string content;
};

/// The form fills the unit square, as an image XObject does, and cuts off what lies outside of the
/// drawing. It sets every part of the graphics state that it uses.
FormXObject form_of(const Vectors& vectors);

}  // namespace clearleaf::pdf
