// A map's entries → their keys' handlers; values → lines of text.
#include "base/nearest.h"
#include "base/utf8.h"
#include "read/characters.h"
#include "read/metadata_reader.h"
#include "read/rules.h"
#include "read/words.h"

#include <set>

namespace clearleaf::read {

namespace {

/// Line ends and runs of blanks as one blank: every value here is a line.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  return out;
}

bool is_empty(const YamlNode& node) {
  const auto* scalar = std::get_if<YamlScalar>(&node.kind);
  return std::holds_alternative<YamlNull>(node.kind) ||
         (scalar != nullptr && is_blank(scalar->text));
}

}  // namespace

void MetadataReader::read_map(const YamlNode& node, std::span<const Key> keys,
                              std::string_view where) {
  const auto* map = std::get_if<YamlMap>(&node.kind);
  if (map == nullptr) {
    std::string names;
    for (const Key& key : keys.first(2)) names += (names.empty() ? "" : ", ") + quoted(key.name);
    return error(
        kWrongType, node.span,
        std::string(where) + " holds " + std::string(kind_name(node)) +
            ", not keys with their values",
        "write one \"key: value\" a line; keys are " + names + (keys.size() > 2 ? " …" : ""));
  }
  std::set<const Key*> seen;
  for (const auto& [name, value] : map->entries) {
    const Key* key = find_key(name, keys, where);
    if (key == nullptr) continue;
    if (!seen.insert(key).second) {
      error(kDuplicateKey, name.span, quoted(key->name) + " stands twice in " + std::string(where),
            "delete one of the two");
      continue;
    }
    if (is_empty(value)) {
      error(kEmptyValue, name.span, quoted(key->name) + " has no value",
            "write its value after the colon, or delete the line");
      continue;
    }
    key_ = key->name;
    key_span_ = name.span;
    (this->*key->handler)(value);
  }
}

const MetadataReader::Key* MetadataReader::find_key(const YamlNode& key, std::span<const Key> keys,
                                                    std::string_view where) {
  const auto* scalar = std::get_if<YamlScalar>(&key.kind);
  const std::string_view name = scalar == nullptr ? "" : std::string_view(scalar->text);
  std::vector<std::string> names;
  for (const Key& known : keys) {
    if (known.name == name) return &known;
    names.emplace_back(known.name);
  }
  const auto near = nearest(name, names);
  std::string all;
  for (const std::string& known : names) all += (all.empty() ? "" : ", ") + known;
  error(kUnknownKey, key.span, std::string(where) + " has no key " + quoted(name),
        near ? "did you mean " + quoted(*near) + "?" : "the keys are " + all);
  return nullptr;
}

Spanned<std::string> MetadataReader::text_of(const YamlNode& value) {
  const auto* scalar = std::get_if<YamlScalar>(&value.kind);
  if (scalar == nullptr) {
    error(kWrongType, value.span.begin == value.span.end ? key_span_ : value.span,
          quoted(key_) + " is to be a text, not " + std::string(kind_name(value)),
          "write the words after the colon, in quotes if they hold a colon or begin with a sign");
    return {"", value.span};
  }
  for (std::size_t pos = 0; pos < scalar->text.size();) {
    const char32_t c = next_code_point(scalar->text, pos);
    if (!is_forbidden_in_xml(c)) continue;
    error(kForbiddenCharacter, value.span,
          "the character " + code_point_name(c) + " cannot stand in a publication", "leave it out");
    break;
  }
  return {one_line(scalar->text), value.span};
}

std::vector<Spanned<std::string>> MetadataReader::texts_of(const YamlNode& value) {
  const auto* list = std::get_if<YamlList>(&value.kind);
  if (list == nullptr) return {text_of(value)};
  std::vector<Spanned<std::string>> texts;
  for (const YamlNode& item : list->items) {
    if (is_empty(item)) {
      error(kEmptyValue, item.span, "an item of " + quoted(key_) + " is empty",
            "write its words after the hyphen, or delete the line");
      continue;
    }
    Spanned<std::string> text = text_of(item);
    if (!text.value.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::pair<Spanned<std::string>, Spanned<std::string>>> MetadataReader::pairs_of(
    const YamlNode& value) {
  std::vector<std::pair<Spanned<std::string>, Spanned<std::string>>> pairs;
  const auto* map = std::get_if<YamlMap>(&value.kind);
  if (map == nullptr) {
    error(kWrongType, value.span,
          quoted(key_) + " is to hold keys with their values, not " + std::string(kind_name(value)),
          "write one \"key: value\" a line, indented below " + std::string(key_) + ":");
    return pairs;
  }
  std::set<std::string> seen;
  for (const auto& [name, entry] : map->entries) {
    Spanned<std::string> key = text_of(name);
    if (key.value.empty() || is_empty(entry)) {
      error(kEmptyValue, name.span, "an entry of " + quoted(key_) + " is empty",
            "write key, colon and value, or delete the line");
      continue;
    }
    if (!seen.insert(key.value).second) {
      error(kDuplicateKey, name.span, quoted(key.value) + " stands twice in " + quoted(key_),
            "delete one of the two");
      continue;
    }
    pairs.emplace_back(std::move(key), text_of(entry));
  }
  return pairs;
}

}  // namespace clearleaf::read
