// A source file's bytes and the way from a byte offset to a line and a column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf {

/// Line and column count from 1; the column counts code points, as editors do.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// The bytes of one source file, unchanged, and its line starts.
class SourceText {
 public:
  SourceText() = default;
  SourceText(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  std::string_view bytes() const { return bytes_; }
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

  /// Byte offset of the first byte of `line` (from 1).
  std::uint32_t line_start(std::uint32_t line) const { return line_starts_[line - 1]; }
  /// The text of `line` (from 1) without its line end.
  std::string_view line_text(std::uint32_t line) const;
  /// Line and column of the byte `offset`; an offset past the end is the end.
  LineColumn position(std::uint32_t offset) const;

 private:
  std::string name_;
  std::string bytes_;
  std::vector<std::uint32_t> line_starts_{0};
};

}  // namespace clearleaf
