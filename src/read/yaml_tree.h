// YAML → a tree of values that know where they were written.
#pragma once

#include "base/source_span.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace clearleaf::read {

struct YamlNode;
struct YamlNull {};
struct YamlScalar {
  std::string text;
};
struct YamlList {
  std::vector<YamlNode> items;
};
/// Entries in the order written; a key may stand twice.
struct YamlMap {
  std::vector<std::pair<YamlNode, YamlNode>> entries;
};

/// Every scalar is text here: what it is to mean is for the reader of its key to say, so that a
/// title of `2026` or a language of `no` stays what the author wrote.
struct YamlNode {
  SourceSpan span;
  std::variant<YamlNull, YamlScalar, YamlList, YamlMap> kind;
};

/// What keeps a text from being read as YAML.
struct YamlError {
  SourceSpan span;
  std::string message;
};

/// The first document in `text`, whose first byte is at `offset` of its file. Anchors, aliases and
/// tags are refused: they can make a small file a huge value, and no key here needs them.
std::variant<YamlNode, YamlError> read_yaml(std::string_view text, std::uint32_t offset);

/// "a text", "a list", "a map", "nothing": for messages.
std::string_view kind_name(const YamlNode& node);

}  // namespace clearleaf::read
