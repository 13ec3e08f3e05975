// Letters of a text → words in the patterns' character set → divisions.
#include "text/hyphenator.h"

#include "base/checked.h"
#include "base/invariant.h"
#include "base/primary_subtag.h"
#include "base/utf8.h"

#include <hyphen.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <system_error>

namespace clearleaf::text {

namespace {

constexpr std::string_view kFolder = "/usr/share/hyphen";
constexpr std::string_view kPrefix = "hyph_";
/// Words with fewer letters are left whole: little is gained, and reading suffers.
constexpr std::size_t kShortestWord = 6;
constexpr int kLeastBefore = 2;
constexpr int kLeastAfter = 3;

struct FreeDict {
  void operator()(HyphenDict* dict) const { hnj_hyphen_free(dict); }
};
struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// "en-GB" → "en_GB", "en", "en_US".
std::vector<std::string> names_for(const std::string& lang) {
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  std::array<char, ULOC_FULLNAME_CAPACITY> likely{};
  std::array<char, ULOC_FULLNAME_CAPACITY> language{};
  std::array<char, ULOC_COUNTRY_CAPACITY> region{};
  UErrorCode status = U_ZERO_ERROR;
  const auto capacity = static_cast<std::int32_t>(locale.size());
  uloc_forLanguageTag(lang.c_str(), locale.data(), capacity, nullptr, &status);
  uloc_getLanguage(locale.data(), language.data(), capacity, &status);
  std::vector<std::string> out;
  const auto add_region = [&](const char* of) {
    const auto length = uloc_getCountry(of, region.data(), ULOC_COUNTRY_CAPACITY, &status);
    if (length > 0) out.push_back(std::string(language.data()) + "_" + region.data());
  };
  add_region(locale.data());
  out.emplace_back(language.data());
  uloc_addLikelySubtags(locale.data(), likely.data(), capacity, &status);
  add_region(likely.data());
  return U_SUCCESS(status) ? out : std::vector<std::string>();
}

/// The file of the first name that there is, else the first of any region; empty: there is none.
std::string file_for(const std::string& lang) {
  const std::vector<std::string> names = names_for(lang);
  std::error_code ignored;
  for (const std::string& name : names) {
    std::string path = std::string(kFolder) + "/" + std::string(kPrefix) + name + ".dic";
    if (std::filesystem::exists(path, ignored)) return path;
  }
  std::string first;
  const std::string of_language = std::string(kPrefix) + primary_subtag(lang) + "_";
  for (const auto& entry : std::filesystem::directory_iterator(kFolder, ignored)) {
    const std::string path = entry.path().string();
    const bool fits = entry.path().filename().string().starts_with(of_language);
    if (fits && path.ends_with(".dic") && (first.empty() || path < first)) first = path;
  }
  return first;
}

/// A word in small letters, and where each of them begins in the text.
struct Word {
  std::u32string letters;
  std::vector<std::uint32_t> offsets;

  void clear() {
    letters.clear();
    offsets.clear();
  }
};

}  // namespace

struct Hyphenator::Patterns {
  std::unique_ptr<HyphenDict, FreeDict> dict;
  std::unique_ptr<UConverter, CloseConverter> converter;  // null: the patterns are UTF-8
  std::unordered_map<std::string, std::vector<std::uint32_t>> known;

  std::optional<std::string> encoded(const Word& word) const;
  void divide(const Word& word, std::vector<std::uint32_t>& out) const;
};

/// In the patterns' character set; none where it lacks a letter.
std::optional<std::string> Hyphenator::Patterns::encoded(const Word& word) const {
  std::string utf8 = to_utf8(word.letters);
  if (converter == nullptr) return utf8;
  UErrorCode status = U_ZERO_ERROR;
  std::string out(word.letters.size() + 1, '\0');
  const std::int32_t length = ucnv_fromAlgorithmic(converter.get(), UCNV_UTF8, out.data(),
                                                   checked<std::int32_t>(out.size()), utf8.data(),
                                                   checked<std::int32_t>(utf8.size()), &status);
  const bool is_whole =
      U_SUCCESS(status) && static_cast<std::size_t>(length) == word.letters.size();
  if (!is_whole || out.find('\x1A') != out.npos) return std::nullopt;
  out.resize(word.letters.size());
  return out;
}

void Hyphenator::Patterns::divide(const Word& word, std::vector<std::uint32_t>& out) const {
  if (word.letters.size() < kShortestWord) return;
  const auto bytes = encoded(word);
  if (!bytes) return;
  std::string marks(bytes->size() + 5, '\0');  // as hyphen.h asks for
  char** replacements = nullptr;
  int* places = nullptr;
  int* cuts = nullptr;
  const int failed = hnj_hyphen_hyphenate3(dict.get(), bytes->data(), checked<int>(bytes->size()),
                                           marks.data(), nullptr, &replacements, &places, &cuts,
                                           kLeastBefore, kLeastAfter, kLeastBefore, kLeastAfter);
  if (failed == 0) {
    // An odd mark after a letter divides the word there.
    for (std::size_t i = 0; i + 1 < word.letters.size(); ++i) {
      const bool changes = replacements != nullptr && replacements[i] != nullptr;
      if ((marks[i] & 1) != 0 && !changes) out.push_back(word.offsets[i + 1]);
    }
  }
  if (replacements != nullptr) {
    for (std::size_t i = 0; i < bytes->size(); ++i) std::free(replacements[i]);
  }
  std::free(replacements);
  std::free(places);
  std::free(cuts);
}

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;

Hyphenator::Patterns* Hyphenator::patterns_of(const std::string& lang) {
  const auto found = patterns_.find(lang);
  if (found != patterns_.end()) return found->second.get();
  auto& entry = patterns_[lang];
  const std::string file = file_for(lang);
  HyphenDict* dict = file.empty() ? nullptr : hnj_hyphen_load(file.c_str());
  if (dict == nullptr) return nullptr;
  entry = std::make_unique<Patterns>();
  entry->dict.reset(dict);
  if (dict->utf8 == 0) {
    UErrorCode status = U_ZERO_ERROR;
    entry->converter.reset(ucnv_open(dict->cset, &status));
    if (U_FAILURE(status)) entry.reset();
  }
  return entry.get();
}

bool Hyphenator::knows(const std::string& lang) {
  return patterns_of(lang) != nullptr;
}

const std::vector<std::uint32_t>& Hyphenator::find(std::string_view text, const std::string& lang) {
  static const std::vector<std::uint32_t> kNone;
  Patterns* patterns = patterns_of(lang);
  if (patterns == nullptr) return kNone;
  const auto [entry, is_new] = patterns->known.try_emplace(std::string(text));
  std::vector<std::uint32_t>& out = entry->second;
  if (!is_new) return out;
  Word word;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto at = checked<std::uint32_t>(offset);
    const auto c = static_cast<UChar32>(next_code_point(text, offset));
    if (u_isalpha(c) != 0) {
      word.letters += static_cast<char32_t>(u_tolower(c));
      word.offsets.push_back(at);
    } else {
      patterns->divide(word, out);
      word.clear();
    }
  }
  patterns->divide(word, out);
  return out;
}

}  // namespace clearleaf::text
