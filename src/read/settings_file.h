// A YAML file of styles/ or fonts/ → typed values, or an EnvironmentError with file, line and key.
#pragma once

#include "base/geometry.h"
#include "base/source_text.h"
#include "read/yaml_tree.h"

#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clearleaf::read {

class SettingsMap;

/// One settings file. These files come with clearleaf: what is wrong in them is the environment's
/// fault, not the author's.
class SettingsFile {
 public:
  /// `what` names it in errors: "the edition".
  SettingsFile(const std::filesystem::path& path, std::string what);

  /// The whole file, which is to have exactly these keys.
  SettingsMap root(std::initializer_list<std::string_view> keys) const;
  SettingsMap root(std::span<const std::string_view> keys) const;
  [[noreturn]] void refuse(const YamlNode& node, const std::string& key,
                           const std::string& cause) const;

 private:
  std::string what_;
  SourceText source_;
  YamlNode root_;
};

/// A map of a settings file: its keys are known, none stands twice, and all of them are there but
/// those named with a question mark at their end ("languages?").
class SettingsMap {
 public:
  SettingsMap(const SettingsFile& file, const YamlNode& node, std::string name,
              std::span<const std::string_view> keys);

  bool has(std::string_view key) const;
  std::string text(std::string_view key) const;
  double number(std::string_view key) const;
  /// A length that is at least `least` points.
  Pt length(std::string_view key, Pt least) const;
  /// "#1a2b3c"
  Color color(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key) const;
  std::vector<Pt> lengths(std::string_view key, Pt least) const;
  SettingsMap map(std::string_view key, std::initializer_list<std::string_view> keys) const;
  /// The maps of a list, each with these keys.
  std::vector<SettingsMap> maps(std::string_view key,
                                std::initializer_list<std::string_view> keys) const;
  /// The keys of a map whose keys are names.
  std::vector<std::string> names(std::string_view key) const;
  /// The map called `name` in the map `key`; it has to be there.
  SettingsMap named(std::string_view key, std::string_view name,
                    std::initializer_list<std::string_view> keys) const;
  [[noreturn]] void refuse(std::string_view key, const std::string& cause) const;

 private:
  const YamlNode& at(std::string_view key) const;
  const std::vector<YamlNode>& items(std::string_view key) const;
  std::string full_name(std::string_view key) const;
  std::string text_of(const YamlNode& node, std::string_view key) const;
  Pt length_of(const YamlNode& node, std::string_view key, Pt least) const;

  const SettingsFile* file_;
  const YamlNode* node_;
  std::string name_;  // "colors.light"; empty: the file itself
};

}  // namespace clearleaf::read
