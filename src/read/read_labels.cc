// styles/labels/LANG.yaml and the front matter's labels → Labels.
#include "base/utf8.h"
#include "read/read_settings.h"
#include "read/rules.h"
#include "read/settings_file.h"
#include "read/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace clearleaf::read {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnglish = "en";

Label label_at(std::size_t index) {
  return static_cast<Label>(index);
}

/// A tag as file names have it: "EN-gb" is "en-GB", "ZH-hant" is "zh-Hant" (RFC 5646 2.1.1).
std::string canonical(std::string_view tag) {
  std::string out = ascii_lower(tag);
  for (std::size_t begin = out.find('-'); begin != std::string::npos;) {
    const std::size_t end = out.find('-', begin + 1);
    const std::size_t size = std::min(end, out.size()) - begin - 1;
    const auto raise = [&](std::size_t place) {
      if (out[place] >= 'a' && out[place] <= 'z') out[place] = static_cast<char>(out[place] - 32);
    };
    if (size == 2) raise(begin + 2);
    if (size == 2 || size == 4) raise(begin + 1);
    begin = end;
  }
  return out;
}

/// A tag that has its labels under another one than the tag shortened. These countries write
/// Chinese in traditional characters (CLDR, likely subtags).
struct OtherTag {
  std::string_view tag;
  std::string_view labels;
};
constexpr auto kOtherTags = std::to_array<OtherTag>(
    {{"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant"}, {"zh-MO", "zh-Hant"}, {"no", "nb"}});

/// The next tag to ask for the labels of `tag`; empty: none is left.
std::string wider(const std::string& tag) {
  for (const OtherTag& other : kOtherTags) {
    if (other.tag == tag) return std::string(other.labels);
  }
  const auto hyphen = tag.rfind('-');
  return hyphen == std::string::npos ? "" : tag.substr(0, hyphen);
}

/// The labels file of the language, or of what it is a variety of (RFC 4647 3.4).
std::optional<fs::path> labels_file(const fs::path& data_dir, std::string_view lang) {
  for (std::string tag = canonical(lang); !tag.empty(); tag = wider(tag)) {
    const fs::path path = data_dir / "styles" / "labels" / (tag + ".yaml");
    std::error_code error;
    if (fs::exists(path, error)) return path;
  }
  return std::nullopt;
}

Labels read_file_labels(const fs::path& path) {
  std::vector<std::string_view> keys{"language", "months", "first-day?"};
  for (std::size_t i = 0; i < kLabelCount; ++i) keys.push_back(label_key(label_at(i)));
  const SettingsFile file(path, "the labels");
  const SettingsMap root = file.root(keys);
  Labels labels;
  labels.lang = root.text("language");
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    labels.strings[i] = root.text(label_key(label_at(i)));
  }
  const std::vector<std::string> months = root.texts("months");
  if (months.size() != labels.months.size()) root.refuse("months", "is to hold 12 names");
  std::copy(months.begin(), months.end(), labels.months.begin());
  if (root.has("first-day")) labels.first_day = root.text("first-day");
  return labels;
}

/// The {names} in a label.
std::set<std::string> placeholders(std::string_view label) {
  std::set<std::string> names;
  for (auto begin = label.find('{'); begin != std::string_view::npos;
       begin = label.find('{', begin + 1)) {
    const auto end = label.find('}', begin);
    if (end == std::string_view::npos) break;
    names.emplace(label.substr(begin, end - begin + 1));
  }
  return names;
}

/// Labels that say in words what a disclaimer or notice is (P03).
bool names_what_it_heads(Label label) {
  switch (label) {
    case Label::kKeyInformation:
    case Label::kWarning:
    case Label::kConclusion:
    case Label::kCaution:
    case Label::kImportant:
    case Label::kNote:
    case Label::kTip:
    case Label::kContinued:
    case Label::kFooterRisks:
    case Label::kFooterRisksShort: return true;
    default: return false;
  }
}

/// Whether a letter stands outside of {placeholders}.
bool has_words(std::string_view label) {
  bool inside = false;
  for (std::size_t at = 0; at < label.size();) {
    const char32_t c = next_code_point(label, at);
    if (c == U'{' || c == U'}') inside = c == U'{';
    if (!inside && is_word_character(c) && (c < U'0' || c > U'9')) return true;
  }
  return false;
}

