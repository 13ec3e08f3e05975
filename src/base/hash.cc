// Bytes → SHA-256 and UUID v5 (nettle).
#include "base/hash.h"

#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <span>

namespace clearleaf {

namespace {

const std::uint8_t* as_bytes(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::string hex(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : bytes) {
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::array<std::uint8_t, SHA256_DIGEST_SIZE> sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), as_bytes(bytes));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  return digest;
}

// A random (version 4) UUID, drawn once for clearleaf.
constexpr std::array<std::uint8_t, 16> kNamespace{0x8f, 0x1c, 0x5e, 0x0b, 0x3d, 0x62, 0x4a, 0x97,
                                                  0xb4, 0x28, 0x71, 0xd9, 0xe6, 0x05, 0xca, 0x3f};

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  return hex(sha256(bytes));
}

std::string digest16(std::string_view bytes) {
  const auto digest = sha256(bytes);
  return std::string(digest.begin(), digest.begin() + 16);
}

std::string uuid_v5(std::string_view name) {
  sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, kNamespace.size(), kNamespace.data());
  sha1_update(&context, name.size(), as_bytes(name));
  std::array<std::uint8_t, SHA1_DIGEST_SIZE> digest{};
  sha1_digest(&context, digest.size(), digest.data());
  digest[6] = static_cast<std::uint8_t>((digest[6] & 0x0FU) | 0x50U);
  digest[8] = static_cast<std::uint8_t>((digest[8] & 0x3FU) | 0x80U);
  const std::string digits = hex(digest);
  return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-" + digits.substr(12, 4) + "-" +
         digits.substr(16, 4) + "-" + digits.substr(20, 12);
}

}  // namespace clearleaf
