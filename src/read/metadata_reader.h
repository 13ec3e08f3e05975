// The YAML of a front matter → Metadata.
#pragma once

#include "base/diagnostics.h"
#include "model/metadata.h"
#include "read/yaml_tree.h"

#include <span>
#include <string>
#include <string_view>

namespace clearleaf::read {

/// Reads one front matter. Every finding is at the key or value it is about.
class MetadataReader {
 public:
  explicit MetadataReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Metadata read(const YamlNode& root);

 private:
  using Handler = void (MetadataReader::*)(const YamlNode& value);
  struct Key {
    std::string_view name;
    Handler handler;
  };
  static std::span<const Key> keys();
  static std::span<const Key> disclaimer_keys();
  static std::span<const Key> section_keys();
  static std::span<const Key> evaluator_keys();

  /// Gives every entry of `node` to the handler of its key; unknown keys, keys that stand twice and
  /// keys without a value are errors.
  void read_map(const YamlNode& node, std::span<const Key> keys, std::string_view where);
  const Key* find_key(const YamlNode& key, std::span<const Key> keys, std::string_view where);

  template <Spanned<std::string> Metadata::*Member>
  void read_member(const YamlNode& value);
  template <Spanned<std::string> Metadata::*Member>
  void read_language(const YamlNode& value);
  template <Spanned<std::optional<Date>> Metadata::*Member>
  void read_date(const YamlNode& value);
  template <DisclaimerKind kind>
  void read_disclaimer(const YamlNode& value);
  template <Spanned<std::string> Disclaimer::*Member>
  void read_disclaimer_member(const YamlNode& value);
  template <std::string Evaluator::*Member>
  void read_evaluator_member(const YamlNode& value);
  void read_authors(const YamlNode& value);
  void read_subjects(const YamlNode& value);
  void read_contents(const YamlNode& value);
  void read_profile(const YamlNode& value);
  void read_disclaimers(const YamlNode& value);
  void read_abbreviations(const YamlNode& value);
  void read_evaluator(const YamlNode& value);
  void read_labels(const YamlNode& value);

  // metadata_values.cc
  /// The value as one line of text; a list, a map or nothing is an error and gives empty text.
  Spanned<std::string> text_of(const YamlNode& value);
  std::vector<Spanned<std::string>> texts_of(const YamlNode& value);
  std::vector<std::pair<Spanned<std::string>, Spanned<std::string>>> pairs_of(
      const YamlNode& value);
  void error(RuleId rule, SourceSpan span, std::string message, std::string hint);

  Diagnostics& diagnostics_;
  Metadata meta_;
  std::string_view key_;  // the key being read, for messages
  SourceSpan key_span_;
  Disclaimer disclaimer_;  // the one being read
};

}  // namespace clearleaf::read
