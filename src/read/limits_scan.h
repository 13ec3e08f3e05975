// A source's bytes → whether the parsers may read them.
#pragma once

#include "base/diagnostics.h"
#include "base/source_text.h"

namespace clearleaf::read {

/// One linear pass over the bytes before any parser sees them: size, UTF-8, characters that XML
/// forbids, line lengths, nesting, tables, brackets and addresses. False where one of them is past
/// its limit; the diagnostics then say where.
bool scan_limits(const SourceText& source, Diagnostics& diagnostics);

}  // namespace clearleaf::read
