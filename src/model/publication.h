// What both files of one export carry beside the text: identifiers, date, edition.
#pragma once

#include <string>

#include "model/metadata.h"

namespace clearleaf {

struct Publication {
  std::string pdf_uuid;   // UUID v5 over all inputs and the word "pdf", without "urn:uuid:"
  std::string epub_uuid;  // the same with the word "epub"
  Timestamp modified;     // SOURCE_DATE_EPOCH, else modified, else published, else 1980-01-01
  std::string edition;    // "standard"
};

}  // namespace clearleaf
