// Nodes of a settings file → checked values.
#include "read/settings_file.h"

#include "base/environment_error.h"
#include "base/files.h"
#include "base/invariant.h"
#include "base/nearest.h"
#include "base/numbers.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace clearleaf::read {

namespace {

constexpr std::size_t kMaxBytes = 1U << 20U;

const YamlMap* as_map(const YamlNode& node) {
  return std::get_if<YamlMap>(&node.kind);
}

const YamlNode* find(const YamlMap& map, std::string_view key) {
  for (const auto& [name, value] : map.entries) {
    const auto* scalar = std::get_if<YamlScalar>(&name.kind);
    if (scalar != nullptr && scalar->text == key) return &value;
  }
  return nullptr;
}

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<Color> parse_color(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::array<unsigned char, 3> parts{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto high = hex_digit(text[1 + 2 * i]);
    const auto low = hex_digit(text[2 + 2 * i]);
    if (!high || !low) return std::nullopt;
    parts[i] = static_cast<unsigned char>(*high * 16 + *low);
  }
  return Color{parts[0], parts[1], parts[2]};
}

constexpr char kOptional = '?';

std::string_view key_name(std::string_view key) {
  return key.ends_with(kOptional) ? key.substr(0, key.size() - 1) : key;
}

std::vector<std::string> key_names(std::span<const std::string_view> keys) {
  std::vector<std::string> out;
  for (const std::string_view key : keys) out.emplace_back(key_name(key));
  return out;
}

}  // namespace

SettingsFile::SettingsFile(const std::filesystem::path& path, std::string what)
    : what_(std::move(what)), source_(path.string(), read_file(path, kMaxBytes)) {
  auto tree = first_invalid_utf8(source_.bytes())
                  ? std::variant<YamlNode, YamlError>(YamlError{{}, "it is not UTF-8"})
                  : read_yaml(source_.bytes(), 0);
  if (const auto* error = std::get_if<YamlError>(&tree)) {
    refuse({error->span, YamlNull{}}, "", error->message);
  }
  root_ = std::move(std::get<YamlNode>(tree));
}

void SettingsFile::refuse(const YamlNode& node, const std::string& key,
                          const std::string& cause) const {
  const LineColumn place = source_.position(node.span.begin);
  throw EnvironmentError("read " + what_, source_.name() + ":" + std::to_string(place.line),
                         key.empty() ? cause : "\"" + key + "\" " + cause);
}

SettingsMap SettingsFile::root(std::initializer_list<std::string_view> keys) const {
  return root(std::span(keys.begin(), keys.size()));
}

SettingsMap SettingsFile::root(std::span<const std::string_view> keys) const {
  return {*this, root_, "", keys};
}

SettingsMap::SettingsMap(const SettingsFile& file, const YamlNode& node, std::string name,
                         std::span<const std::string_view> keys)
    : file_(&file), node_(&node), name_(std::move(name)) {
  const YamlMap* map = as_map(node);
  if (map == nullptr) file.refuse(node, name_, "is to hold keys with their values");
  const std::vector<std::string> names = key_names(keys);
  std::vector<std::string> seen;
  for (const auto& [entry, value] : map->entries) {
    const auto* scalar = std::get_if<YamlScalar>(&entry.kind);
    const std::string key = scalar == nullptr ? "" : scalar->text;
    if (std::find(names.begin(), names.end(), key) == names.end()) {
      const auto near = nearest(key, names);
      file.refuse(entry, full_name(key),
                  "is no key here" + (near ? "; did you mean \"" + *near + "\"?" : std::string()));
    }
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
      file.refuse(entry, full_name(key), "stands twice");
    }
    seen.push_back(key);
  }
  for (const std::string_view key : keys) {
    const bool needed = !key.ends_with(kOptional);
    if (needed && find(*map, key) == nullptr) file.refuse(node, full_name(key), "is missing");
  }
}

bool SettingsMap::has(std::string_view key) const {
  return find(*as_map(*node_), key) != nullptr;
}

