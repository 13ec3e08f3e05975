// BCP 47 tags → directions, by ICU's likely scripts.
#include "base/direction.h"

#include <unicode/uloc.h>

#include <array>
#include <string>

namespace clearleaf {

Direction direction_of_language(std::string_view lang) {
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(std::string(lang).c_str(), locale.data(),
                      static_cast<std::int32_t>(locale.size()), nullptr, &status);
  const bool known = U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
  return known && uloc_isRightToLeft(locale.data()) != 0 ? Direction::kRightToLeft
                                                         : Direction::kLeftToRight;
}

}  // namespace clearleaf
