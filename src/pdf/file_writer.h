// A session's objects → the bytes of a PDF 1.7 file with object streams and a cross-reference
// stream.
#pragma once

#include "pdf/hpdf_session.h"

#include <string>

namespace clearleaf::pdf {

/// The whole file (ISO 32000-1 7.5). Streams are moved out of the session, which is of no use
/// afterwards. The file's ID is a digest of its objects, so it changes only with them.
std::string write_file(HpdfSession& session);

}  // namespace clearleaf::pdf
