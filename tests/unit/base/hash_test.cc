// Digests and name-based identifiers.
#include "base/hash.h"

#include <doctest/doctest.h>

namespace clearleaf {

TEST_CASE("SHA-256 of FIPS 180-4's examples") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a short digest is the first 16 bytes") {
  CHECK(digest16("abc").size() == 16);
  CHECK(digest16("abc").substr(0, 2) == "\xBA\x78");
  CHECK(digest16("abc") != digest16("abd"));
}

TEST_CASE("a UUID of version 5 depends on the name alone") {
  const std::string uuid = uuid_v5("leaflet");
  REQUIRE(uuid.size() == 36);
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) CHECK(uuid[dash] == '-');
  CHECK(uuid[14] == '5');                                          // version, RFC 9562 5.5
  CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);  // variant, RFC 9562 4.1
  CHECK(uuid_v5("leaflet") == uuid);
  CHECK(uuid_v5("leaflets") != uuid);
}

}  // namespace clearleaf
