// Text → words, counted as Unicode counts them.
#pragma once

#include "model/document.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace clearleaf::check {

/// Words by UAX 29, with the dictionaries of scripts that do not part them by blanks; `lang` is
/// BCP 47.
std::size_t count_words(std::string_view text, std::string_view lang);

/// What is read of `blocks` as text: without headings, text alternatives and notes.
std::string body_text(std::span<const Block> blocks);

}  // namespace clearleaf::check
