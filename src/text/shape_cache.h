// Words → shaped runs, each distinct word shaped once.
#pragma once

#include "base/id.h"
#include "text/font_set.h"
#include "text/shaped_run.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace clearleaf::text {

/// Shapes the pieces between line-break opportunities. Text is set in few distinct words, so a
/// book's shaping costs little more than its vocabulary.
class ShapeCache {
 public:
  ShapeCache(const FontSet& fonts, IdVec<ShapedRun>& runs) : fonts_(fonts), runs_(runs) {}

  /// The run of the text in `font`, shaped now or before; it is kept in the runs given.
  ShapedRunId shape(FontId font, const ShapeRequest& request);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };
  const FontSet& fonts_;
  IdVec<ShapedRun>& runs_;
  std::unordered_map<std::string, ShapedRunId, Hash, std::equal_to<>> by_key_;
  std::string key_;  // kept so that a look-up does not allocate
};

}  // namespace clearleaf::text
