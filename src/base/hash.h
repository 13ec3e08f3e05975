// Digests and name-based identifiers.
#pragma once

#include <string>
#include <string_view>

namespace clearleaf {

/// SHA-256 as 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
/// First 16 bytes of the SHA-256, raw: an identifier for a file's content.
std::string digest16(std::string_view bytes);
/// UUID version 5 (RFC 9562 5.5) of `name` in clearleaf's own namespace, without "urn:uuid:".
std::string uuid_v5(std::string_view name);

}  // namespace clearleaf
