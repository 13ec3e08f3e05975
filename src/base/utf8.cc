// UTF-8 bytes ↔ code points, UTF-16BE and normalised text (ICU).
#include "base/utf8.h"

#include "base/invariant.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstdint>

namespace clearleaf {

namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

bool is_continuation(std::string_view text, std::size_t i, std::uint8_t low, std::uint8_t high) {
  return i < text.size() && byte_at(text, i) >= low && byte_at(text, i) <= high;
}

/// Length of the well-formed sequence at `i`, 0 where there is none.
std::size_t well_formed_length(std::string_view text, std::size_t i) {
  const std::uint8_t lead = byte_at(text, i);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  if (!is_continuation(text, i + 1, low, high)) return 0;
  if (lead < 0xE0) return 2;
  if (!is_continuation(text, i + 2, 0x80, 0xBF)) return 0;
  if (lead < 0xF0) return 3;
  return is_continuation(text, i + 3, 0x80, 0xBF) ? 4 : 0;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = well_formed_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::size_t utf8_length(char lead) {
  const auto byte = static_cast<std::uint8_t>(lead);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const std::size_t length = utf8_length(text[offset]);
  INVARIANT(offset + length <= text.size(), "the text is well-formed UTF-8");
  auto value = static_cast<char32_t>(byte_at(text, offset));
  if (length > 1) value &= 0xFFU >> (length + 1);
  for (std::size_t k = 1; k < length; ++k) {
    value = value << 6U | (byte_at(text, offset + k) & 0x3FU);
  }
  offset += length;
  return value;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::string to_utf16be(std::string_view utf8) {
  std::string out;
  const auto put = [&](char32_t unit) {
    out += static_cast<char>(static_cast<unsigned char>(unit >> 8));
    out += static_cast<char>(static_cast<unsigned char>(unit & 0xFF));
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    if (c > 0xFFFF) {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      put(c);
    }
  }
  return out;
}

std::string to_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  INVARIANT(U_SUCCESS(status), "ICU has its normalisation data");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink,
                     nullptr, status);
  INVARIANT(U_SUCCESS(status), "well-formed UTF-8 can be normalised");
  return out;
}

bool overrides_direction(std::string_view text) {
  return text.find("\u202D") != text.npos || text.find("\u202E") != text.npos;
}

bool is_breaking_space(char32_t c) {
  if (c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x1680) return true;
  if (c >= 0x2000 && c <= 0x200A) return c != 0x2007;
  return c == 0x2028 || c == 0x2029 || c == 0x205F || c == 0x3000;
}

std::string normalised(std::string_view utf8) {
  std::string spaced;
  bool blank = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    if (c == 0xAD) continue;
    if (is_breaking_space(c)) {
      blank = true;
      continue;
    }
    if (blank && !spaced.empty()) spaced += ' ';
    blank = false;
    append_utf8(spaced, c);
  }
  return to_nfc(spaced);
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_breaking_space(c) && c != 0xA0 && c != 0x2007 && c != 0x202F && c != 0xAD &&
        c != 0x200B && c != 0x2060 && c != 0xFEFF) {
      return false;
    }
  }
  return true;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace clearleaf
