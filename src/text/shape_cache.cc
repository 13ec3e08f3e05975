// A word, its font and language → its shaped run, by a hash table.
#include "text/shape_cache.h"

namespace clearleaf::text {

ShapedRunId ShapeCache::shape(FontId font, std::string_view text, std::string_view lang) {
  key_.clear();
  key_ += static_cast<char>(font.index() & 0xFFU);
  key_ += static_cast<char>(font.index() >> 8U & 0xFFU);
  key_ += lang;
  key_ += '\0';
  key_ += text;
  if (const auto found = by_key_.find(std::string_view(key_)); found != by_key_.end()) {
    return found->second;
  }
  const ShapedRunId id = runs_.push_back(fonts_.shape(font, text, lang));
  by_key_.emplace(key_, id);
  return id;
}

}  // namespace clearleaf::text
