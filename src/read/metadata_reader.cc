// One key of the front matter after the other → Metadata.
#include "read/metadata_reader.h"

#include "base/nearest.h"
#include "model/labels.h"
#include "read/front_matter.h"
#include "read/language_tag.h"
#include "read/rules.h"
#include "read/words.h"

#include <algorithm>
#include <array>

namespace clearleaf::read {

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
