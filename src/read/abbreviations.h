// The front matter's abbreviations and a run of words → text and abbreviations.
#pragma once

#include "model/document.h"
#include "read/inline_cursor.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::read {

/// Finds the keys of `abbreviations` in text, all of them in one pass.
class Abbreviations {
 public:
  explicit Abbreviations(const std::map<std::string, std::string>& expansions);

  /// The run as Text and Abbreviation: every whole-word use of a key, the longest key that fits.
  /// A word is whole where neither neighbour is a letter or a digit.
  void append_marked(const TextRun& run, Inlines& out) const;

 private:
  // A trie over the bytes of the keys: nodes_[0] is its root.
  struct Node {
    std::map<char, std::size_t> next;
    const std::string* expansion = nullptr;
  };
  struct Match {
    std::size_t length = 0;
    const std::string* expansion = nullptr;
  };
  Match longest_at(std::string_view text, std::size_t begin) const;

  std::vector<Node> nodes_;
};

}  // namespace clearleaf::read