std::string SettingsMap::full_name(std::string_view key) const {
  return name_.empty() ? std::string(key) : name_ + "." + std::string(key);
}

void SettingsMap::refuse(std::string_view key, const std::string& cause) const {
  file_->refuse(at(key), full_name(key), cause);
}

const YamlNode& SettingsMap::at(std::string_view key) const {
  const YamlNode* value = find(*as_map(*node_), key);
  INVARIANT(value != nullptr, "a settings map is asked for its own keys only");
  return *value;
}

const std::vector<YamlNode>& SettingsMap::items(std::string_view key) const {
  const auto* list = std::get_if<YamlList>(&at(key).kind);
  if (list == nullptr || list->items.empty()) refuse(key, "is to be a list");
  return list->items;
}

std::string SettingsMap::text_of(const YamlNode& node, std::string_view key) const {
  const auto* scalar = std::get_if<YamlScalar>(&node.kind);
  if (scalar == nullptr || is_blank(scalar->text)) {
    file_->refuse(node, full_name(key), "is to be a text");
  }
  return scalar->text;
}

Pt SettingsMap::length_of(const YamlNode& node, std::string_view key, Pt least) const {
  const auto value = parse_decimal(text_of(node, key));
  if (!value) file_->refuse(node, full_name(key), "is to be a number of points");
  if (*value < least.value) {
    file_->refuse(node, full_name(key),
                  "is " + to_decimal(*value) + " pt, but " + to_decimal(least.value) +
                      " pt is the least it may be");
  }
  return {*value};
}

std::string SettingsMap::text(std::string_view key) const {
  return text_of(at(key), key);
}

double SettingsMap::number(std::string_view key) const {
  const auto value = parse_decimal(text(key));
  if (!value) refuse(key, "is to be a number");
  return *value;
}

Pt SettingsMap::length(std::string_view key, Pt least) const {
  return length_of(at(key), key, least);
}

Color SettingsMap::color(std::string_view key) const {
  const auto value = parse_color(text(key));
  if (!value) refuse(key, "is to be a colour in quotes, as in \"#1a2b3c\"");
  return *value;
}

std::vector<std::string> SettingsMap::texts(std::string_view key) const {
  std::vector<std::string> out;
  for (const YamlNode& item : items(key)) out.push_back(text_of(item, key));
  return out;
}

std::vector<Pt> SettingsMap::lengths(std::string_view key, Pt least) const {
  std::vector<Pt> out;
  for (const YamlNode& item : items(key)) out.push_back(length_of(item, key, least));
  return out;
}

SettingsMap SettingsMap::map(std::string_view key,
                             std::initializer_list<std::string_view> keys) const {
  return {*file_, at(key), full_name(key), std::span(keys.begin(), keys.size())};
}

std::vector<SettingsMap> SettingsMap::maps(std::string_view key,
                                           std::initializer_list<std::string_view> keys) const {
  std::vector<SettingsMap> out;
  for (const YamlNode& item : items(key)) {
    out.emplace_back(*file_, item, full_name(key), std::span(keys.begin(), keys.size()));
  }
  return out;
}

std::vector<std::string> SettingsMap::names(std::string_view key) const {
  const YamlMap* map = as_map(at(key));
  if (map == nullptr || map->entries.empty()) refuse(key, "is to hold names with their values");
  std::vector<std::string> out;
  for (const auto& [name, value] : map->entries) out.push_back(text_of(name, key));
  return out;
}

SettingsMap SettingsMap::named(std::string_view key, std::string_view name,
                               std::initializer_list<std::string_view> keys) const {
  const YamlMap* map = as_map(at(key));
  const YamlNode* value = map == nullptr ? nullptr : find(*map, name);
  if (value == nullptr) {
    std::string all;
    for (const std::string& known : names(key)) all += (all.empty() ? "" : ", ") + known;
    refuse(key, "has no \"" + std::string(name) + "\"; there is " + all);
  }
  return {*file_, *value, full_name(key) + "." + std::string(name),
          std::span(keys.begin(), keys.size())};
}

}  // namespace clearleaf::read
