// A CFF table → the CIDs of its glyphs (Adobe Technical Note 5176).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace clearleaf::text {

/// How the glyphs of a CFF font are named.
struct CffKeys {
  bool is_cid_keyed = false;
  std::vector<std::uint16_t> cids;  // by glyph id; empty: each is its glyph's id
};

/// What cannot be read counts as not CID-keyed.
CffKeys read_cff_keys(std::string_view cff, std::uint32_t glyph_count);

}  // namespace clearleaf::text
