// Book → package.opf (EPUB 3.3, 5).
#pragma once

#include "epub/book.h"

#include <string>

namespace clearleaf::epub {

std::string write_package(const Book& book);

}  // namespace clearleaf::epub
