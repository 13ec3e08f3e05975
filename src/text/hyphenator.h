// Words → the places where they may be divided (libhyphen, with the patterns of Debian's hyphen-*).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clearleaf::text {

/// Divides words by the patterns of their language. Patterns are loaded when they are first needed;
/// a word is looked up once.
class Hyphenator {
 public:
  Hyphenator();
  ~Hyphenator();
  Hyphenator(const Hyphenator&) = delete;
  Hyphenator& operator=(const Hyphenator&) = delete;

  /// Whether there are patterns for the language, a BCP 47 tag: of its region, else of the language
  /// as such, else of the region where most speak it, else of any.
  bool knows(const std::string& lang);
  /// Byte offsets in `text` at which a line may end after a hyphen. Only words of letters are
  /// divided, and only where no letter changes.
  const std::vector<std::uint32_t>& find(std::string_view text, const std::string& lang);

 private:
  struct Patterns;
  Patterns* patterns_of(const std::string& lang);

  std::map<std::string, std::unique_ptr<Patterns>> patterns_;  // by language; null: there are none
};

}  // namespace clearleaf::text
