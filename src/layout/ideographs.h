// Chinese and Japanese text → where its lines may give.
#pragma once

#include "base/id.h"
#include "layout/paragraph.h"

#include <cstdint>

namespace clearleaf::layout {

/// What a character is to the one beside it.
enum class Spacing : std::uint8_t {
  kIdeograph,  // Han, kana, bopomofo
  kOpening,    // full-width bracket: its first half is blank
  kClosing,    // full-width bracket, stop or comma: its last half is blank
  kLetter,     // of Latin, Greek or Cyrillic, or a digit
  kOther,
};
Spacing spacing_of(char32_t c);

/// Sets `space`, `give` and `pinch` of neighbouring atoms of running text (JLREQ 3.1 and 3.2.6,
/// CLREQ 6.2): a little room between an ideograph and a letter, drawn and not a character; less to
/// grow between ideographs, more after punctuation; room to shrink beside it.
void space_ideographs(Paragraph& paragraph, const IdVec<text::ShapedRun>& runs);

}  // namespace clearleaf::layout
