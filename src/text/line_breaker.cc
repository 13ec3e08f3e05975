// UTF-8 text → line-break opportunities, by ICU's line break iterator.
#include "text/line_breaker.h"

#include "base/checked.h"
#include "base/environment_error.h"
#include "base/utf8.h"
#include "text/syllable_breaks.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
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

/// Signs of units and currencies (the SI brochure's, and those of medicine, computing and daily
/// life) that are not parted from the number before them.
constexpr auto kUnits = std::to_array<std::string_view>(
    {"%",    "‰",    "°",    "°C",   "°F",  "A",    "Bq",  "CHF", "EUR",  "Ft",    "GB",   "GBP",
     "GHz",  "GW",   "GWh",  "Gy",   "GiB", "Hz",   "IE",  "IU",  "J",    "K",     "KiB",  "Kč",
     "L",    "MB",   "MHz",  "MJ",   "MPa", "MW",   "MWh", "MiB", "N",    "Nm",    "PLN",  "Pa",
     "SEK",  "Sv",   "TB",   "TiB",  "USD", "Uhr",  "V",   "VA",  "W",    "Wh",    "bar",  "cd",
     "cl",   "cm",   "cm²",  "cm³",  "dB",  "dl",   "dm",  "dpi", "g",    "h",     "hPa",  "ha",
     "hl",   "kB",   "kHz",  "kJ",   "kN",  "kPa",  "kV",  "kW",  "kWh",  "kcal",  "kg",   "km",
     "km²",  "kr",   "kΩ",   "l",    "lb",  "lm",   "lx",  "m",   "mA",   "mL",    "mSv",  "mV",
     "mW",   "mbar", "mcg",  "mg",   "min", "ml",   "mm",  "mm²", "mm³",  "mmHg",  "mmol", "mol",
     "mph",  "ms",   "m²",   "m³",   "nm",  "ns",   "oz",  "ppm", "pt",   "px",    "rpm",  "s",
     "t",    "zł",   "£",    "¥",    "µA",  "µg",   "µl",  "µm",  "µmol", "µs",    "μg",   "μl",
     "μm",   "Ω",    "₩",    "₪",    "€",   "₹",    "₺",   "₽", "$",    "г",     "кг",   "кДж",
     "ккал", "км",   "л",    "м",    "мг",  "мин",  "мкг", "мл",  "мм",   "см",    "руб",  "т",
     "ч",    "γρ",   "χλμ",  "ק״ג",  "מ״ג", "מ״ל",  "ס״מ", "ק״מ", "מ״מ",  "מ׳",    "غ",    "كغ",
     "كجم",  "مل",   "ملغ",  "مجم",  "مغ",  "سم",   "كم",  "م",   "مم",   "मिग्रा", "ग्राम", "किग्रा",
     "मिली", "सेमी",  "किमी", "मी",   "มก",  "กก",   "มล",  "ซม",  "กม",   "毫克",  "克",   "千克",
     "公斤", "毫升", "升",   "厘米", "米",  "公里", "元"});

/// What stands before its number and is not parted from it: currencies, and the abbreviations that
/// number things in the Latin and Cyrillic scripts.
constexpr auto kBeforeNumbers = std::to_array<std::string_view>(
    {"$",    "£",    "¥",    "€",    "₩",    "₪",    "₹",    "₺",    "₽",  "CHF", "EUR", "GBP",
     "USD",  "US$",  "kr",   "No.",  "no.",  "Nos.", "Nr.",  "nr.",  "n.",   "nº",  "Nº",  "n°",
     "N°",   "núm.", "№",    "#",    "§",    "§§",   "¶",    "p.",   "pp.",  "S.",  "s.",  "Abb.",
     "Fig.", "fig.", "Tab.", "Art.", "art.", "Bd.",  "Vol.", "vol.", "Kap.", "ch.", "с.",  "стр.",
     "рис.", "ст.",  "т.",   "п.",   "±",    "≈",    "≤",    "≥",    "<",    ">",   "~"});

template <std::size_t kCount>
bool is_one_of(const std::array<std::string_view, kCount>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && u_isdigit(static_cast<UChar32>(next_code_point(text, at))) != 0;
}

/// Where the last code point of `text` begins.
std::size_t last_code_point(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

/// The word before and the one after a blank, marks at their outer ends taken off.
struct Neighbours {
  std::string_view before, after;
};

/// Whether a number's parts or the number and what counts or names it stand here: "5 mg", "£ 5",
/// "Nr. 5", "10 000".
bool belong_together(const Neighbours& words) {
  const bool number_before = is_digit_at(words.before, last_code_point(words.before));
  if (!number_before) {
    return is_digit_at(words.after, 0) && is_one_of(kBeforeNumbers, words.before);
  }
  std::string_view unit = words.after.substr(0, words.after.find_first_of(",;:!?)/\n"));
  if (is_digit_at(unit, 0)) {
    const std::string_view digits = unit.substr(0, unit.find_first_of(".,"));
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return digits.size() == 3 && std::ranges::all_of(digits, is_digit);
  }
  while (!unit.empty() && !is_one_of(kUnits, unit)) {
    const std::size_t last = last_code_point(unit);
    std::size_t at = last;
    if (u_ispunct(static_cast<UChar32>(next_code_point(unit, at))) == 0) return false;
    unit.remove_suffix(unit.size() - last);
  }
  return !unit.empty();
}

/// Whether French sets a blank here that parts no lines: inside its quotation marks and before its
/// high marks.
bool is_french_blank(const Neighbours& words, const std::string& lang) {
  constexpr auto kOpening = std::to_array<std::string_view>({"«", "‹"});
  constexpr auto kHigh = std::to_array<std::string_view>({"»", "›", ":", ";", "!", "?"});
  if (lang != "fr" && !lang.starts_with("fr-")) return false;
  return std::ranges::any_of(kOpening, [&](auto mark) { return words.before.ends_with(mark); }) ||
         std::ranges::any_of(kHigh, [&](auto mark) { return words.after.starts_with(mark); });
}

/// Whether a line does not end before `offset` although UAX 14 would let it.
bool is_kept(std::string_view text, std::uint32_t offset, const std::string& lang) {
  std::string_view before = text.substr(0, offset);
  const std::string_view after = text.substr(offset);
  // Signs that join and part names in Chinese and Japanese: not at a line's beginning (CLREQ 3.1.4,
  // JLREQ cl-03); UAX 14 takes them for letters.
  if (after.starts_with("\u00B7") || after.starts_with("\uFF5E")) return !before.ends_with(' ');
  if (before.ends_with('/')) {  // "mg/kg" is one unit
    before.remove_suffix(1);
    return is_one_of(kUnits, before.substr(before.find_last_of(" \u00A0(\n") + 1));
  }
  if (!before.ends_with(' ')) return false;
  before = before.substr(0, before.find_last_not_of(' ') + 1);
  if (before.empty()) return false;
  const std::size_t begin = before.find_last_of(" (\n") + 1;
  const Neighbours words{before.substr(begin), after.substr(0, after.find(' '))};
  if (words.before.empty()) return false;
  return belong_together(words) || is_french_blank(words, lang);
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
  std::erase_if(out, [&](std::uint32_t at) { return is_kept(text, at, lang); });
}

}  // namespace clearleaf::text