/// What to write in the front matter's label `own`, which is to stand for `ours`; empty: it is
/// good. A label that loses a placeholder would lose a page number or a name: it has to hold the
/// same ones.
std::string what_to_write(Label label, const std::string& ours, const std::string& own) {
  const auto wanted = placeholders(ours);
  if (placeholders(own) != wanted) {
    std::string all;
    for (const std::string& name : wanted) all += (all.empty() ? "" : " and ") + name;
    return all.empty() ? "write it without { and }" : "write " + all + " in it";
  }
  // A warning that follows its text would be read too late.
  return label == Label::kLabelled && !own.ends_with("{text}") ? "end it with {text}" : "";
}

/// Lays the front matter's labels over `labels`.
void lay_over(const Metadata& meta, Labels& labels, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    const auto own = meta.labels.find(std::string(label_key(label_at(i))));
    if (own == meta.labels.end() || own->second.value.empty()) continue;
    if (names_what_it_heads(label_at(i)) && !has_words(own->second.value)) {
      diagnostics.error(kP03, own->second.span,
                        "the label \"" + own->first + "\" says nothing in words",
                        "write a word, like \"" + labels.strings[i] + "\"", "P03");
      continue;
    }
    const std::string hint = what_to_write(label_at(i), labels.strings[i], own->second.value);
    if (hint.empty()) {
      labels.strings[i] = own->second.value;
      continue;
    }
    diagnostics.error(kBadValue, own->second.span,
                      "the label \"" + own->first + "\" has not the placeholders it needs", hint);
  }
}

/// How many labels the front matter does not give, and the first of them.
struct MissingLabels {
  std::size_t count = 0;
  std::string_view first;
};
MissingLabels missing_labels(const Metadata& meta) {
  MissingLabels missing;
  for (std::size_t i = kLabelCount; i-- > 0;) {
    if (meta.labels.contains(std::string(label_key(label_at(i))))) continue;
    ++missing.count;
    missing.first = label_key(label_at(i));
  }
  return missing;
}

void refuse_language(const Spanned<std::string>& lang, const MissingLabels& missing,
                     Diagnostics& diagnostics) {
  const std::string all_but = missing.count == kLabelCount
                                  ? "give every label under labels:"
                                  : "give the labels still missing under labels: (" +
                                        std::to_string(missing.count) + ", the first is \"" +
                                        std::string(missing.first) + "\")";
  diagnostics.error(kNoLabels, lang.span,
                    "clearleaf has no labels in the language \"" + lang.value + "\"",
                    "write labels-lang: en, or " + all_but, "prominence contract, strings");
}

/// Labels wholly given by the front matter: their months are numbers.
Labels labels_of_front_matter(const Labels& english, const Metadata& meta) {
  Labels labels = english;
  labels.lang = meta.lang.value;
  for (std::size_t i = 0; i < labels.months.size(); ++i) labels.months[i] = std::to_string(i + 1);
  return labels;
}

}  // namespace

Labels read_labels(const fs::path& data_dir, const Metadata& meta, Diagnostics& diagnostics) {
  const bool asked = !meta.labels_lang.value.empty();
  if (asked && meta.profile.value == Profile::kHealth) {
    diagnostics.error(kNoLabels, meta.labels_lang.span,
                      "a health publication has its labels in its own language",
                      "delete labels-lang, and give the labels under labels: where clearleaf has "
                      "none",
                      "prominence contract, strings");
  }
  const Spanned<std::string>& lang = asked ? meta.labels_lang : meta.lang;
  // A document without a language is told of by the check; English stands in until then.
  const auto path = labels_file(data_dir, lang.value.empty() ? kEnglish : lang.value);
  Labels labels;
  if (path) {
    labels = read_file_labels(*path);
  } else {
    const Labels english = read_file_labels(data_dir / "styles" / "labels" / "en.yaml");
    const MissingLabels missing = missing_labels(meta);
    if (missing.count > 0) refuse_language(lang, missing, diagnostics);
    labels = labels_of_front_matter(english, meta);
  }
  lay_over(meta, labels, diagnostics);
  return labels;
}

}  // namespace clearleaf::read
