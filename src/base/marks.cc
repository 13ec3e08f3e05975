// General categories and decompositions, by ICU.
#include "base/marks.h"

#include "base/invariant.h"
#include "base/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

namespace clearleaf {

bool is_mark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

char32_t without_marks(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  INVARIANT(U_SUCCESS(status), "ICU has its normalisation data");
  icu::UnicodeString decomposed;
  const bool has_one = nfd->getDecomposition(static_cast<UChar32>(c), decomposed) != 0;
  return has_one ? static_cast<char32_t>(decomposed.char32At(0)) : c;
}

std::size_t longest_letter(std::string_view text) {
  constexpr char32_t kJoiner = 0x200D;
  std::size_t longest = 0;
  std::size_t begin = 0;
  bool joins = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const char32_t c = next_code_point(text, at);
    const bool goes_on =
        joins || (c >= 0x300 && (is_mark(c) || u_hasBinaryProperty(static_cast<UChar32>(c),
                                                                   UCHAR_GRAPHEME_EXTEND) != 0));
    if (!goes_on) begin = before;
    joins = c == kJoiner;  // itself an extender
    longest = std::max(longest, at - begin);
  }
  return longest;
}

}  // namespace clearleaf
