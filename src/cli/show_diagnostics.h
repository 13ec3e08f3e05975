// Diagnostics → text for a person: place, message, source line, caret, hint.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"

#include <cstddef>
#include <string>

namespace clearleaf::cli {

enum class Color { kOff, kOn };

/// One finding:
///
///   leaflet.md:12:5: error: the image has no text alternative [alt-missing]
///     ![](map.png)
///     ^~~~~~~~~~~~
///     hint: type what the picture shows between the brackets (WCAG 1.1.1)
std::string show(const Diagnostic& diagnostic, const SourceText& source, Color color);

/// All findings, in their order.
std::string show(const Diagnostics& diagnostics, const SourceText& source, Color color);

/// "2 errors and 1 warning"; "" where there are none.
std::string tally(const Diagnostics& diagnostics);

}  // namespace clearleaf::cli
