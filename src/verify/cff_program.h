// The bytes of a bare CFF font program → the widths that a PDF has to agree with.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::verify {

/// Glyphs of a FontFile3 of Subtype CIDFontType0C (Adobe Technical Notes 5176 and 5177), by CID. A
/// view, good as long as the bytes.
class CffProgram {
 public:
  struct Glyph {
    std::optional<double> width;  // advance in thousandths of the em; none: found by arithmetic
    bool has_outline = false;
  };

  /// None: no such glyph, or its charstring is broken.
  std::optional<Glyph> glyph(std::uint32_t cid) const;

 private:
  friend std::optional<CffProgram> read_cff_program(std::string_view bytes);
  friend class CffReader;

  struct Index {
    std::string_view offsets;  // count + 1 of them
    std::string_view data;     // the first object's first byte is at offset 1
    std::uint32_t count = 0;
    std::uint32_t offset_size = 1;

    /// Empty: there is none, or it is not within the bytes.
    std::string_view operator[](std::uint32_t i) const;
  };
  /// A Font DICT's Private DICT.
  struct Private {
    double default_width = 0;
    double nominal_width = 0;
    double per_unit = 1;  // thousandths of the em
    Index subrs;
  };
  struct Run;

  std::optional<std::uint32_t> glyph_of(std::uint32_t cid) const;
  static void run(std::string_view charstring, const Private& own, const Index& global, Run& run);

  Index charstrings_;
  Index global_subrs_;
  std::vector<Private> privates_;
  std::vector<std::uint8_t> selected_;  // by glyph; empty: the first of `privates_`
  bool is_cid_keyed_ = false;
  std::unordered_map<std::uint32_t, std::uint32_t> glyphs_;  // by CID, where it is CID-keyed
};

/// None: it is no CFF font, or a part it needs is missing or cut short.
std::optional<CffProgram> read_cff_program(std::string_view bytes);

}  // namespace clearleaf::verify
