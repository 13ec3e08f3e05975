// Front matter and headings → the title, and main sections on level 2.
#pragma once

#include "base/diagnostics.h"
#include "model/document.h"
#include "read/abbreviations.h"

namespace clearleaf::read {

/// Settles what is the title. Without one in the front matter, a single `#` standing first is it;
/// with one, a `#` standing first that repeats it is dropped. Where `#` are left, they are the main
/// sections: all headings then move down by one level.
void settle_title(Document& document, const Abbreviations& abbreviations, Diagnostics& diagnostics);

}  // namespace clearleaf::read
