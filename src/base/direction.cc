// BCP 47 tags → directions, by the script they name or, where they name none, ICU's likely one.
#include "base/direction.h"

#include "base/primary_subtag.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <string>

namespace clearleaf {

namespace {

/// Languages written in Arabic, Hebrew, Mandaic, Samaritan or Syriac letters whose script ICU 72
/// does not know: members of the macrolanguage Arabic (IANA language subtag registry), and others.
constexpr auto kRightToLeft = std::to_array<std::string_view>(
    {"acm", "acq", "acw", "acx", "acy", "adf", "aec", "afb", "aii", "ajp", "apd", "arc", "ars",
     "avl", "ayh", "ayl", "ayn", "ayp", "azb", "cld", "jpr", "jrb", "mid", "phr", "pnb", "prs",
     "sam", "ssh", "yhd", "yud"});
static_assert(std::ranges::is_sorted(kRightToLeft));

bool has_script(const char* locale) {
  std::array<char, ULOC_FULLNAME_CAPACITY> likely{};
  std::array<char, ULOC_SCRIPT_CAPACITY> script{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(locale, likely.data(), static_cast<std::int32_t>(likely.size()), &status);
  uloc_getScript(likely.data(), script.data(), static_cast<std::int32_t>(script.size()), &status);
  return U_SUCCESS(status) && script[0] != '\0';
}

}  // namespace

Direction direction_of_language(std::string_view lang) {
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(std::string(lang).c_str(), locale.data(),
                      static_cast<std::int32_t>(locale.size()), nullptr, &status);
  const bool known = U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING;
  if (!known) return Direction::kLeftToRight;
  const bool is_right_to_left =
      uloc_isRightToLeft(locale.data()) != 0 ||
      (std::ranges::binary_search(kRightToLeft, primary_subtag(lang)) &&
       !has_script(locale.data()));
  return is_right_to_left ? Direction::kRightToLeft : Direction::kLeftToRight;
}

}  // namespace clearleaf
