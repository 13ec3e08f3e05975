// A word, its font and language → its shaped run, by a hash table.
#include "text/shape_cache.h"

namespace clearleaf::text {

ShapedRunId ShapeCache::shape(FontId font, const ShapeRequest& request) {
  const auto add_byte = [this](std::uint32_t value, unsigned shift) {
    key_ += static_cast<char>(value >> shift & 0xFFU);
  };
  key_.clear();
  add_byte(font.index(), 0);
  add_byte(font.index(), 8);
  for (const unsigned shift : {24U, 16U, 8U, 0U}) add_byte(request.script, shift);
  key_ += request.direction == Direction::kLeftToRight ? '>' : '<';
  key_ += request.lang;
  key_ += '\0';
  if (!request.before.empty() || !request.after.empty()) {
    key_.append(request.before) += '\0';
    key_.append(request.after) += '\0';
  }
  key_ += request.text;
  if (const auto found = by_key_.find(std::string_view(key_)); found != by_key_.end()) {
    return found->second;
  }
  const ShapedRunId id = runs_.push_back(fonts_.shape(font, request));
  by_key_.emplace(key_, id);
  return id;
}

}  // namespace clearleaf::text
