// A source file's bytes → line starts, and byte offsets → lines and columns.
#include "base/source_text.h"

#include "base/checked.h"

#include <algorithm>
#include <utility>

namespace clearleaf {

SourceText::SourceText(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  for (std::size_t i = 0; i < bytes_.size(); ++i) {
    const bool line_end = bytes_[i] == '\n' ||
                          (bytes_[i] == '\r' && (i + 1 == bytes_.size() || bytes_[i + 1] != '\n'));
    if (line_end) line_starts_.push_back(checked<std::uint32_t>(i + 1));
  }
}

std::string_view SourceText::line_text(std::uint32_t line) const {
  const std::size_t begin = line_start(line);
  std::size_t end = line < line_count() ? line_start(line + 1) : bytes_.size();
  while (end > begin && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
  return bytes().substr(begin, end - begin);
}

LineColumn SourceText::position(std::uint32_t offset) const {
  const auto end = checked<std::uint32_t>(bytes_.size());
  offset = std::min(offset, end);
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = checked<std::uint32_t>(after - line_starts_.begin());
  std::uint32_t column = 1;
  for (std::uint32_t i = line_start(line); i < offset; ++i) {
    const bool continuation = (static_cast<unsigned char>(bytes_[i]) & 0xC0U) == 0x80U;
    if (!continuation) ++column;
  }
  // An offset inside a code point belongs to that code point.
  if (offset < end && (static_cast<unsigned char>(bytes_[offset]) & 0xC0U) == 0x80U) --column;
  return {line, column};
}

}  // namespace clearleaf
