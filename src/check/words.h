// Text → words and sentences, parted as Unicode parts them.
#pragma once

#include "model/document.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::check {

/// Finds the words and sentences of texts in one language. Made once for many texts: what it holds
/// is dear to make.
class TextBreaker {
 public:
  /// `lang` is BCP 47; an unknown language has the root's rules.
  explicit TextBreaker(std::string_view lang);
  ~TextBreaker();
  TextBreaker(const TextBreaker&) = delete;
  TextBreaker& operator=(const TextBreaker&) = delete;

  /// The words of `text` (UTF-8) by UAX 29, as parts of it, with the dictionaries of scripts that
  /// do not part them by blanks. Blanks and punctuation are none.
  std::vector<std::string_view> words(std::string_view text);
  /// The sentences by UAX 29, each with the blanks behind it; "Mr." and the like end none (CLDR).
  std::vector<std::string_view> sentences(std::string_view text);

 private:
  struct Iterators;
  std::unique_ptr<Iterators> iterators_;
};

/// How many words TextBreaker finds.
std::size_t count_words(std::string_view text, std::string_view lang);

/// What is read of `blocks` as text: without headings, text alternatives and notes.
std::string body_text(std::span<const Block> blocks);

}  // namespace clearleaf::check
