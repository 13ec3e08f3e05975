// UTF-8: checking, walking, encoding, UTF-16 for PDF text strings, normalisation.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace clearleaf {

/// Offset of the first byte that is not well-formed UTF-8 (Unicode 3.9, table 3-7); none: all is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);
/// The code point at `offset` of well-formed `text`; `offset` moves past it.
char32_t next_code_point(std::string_view text, std::size_t& offset);
/// Bytes of the code point that begins with `lead`.
std::size_t utf8_length(char lead);
void append_utf8(std::string& out, char32_t code_point);
std::string to_utf8(std::u32string_view text);
/// UTF-16 big endian, without a byte order mark.
std::string to_utf16be(std::string_view utf8);

/// Canonical composition (UAX 15).
std::string to_nfc(std::string_view utf8);
/// The contract's normalised text: NFC, each run of white space one blank, none at the ends, soft
/// hyphens dropped.
std::string normalised(std::string_view utf8);
/// Whether `text` is empty or white space only.
bool is_blank(std::string_view text);
/// Whether `text` has a character that turns letters round against their own direction (UAX 9:
/// U+202D, U+202E).
bool overrides_direction(std::string_view text);
/// White space in the sense of Unicode's White_Space property, without no-break spaces.
bool is_breaking_space(char32_t code_point);
/// ASCII letters made small; all else unchanged.
std::string ascii_lower(std::string_view text);
/// Without white space (ASCII) at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace clearleaf
