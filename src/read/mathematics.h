// A block's text → whether `$…$` in it is mathematics, which is not read.
#pragma once

#include "read/mapped_text.h"
#include "read/reading.h"

namespace clearleaf::read {

/// An error for each `$$…$$`, and for each `$…$` that looks like mathematics. By Pandoc's rule the
/// opening sign stands directly before its words, the closing one directly behind them and before
/// no digit: "$5 and $10" are prices.
void judge_mathematics(const MappedText& content, Reading& reading);

}  // namespace clearleaf::read
