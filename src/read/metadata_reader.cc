// One key of the front matter after the other → Metadata.
#include "read/metadata_reader.h"

#include "base/nearest.h"
#include "base/utf8.h"
#include "model/labels.h"
#include "read/characters.h"
#include "read/front_matter.h"
#include "read/language_tag.h"
#include "read/rules.h"

#include <algorithm>
#include <array>
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

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

}  // namespace

std::span<const MetadataReader::Key> MetadataReader::keys() {
  using M = Metadata;
  using R = MetadataReader;
  static constexpr std::array kKeys{Key{"title", &R::read_member<&M::title>},
                                    Key{"subtitle", &R::read_member<&M::subtitle>},
                                    Key{"lang", &R::read_language<&M::lang>},
                                    Key{"author", &R::read_authors},
                                    Key{"organisation", &R::read_member<&M::organisation>},
                                    Key{"description", &R::read_member<&M::description>},
                                    Key{"subjects", &R::read_subjects},
                                    Key{"published", &R::read_date<&M::published>},
                                    Key{"modified", &R::read_date<&M::modified>},
                                    Key{"review-by", &R::read_date<&M::review_by>},
                                    Key{"identifier", &R::read_member<&M::identifier>},
                                    Key{"isbn", &R::read_member<&M::isbn>},
                                    Key{"rights", &R::read_member<&M::rights>},
                                    Key{"cover", &R::read_member<&M::cover>},
                                    Key{"contents", &R::read_contents},
                                    Key{"profile", &R::read_profile},
                                    Key{"disclaimers", &R::read_disclaimers},
                                    Key{"sources", &R::read_member<&M::sources>},
                                    Key{"abbreviations", &R::read_abbreviations},
                                    Key{"evaluator", &R::read_evaluator},
                                    Key{"labels", &R::read_labels},
                                    Key{"labels-lang", &R::read_language<&M::labels_lang>}};
  return kKeys;
}

std::span<const MetadataReader::Key> MetadataReader::disclaimer_keys() {
  static constexpr std::array kKeys{
      Key{"risks", &MetadataReader::read_disclaimer<DisclaimerKind::kRisks>},
      Key{"conclusion", &MetadataReader::read_disclaimer<DisclaimerKind::kConclusion>}};
  return kKeys;
}

std::span<const MetadataReader::Key> MetadataReader::section_keys() {
  static constexpr std::array kKeys{
      Key{"section", &MetadataReader::read_disclaimer_member<&Disclaimer::section>},
      Key{"summary", &MetadataReader::read_disclaimer_member<&Disclaimer::summary>}};
  return kKeys;
}

std::span<const MetadataReader::Key> MetadataReader::evaluator_keys() {
  static constexpr std::array kKeys{
      Key{"name", &MetadataReader::read_evaluator_member<&Evaluator::name>},
      Key{"credential", &MetadataReader::read_evaluator_member<&Evaluator::credential>}};
  return kKeys;
}

Metadata MetadataReader::read(const YamlNode& root) {
  if (!std::holds_alternative<YamlNull>(root.kind)) read_map(root, keys(), "the front matter");
  return std::move(meta_);
}

void MetadataReader::error(RuleId rule, SourceSpan span, std::string message, std::string hint) {
  diagnostics_.error(rule, span, std::move(message), std::move(hint));
}

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

template <Spanned<std::string> Metadata::*Member>
void MetadataReader::read_member(const YamlNode& value) {
  meta_.*Member = text_of(value);
}

template <Spanned<std::string> Metadata::*Member>
void MetadataReader::read_language(const YamlNode& value) {
  Spanned<std::string> tag = text_of(value);
  if (tag.value.empty()) return;
  if (!is_language_tag(tag.value)) {
    return error(kBadLanguage, tag.span, quoted(tag.value) + " is not the code of a language",
                 "write a code as in en, en-GB, de or pt-BR");
  }
  meta_.*Member = std::move(tag);
}

template <Spanned<std::optional<Date>> Metadata::*Member>
void MetadataReader::read_date(const YamlNode& value) {
  const Spanned<std::string> text = text_of(value);
  if (text.value.empty()) return;
  const auto date = parse_iso_date(text.value);
  if (!date) {
    return error(kBadDate, text.span, quoted(text.value) + " is not a date that exists",
                 "write year, month and day as in 2026-11-23");
  }
  meta_.*Member = {date, text.span};
}

