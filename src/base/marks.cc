// General categories and decompositions, by ICU.
#include "base/marks.h"

#include "base/invariant.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

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

}  // namespace clearleaf
