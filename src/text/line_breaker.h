// Paragraph text → the places where a line may end (UAX 14).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::text {

/// Finds line-break opportunities with ICU; one break iterator a language, made once.
class LineBreaker {
 public:
  LineBreaker();
  ~LineBreaker();
  LineBreaker(const LineBreaker&) = delete;
  LineBreaker& operator=(const LineBreaker&) = delete;

  /// Byte offsets in `text` after which a line may end, in order; the last is the text's end.
  /// White space belongs to the piece before it. A number and its unit ("5 mg") are not parted.
  /// `out` is overwritten.
  void find(std::string_view text, const std::string& lang, std::vector<std::uint32_t>& out);

 private:
  struct Iterator;
  std::map<std::string, std::unique_ptr<Iterator>> iterators_;
};

}  // namespace clearleaf::text