void MetadataReader::read_authors(const YamlNode& value) {
  meta_.authors = texts_of(value);
}

void MetadataReader::read_subjects(const YamlNode& value) {
  for (Spanned<std::string>& subject : texts_of(value)) {
    meta_.subjects.push_back(std::move(subject.value));
  }
}

void MetadataReader::read_contents(const YamlNode& value) {
  const Spanned<std::string> text = text_of(value);
  if (text.value == "true" || text.value == "false") {
    meta_.contents = {text.value == "true", text.span};
  } else if (!text.value.empty()) {
    error(kBadValue, text.span, "\"contents\" is true or false, not " + quoted(text.value),
          "write contents: true for a list of contents, contents: false for none");
  }
}

void MetadataReader::read_profile(const YamlNode& value) {
  const Spanned<std::string> text = text_of(value);
  if (text.value == "general" || text.value == "health") {
    meta_.profile = {text.value == "health" ? Profile::kHealth : Profile::kGeneral, text.span};
  } else if (!text.value.empty()) {
    error(kBadValue, text.span, "there is no profile " + quoted(text.value),
          "write profile: general or profile: health");
  }
}

void MetadataReader::read_disclaimers(const YamlNode& value) {
  read_map(value, disclaimer_keys(), "\"disclaimers\"");
}

template <DisclaimerKind kind>
void MetadataReader::read_disclaimer(const YamlNode& value) {
  disclaimer_ = {};
  disclaimer_.kind = kind;
  disclaimer_.span = {key_span_.begin, value.span.end};
  read_map(value, section_keys(),
           kind == DisclaimerKind::kRisks ? "the disclaimer \"risks\""
                                          : "the disclaimer \"conclusion\"");
  meta_.disclaimers.push_back(disclaimer_);
}

template <Spanned<std::string> Disclaimer::*Member>
void MetadataReader::read_disclaimer_member(const YamlNode& value) {
  disclaimer_.*Member = text_of(value);
}

void MetadataReader::read_abbreviations(const YamlNode& value) {
  for (auto& [key, expansion] : pairs_of(value)) {
    if (!expansion.value.empty()) meta_.abbreviations.emplace(key.value, expansion.value);
  }
}

void MetadataReader::read_evaluator(const YamlNode& value) {
  meta_.evaluator.emplace();
  if (std::holds_alternative<YamlScalar>(value.kind)) {
    meta_.evaluator->name = text_of(value).value;
    return;
  }
  const SourceSpan key = key_span_;
  const std::size_t errors = diagnostics_.error_count();
  read_map(value, evaluator_keys(), "\"evaluator\"");
  if (meta_.evaluator->name.empty()) {
    if (diagnostics_.error_count() == errors) {
      error(kMissingKey, key, "the evaluator has no name",
            "write name: and the name below evaluator:");
    }
    meta_.evaluator.reset();
  }
}

template <std::string Evaluator::*Member>
void MetadataReader::read_evaluator_member(const YamlNode& value) {
  (*meta_.evaluator).*Member = text_of(value).value;
}

void MetadataReader::read_labels(const YamlNode& value) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < kLabelCount; ++i)
    known.emplace_back(label_key(static_cast<Label>(i)));
  for (auto& [key, label] : pairs_of(value)) {
    if (std::find(known.begin(), known.end(), key.value) != known.end()) {
      meta_.labels.emplace(key.value, std::move(label));
      continue;
    }
    const auto near = nearest(key.value, known);
    error(kUnknownKey, key.span, "there is no label " + quoted(key.value),
          near ? "did you mean " + quoted(*near) + "?"
               : "the labels are those of styles/labels/en.yaml");
  }
}

Metadata read_metadata(const SourceParts& parts, Diagnostics& diagnostics) {
  Metadata meta;
  if (!parts.yaml.empty()) {
    const auto tree = read_yaml(parts.yaml, parts.yaml_begin);
    if (const auto* error = std::get_if<YamlError>(&tree)) {
      diagnostics.error(kFrontMatterSyntax, error->span,
                        "the front matter cannot be read: " + error->message,
                        "write one \"key: value\" a line; put a value that holds a colon or begins "
                        "with a sign in quotes");
    } else {
      meta = MetadataReader(diagnostics).read(std::get<YamlNode>(tree));
    }
  }
  meta.front_matter = parts.span;
  return meta;
}

}  // namespace clearleaf::read
