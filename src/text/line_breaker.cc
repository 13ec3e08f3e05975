// UTF-8 text → line-break opportunities, by ICU's line break iterator.
#include "text/line_breaker.h"

#include "base/checked.h"
#include "base/environment_error.h"
#include "text/syllable_breaks.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>

namespace clearleaf::text {

struct LineBreaker::Iterator {
  std::unique_ptr<icu::BreakIterator> iterator;
};

LineBreaker::LineBreaker() = default;
LineBreaker::~LineBreaker() = default;

namespace {

/// Most text is ASCII words, for which UAX 14 says: break after blanks and after hyphens between
/// letters. Knowing that beforehand spares ICU's state machine on nearly every paragraph.
bool is_plain(std::string_view text) {
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && c != ' ' && c != ',' && c != '.') return false;
  }
  return true;
}

void find_plain(std::string_view text, std::vector<std::uint32_t>& out) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i - 1] == ' ' && text[i] != ' ' && text[i] != ',' && text[i] != '.') {
      out.push_back(checked<std::uint32_t>(i));
    }
  }
  out.push_back(checked<std::uint32_t>(text.size()));
}

/// Signs of units and currencies (the SI brochure's and those of medicine and computing) that are
/// not parted from the number before them.
constexpr auto kUnits = std::to_array<std::string_view>(
    {"%",   "‰",   "°",   "°C",   "°F", "A",    "CHF",  "EUR", "GB",  "GBP", "GHz", "Hz",
     "IU",  "J",   "K",   "L",    "MB", "MHz",  "N",    "Pa",  "TB",  "USD", "V",   "W",
     "bar", "cl",  "cm",  "cm²",  "dl", "dpi",  "g",    "h",   "hPa", "ha",  "kB",  "kHz",
     "kJ",  "kPa", "kW",  "kcal", "kg", "km",   "km²",  "l",   "m",   "mA",  "mL",  "mV",
     "mcg", "mg",  "min", "ml",   "mm", "mmHg", "mmol", "mol", "ms",  "m²",  "m³",  "nm",
     "pt",  "px",  "s",   "t",    "£",  "µg",   "µm",   "μg",  "μm",  "€",   "$"});

/// Whether a line that ended at `offset` would part a number from its unit: "5 |mg".
bool parts_number_from_unit(std::string_view text, std::uint32_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t last = before.find_last_not_of(' ');
  if (last == before.npos || last + 1 == before.size()) return false;
  if (before[last] < '0' || before[last] > '9') return false;
  std::string_view unit = text.substr(offset);
  unit = unit.substr(0, unit.find_first_of(" ,;:!?)/\n"));
  if (unit.ends_with('.')) unit.remove_suffix(1);
  return std::ranges::find(kUnits, unit) != kUnits.end();
}

}  // namespace

void LineBreaker::find(std::string_view text, const std::string& lang,
                       std::vector<std::uint32_t>& out) {
  out.clear();
  if (text.empty()) return;
  if (is_plain(text)) return find_plain(text, out);
  std::unique_ptr<Iterator>& entry = iterators_[lang];
  UErrorCode status = U_ZERO_ERROR;
  if (entry == nullptr) {
    entry = std::make_unique<Iterator>();
    // Strict: no small kana and no sign of a long vowel at a line's beginning (JIS X 4051).
    icu::Locale locale = icu::Locale::forLanguageTag(lang.c_str(), status);
    locale.setUnicodeKeywordValue("lb", "strict", status);
    entry->iterator.reset(icu::BreakIterator::createLineInstance(locale, status));
    if (U_FAILURE(status)) {
      throw EnvironmentError("load the line breaking rules", "", u_errorName(status));
    }
  }
  UText view = UTEXT_INITIALIZER;
  utext_openUTF8(&view, text.data(), static_cast<std::int64_t>(text.size()), &status);
  entry->iterator->setText(&view, status);
  INVARIANT(U_SUCCESS(status), "ICU reads well-formed UTF-8");
  for (auto at = entry->iterator->first(); at != icu::BreakIterator::DONE;
       at = entry->iterator->next()) {
    if (at > 0) out.push_back(checked<std::uint32_t>(at));
  }
  utext_close(&view);
  add_syllable_breaks(text, out);
  std::erase_if(out, [&](std::uint32_t at) { return parts_number_from_unit(text, at); });
}

}  // namespace clearleaf::text
