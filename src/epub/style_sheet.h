// Edition and style template → the EPUB's style sheet.
#pragma once

#include "model/edition.h"

#include <string>
#include <string_view>

namespace clearleaf::epub {

/// `style_template` with each {{name}} replaced by the edition's value: colours as #rrggbb, sizes
/// in em of the body's. A name that is not known or not closed throws EnvironmentError: the
/// template is a file.
std::string fill_style_sheet(std::string_view style_template, const Edition& edition);

}  // namespace clearleaf::epub
