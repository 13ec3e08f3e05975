// A CMap's bytes → character codes to Unicode or to CIDs (ISO 32000-1 9.7.5, 9.10.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::verify {

/// A ToUnicode CMap, or the code-to-CID CMap of a composite font.
class CMap {
 public:
  /// Reads what is well-formed; of the rest nothing.
  static CMap read(std::string_view bytes);
  /// Codes of two bytes, each its own CID.
  static CMap identity();

  /// The text that a code stands for, UTF-8; none: it has no entry.
  std::optional<std::string_view> unicode(std::uint32_t code) const {
    if (code >= table_.size()) return far_unicode(code);
    return text_of(table_[code]);
  }
  std::optional<std::uint32_t> cid(std::uint32_t code) const {
    return is_identity_ ? std::optional(code) : mapped_cid(code);
  }
  /// Takes the next code off `shown`, by the codespace ranges; `bytes` long where none fits.
  std::uint32_t take_code(std::string_view& shown) const;
  /// Bytes of a code where all codes are of one length; else 0.
  int code_bytes() const { return code_bytes_; }
  bool is_vertical() const { return is_vertical_; }
  /// Codes that stand for U+0000, U+FEFF or U+FFFE, ascending (ISO 14289-1 7.21.7).
  std::vector<std::uint32_t> bad_unicode() const;

 private:
  struct Space {
    int bytes;
    std::uint32_t first;
    std::uint32_t last;
  };
  struct Text {
    std::uint32_t offset = 0;  // into text_
    std::uint32_t size = 0;    // of UTF-8; kNone: no entry
  };
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kTable = 0x10000;  // codes below stand in a table

  std::optional<std::string_view> text_of(Text entry) const {
    if (entry.size == kNone) return std::nullopt;
    return std::string_view(text_.data() + entry.offset, entry.size);
  }
  std::optional<std::string_view> far_unicode(std::uint32_t code) const;
  std::optional<std::uint32_t> mapped_cid(std::uint32_t code) const;
  void map(std::uint32_t code, std::string_view utf16);
  void map_cid(std::uint32_t first, std::uint32_t last, std::uint32_t cid);

  std::string text_;
  std::vector<Text> table_;  // by code
  std::unordered_map<std::uint32_t, Text> others_;
  std::vector<std::uint32_t> bad_;
  struct CidRange {
    std::uint32_t first;
    std::uint32_t last;
    std::uint32_t cid;
  };
  std::vector<CidRange> cids_;
  std::vector<Space> spaces_;
  int code_bytes_ = 2;
  bool is_identity_ = false;
  bool is_vertical_ = false;

  friend class CMapReader;
};

}  // namespace clearleaf::verify
