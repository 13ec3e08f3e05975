// styles/ and fonts/ → Edition, Labels, FontCatalog; broken ones refused by file, line and key.
#include "base/environment_error.h"
#include "base/files.h"
#include "read/contrast.h"
#include "read/read_settings.h"
#include "read/rules.h"
#include "unit/temporary_folder.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace clearleaf::read {

namespace {

namespace fs = std::filesystem;

const fs::path kSource = CLEARLEAF_TEST_SOURCE_DIR;

// An edition of the tests' own: the real ones may change their values.
constexpr std::string_view kEdition = R"(name: tried
fonts: {text: Noto Sans, heading: Noto Sans, code: Noto Sans Mono}
pages:
  A4: {width: 595.276, height: 841.89, top: 68, bottom: 74, left: 82, right: 82}
sizes:
  title: [28, 24, 21, 18, 15, 12]     # the largest that keeps the key information up front (P02)
  headings: [19, 15.5, 13.5, 12.5, 12]  # levels 2 to 6
  body: 12
  table: 11
  code: 10.5
  small: 10                             # notes, captions, running header and footer
leading: {body: 1.42, heading: 1.22}
box: {border: 1.5, padding: 10}
colors:
  light:
    text: "#1a1a1a"
    background: "#ffffff"
    muted: "#4a4a4a"
    link: "#0b4f86"
    rule: "#6b6b6b"
    shade: "#eef2f5"
    key-information: {border: "#1a1a1a", background: "#fffdf2", text: "#1a1a1a"}
    risks: {border: "#8a1c1c", background: "#fdf3f3", text: "#1a1a1a"}
    conclusion: {border: "#1a4e7a", background: "#f2f7fb", text: "#1a1a1a"}
    notice: {border: "#1a4e7a", background: "#f2f7fb", text: "#1a1a1a"}
    warning: {border: "#8a1c1c", background: "#fdf3f3", text: "#1a1a1a"}
  dark:
    text: "#e8e8e8"
    background: "#121212"
    muted: "#c4c4c4"
    link: "#9ecbff"
    rule: "#9a9a9a"
    shade: "#22282d"
    key-information: {border: "#e8e8e8", background: "#24221a", text: "#f4f4f4"}
    risks: {border: "#ff9d9d", background: "#2b1515", text: "#f4f4f4"}
    conclusion: {border: "#9ecbff", background: "#10202e", text: "#f4f4f4"}
    notice: {border: "#9ecbff", background: "#10202e", text: "#f4f4f4"}
    warning: {border: "#ff9d9d", background: "#2b1515", text: "#f4f4f4"}
)";

/// A data folder of its own, with the real files in it until a test changes one.
struct DataDir : test::TemporaryFolder {
  DataDir() {
    fs::copy(kSource / "styles", path() / "styles", fs::copy_options::recursive);
    fs::copy(kSource / "fonts", path() / "fonts", fs::copy_options::recursive);
    std::ofstream(path() / "styles/tried.yaml", std::ios::binary) << kEdition;
  }
  /// Replaces the first `from` in the file by `to`.
  void change(const std::string& file, const std::string& from, const std::string& to) const {
    std::string bytes = read_file(path() / file, 1U << 20U);
    const auto place = bytes.find(from);
    REQUIRE(place != std::string::npos);
    bytes.replace(place, from.size(), to);
    std::ofstream(path() / file, std::ios::binary) << bytes;
  }
};

template <class Call>
std::string refusal(Call&& call) {
  try {
    call();
  } catch (const EnvironmentError& error) {
    return error.what();
  }
  return "nothing was refused";
}

/// The refusal of the tried edition with `from` replaced by `to` names the key and says `why`.
void refuses_edition(const std::string& from, const std::string& to, const std::string& key,
                     const std::string& why) {
  CAPTURE(to);
  const DataDir data;
  data.change("styles/tried.yaml", from, to);
  const std::string text = refusal([&] { read_edition(data.path(), "tried", "A4"); });
  CHECK_MESSAGE(text.find("tried.yaml:") != std::string::npos, text);
  CHECK_MESSAGE(text.find("\"" + key + "\"") != std::string::npos, text);
  CHECK_MESSAGE(text.find(why) != std::string::npos, text);
}

/// The {names} in a label, sorted.
std::multiset<std::string> placeholders(const std::string& label) {
  std::multiset<std::string> names;
  for (auto begin = label.find('{'); begin != std::string::npos;
       begin = label.find('{', begin + 1)) {
    names.insert(label.substr(begin, label.find('}', begin) - begin));
  }
  return names;
}

std::string without(std::string text, const std::string& part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.erase(at, part.size());
  }
  return text;
}

std::string without_placeholders(std::string label) {
  for (const std::string& name : placeholders(label)) label = without(std::move(label), name);
  return label;
}

bool is_latin_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

Metadata metadata(const std::string& lang) {
  Metadata meta;
  meta.lang = {lang, {4, 6}};
  return meta;
}

}  // namespace

TEST_CASE("the standard edition") {
  const Edition edition = read_edition(kSource, "standard", "A4");
  CHECK(edition.name == "standard");
  CHECK(edition.page.name == "A4");
  CHECK(edition.body_size >= 12_pt);
  CHECK(edition.title_sizes.front() > edition.title_sizes.back());
  CHECK(edition.heading_sizes[0] > edition.body_size);
  CHECK(edition.fonts.code == "Noto Sans Mono");
  CHECK(edition.light.background == Color{255, 255, 255});
}

TEST_CASE("P04 P05 P06: no edition can weaken the contract") {
  refuses_edition("body: 12\n", "body: 11.5\n", "sizes.body", "12 pt is the least");
  refuses_edition("small: 10 ", "small: 9.9 ", "sizes.small", "10 pt is the least");
  refuses_edition("code: 10.5", "code: 9", "sizes.code", "10 pt is the least");
  refuses_edition("15, 12]", "15, 11]", "sizes.title", "12 pt is the least");
  refuses_edition("12.5, 12]", "12.5, 9]", "sizes.headings", "10 pt is the least");
  refuses_edition("border: 1.5", "border: 0.5", "box.border", "1 pt is the least");
  refuses_edition("padding: 10", "padding: 5", "box.padding", "6 pt is the least");
  refuses_edition("text: \"#1a1a1a\"", "text: \"#777777\"", "colors.light.text", "7:1");
  refuses_edition("muted: \"#4a4a4a\"", "muted: \"#6a6a6a\"", "colors.light.muted", "7:1");
  refuses_edition("rule: \"#6b6b6b\"", "rule: \"#aaaaaa\"", "colors.light.rule", "3:1");
  refuses_edition("border: \"#8a1c1c\"", "border: \"#ffaaaa\"", "colors.light.risks.border", "3:1");
  refuses_edition("background: \"#2b1515\"", "background: \"#884444\"", "colors.dark.risks.text",
                  "7:1");
}

TEST_CASE("an edition's file has exactly its keys, with their kinds") {
  refuses_edition("padding:", "pading:", "box.pading", "did you mean \"padding\"");
  refuses_edition("leading: {body: 1.42, heading: 1.22}", "", "leading", "is missing");
  refuses_edition("leading: {body: 1.42,", "leading: {body: 1.42, body: 1.5,", "leading.body",
                  "twice");
  refuses_edition("body: 12\n", "body: twelve\n", "sizes.body", "number of points");
  refuses_edition("body: 1.42", "body: 0.9", "leading.body", "1 or more");
  refuses_edition("[28, 24", "[24, 28", "sizes.title", "largest");
  refuses_edition("[19, 15.5", "[15.5", "sizes.headings", "5 sizes");
  refuses_edition("\"#0b4f86\"", "blue", "colors.light.link", "colour");
  refuses_edition("left: 82", "left: 582", "pages.A4.left", "room");
  refuses_edition("name: tried", "name: other", "name", "file");
  refuses_edition("A4:", "A5:", "pages", "there is A5");
  refuses_edition("box: {border: 1.5, padding: 10}", "box: thick", "box", "keys with their values");
}

TEST_CASE("an edition may say what is printed of links") {
  const auto links = [](const std::string& line) {
    const DataDir data;
    data.change("styles/tried.yaml", "leading:", line + "leading:");
    return read_edition(data.path(), "tried", "A4").links;
  };
  CHECK(links("") == PrintedLinks::kNone);
  CHECK(links("links: none\n") == PrintedLinks::kNone);
  CHECK(links("links: notes\n") == PrintedLinks::kNotes);
  CHECK(links("links: codes\n") == PrintedLinks::kCodes);
  refuses_edition("leading:", "links: all\nleading:", "links", "none, notes or codes");
  refuses_edition("leading:", "link: notes\nleading:", "link", "did you mean \"links\"");
}

TEST_CASE("an edition may ask for justified lines and divided words") {
  const auto with = [](const std::string& line) {
    const DataDir data;
    data.change("styles/tried.yaml", "leading:", line + "leading:");
    return read_edition(data.path(), "tried", "A4");
  };
  CHECK(with("").fill == TextFill::kRagged);
  CHECK(with("").hyphenation == Hyphenation::kNone);
  CHECK(with("alignment: justified\n").fill == TextFill::kJustified);
  CHECK(with("alignment: ragged\n").fill == TextFill::kRagged);
  CHECK(with("hyphenation: words\n").hyphenation == Hyphenation::kWords);
  CHECK(with("hyphenation: none\n").hyphenation == Hyphenation::kNone);
  refuses_edition("leading:", "alignment: centred\nleading:", "alignment", "ragged or justified");
  refuses_edition("leading:", "hyphenation: all\nleading:", "hyphenation", "none or words");
}

TEST_CASE("an edition that is not there, or no YAML") {
  const auto named = [](const std::string& name) {
    return refusal([&] { read_edition(kSource, name, "A4"); });
  };
  CHECK(named("no-such").find("no-such.yaml") != std::string::npos);
  CHECK(named("../standard").find("no edition's name") != std::string::npos);
  const DataDir data;
  data.change("styles/tried.yaml", "sizes:", "sizes: {");
  const std::string text = refusal([&] { read_edition(data.path(), "tried", "A4"); });
  CHECK_MESSAGE(text.find("tried.yaml:") != std::string::npos, text);
}

TEST_CASE("P05: the contrast of black and white is 21, that of equal colours 1") {
  CHECK(contrast_ratio({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast_ratio({255, 0, 0}, {255, 0, 0}) == doctest::Approx(1));
  CHECK(contrast_ratio({118, 118, 118}, {255, 255, 255}) == doctest::Approx(4.54).epsilon(0.01));
}

TEST_CASE("labels of the language, or of what it is a variety of") {
  Diagnostics diagnostics;
  CHECK(read_labels(kSource, metadata("en-GB"), diagnostics)[Label::kWarning] == "Warning");
  CHECK(read_labels(kSource, metadata("DE-at"), diagnostics)[Label::kWarning] == "Warnung");
  CHECK(read_labels(kSource, metadata(""), diagnostics).lang == "en");
  CHECK(read_labels(kSource, metadata("de"), diagnostics).date({2026, 3, 1}) == "1. März 2026");
  CHECK(diagnostics.items().empty());
}

TEST_CASE("labels of a tag that is not a shorter one of the language") {
  Diagnostics diagnostics;
  const auto lang = [&](const std::string& tag) {
    return read_labels(kSource, metadata(tag), diagnostics).lang;
  };
  for (const char* tag : {"zh-TW", "zh-hk", "zh-MO", "zh-Hant", "zh-Hant-TW", "zh-TW-x-clinic"}) {
    CAPTURE(tag);
    CHECK(lang(tag) == "zh-Hant");
  }
  for (const char* tag : {"zh", "zh-CN", "zh-SG", "zh-Hans-TW"}) CHECK(lang(tag) == "zh");
  for (const char* tag : {"no", "NO-no", "nb-NO"}) CHECK(lang(tag) == "nb");
  CHECK(diagnostics.items().empty());
}

TEST_CASE("every language that is offered is whole") {
  std::size_t languages = 0;
  Diagnostics diagnostics;
  const Labels english = read_labels(kSource, metadata("en"), diagnostics);
  for (const auto& entry : fs::directory_iterator(fs::path(kSource) / "styles/labels")) {
    const std::string lang = entry.path().stem().string();
    CAPTURE(lang);
    ++languages;
    const Labels labels = read_labels(kSource, metadata(lang), diagnostics);
    CHECK(diagnostics.items().empty());
    CHECK(labels.lang == lang);
    // Said apart, or a reader could not tell one from the other.
    CHECK(labels[Label::kWarning] != labels[Label::kConclusion]);
    CHECK(labels[Label::kTaskDone] != labels[Label::kTaskNotDone]);
    CHECK(labels[Label::kQrCode].find("{address}") != std::string::npos);
    CHECK(labels.months[0] != labels.months[11]);
    CHECK(labels[Label::kLabelled].starts_with("{label}"));
    CHECK(labels[Label::kLabelled].ends_with("{text}"));
    for (std::size_t i = 0; i < kLabelCount; ++i) {
      const Label label = static_cast<Label>(i);
      CAPTURE(label_key(label));
      CHECK_FALSE(labels[label].empty());
      CHECK(placeholders(labels[label]) == placeholders(english[label]));
    }
  }
  CHECK(languages >= 31);
}

TEST_CASE("labels from right to left have no Latin letters but the name PDF") {
  for (const char* lang : {"ar", "fa", "he", "ur"}) {
    Diagnostics diagnostics;
    const Labels labels = read_labels(kSource, metadata(lang), diagnostics);
    std::vector<std::string> all(labels.strings.begin(), labels.strings.end());
    all.insert(all.end(), labels.months.begin(), labels.months.end());
    for (const std::string& each : all) {
      CAPTURE(each);
      const std::string words = without(without_placeholders(each), "PDF");
      CHECK(std::none_of(words.begin(), words.end(), is_latin_letter));
    }
  }
}

TEST_CASE("the first day of a month is an ordinal in French alone") {
  Diagnostics diagnostics;
  const Labels french = read_labels(kSource, metadata("fr-CA"), diagnostics);
  CHECK(french.date({2026, 1, 1}) == "1er janvier 2026");
  CHECK(french.date({2026, 1, 21}) == "21 janvier 2026");
  for (const auto& [lang, date] : {std::pair{"en", "1 January 2026"},
                                   {"de", "1. Januar 2026"},
                                   {"es", "1 de enero de 2026"},
                                   {"it", "1 gennaio 2026"},
                                   {"pt", "1 de janeiro de 2026"},
                                   {"ro", "1 ianuarie 2026"}}) {
    CHECK(read_labels(kSource, metadata(lang), diagnostics).date({2026, 1, 1}) == date);
  }
}

TEST_CASE("a variety's own labels come first") {
  const DataDir data;
  fs::copy_file(data.path() / "styles/labels/en.yaml", data.path() / "styles/labels/en-GB.yaml");
  data.change("styles/labels/en-GB.yaml", "\"Warning\"", "\"Mind\"");
  Diagnostics diagnostics;
  CHECK(read_labels(data.path(), metadata("en-gb"), diagnostics)[Label::kWarning] == "Mind");
  CHECK(read_labels(data.path(), metadata("en-US"), diagnostics)[Label::kWarning] == "Warning");
}

TEST_CASE("P03: a language without labels, and labels lent by another") {
  Diagnostics diagnostics;
  read_labels(kSource, metadata("cy"), diagnostics);
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].rule == kNoLabels);
  CHECK(diagnostics.items()[0].span == SourceSpan{4, 6});
  CHECK(diagnostics.items()[0].hint.find("labels-lang: en") != std::string::npos);
  CHECK(diagnostics.items()[0].hint.find("labels:") != std::string::npos);

  Metadata lent = metadata("cy");
  lent.labels_lang = {"en", {8, 10}};
  Diagnostics none;
  CHECK(read_labels(kSource, lent, none).lang == "en");
  CHECK(none.items().empty());

  lent.profile.value = Profile::kHealth;
  read_labels(kSource, lent, none);
  REQUIRE(none.items().size() == 1);
  CHECK(none.items()[0].rule == kNoLabels);
  CHECK(none.items()[0].span == SourceSpan{8, 10});
}

TEST_CASE("labels wholly given by the front matter make a language") {
  Diagnostics diagnostics;
  Metadata meta = metadata("cy");
  const Labels english = read_labels(kSource, metadata("en"), diagnostics);
  for (std::size_t i = 0; i < kLabelCount; ++i) {
    meta.labels[std::string(label_key(static_cast<Label>(i)))] = {"!" + english.strings[i], {}};
  }
  const Labels labels = read_labels(kSource, meta, diagnostics);
  CHECK(diagnostics.items().empty());
  CHECK(labels.lang == "cy");
  CHECK(labels[Label::kWarning] == "!Warning");
  CHECK(labels.date({2026, 11, 23}) == "!23 11 2026");

  meta.labels.erase("warning");
  read_labels(kSource, meta, diagnostics);
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].hint.find("\"warning\"") != std::string::npos);
}

TEST_CASE("labels laid over keep their placeholders") {
  Diagnostics diagnostics;
  Metadata meta = metadata("en");
  meta.labels["warning"] = {"Danger", {1, 2}};
  meta.labels["footer-risks"] = {"Danger ahead", {3, 4}};
  const Labels labels = read_labels(kSource, meta, diagnostics);
  CHECK(labels[Label::kWarning] == "Danger");
  CHECK(labels[Label::kFooterRisks].find("{page}") != std::string::npos);
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].rule == kBadValue);
  CHECK(diagnostics.items()[0].span == SourceSpan{3, 4});
  CHECK(diagnostics.items()[0].hint.find("{page}") != std::string::npos);
}

TEST_CASE("P03: a label that heads a disclaimer or notice says it in words") {
  for (const char* key :
       {"key-information", "warning", "conclusion", "caution", "important", "note", "tip"}) {
    for (const char* sign : {"\u26A0", "!", "1", "\U0001F6D1 \u2014"}) {
      CAPTURE(key);
      CAPTURE(sign);
      Diagnostics diagnostics;
      Metadata meta = metadata("en");
      meta.labels[key] = {sign, {1, 2}};
      const Labels labels = read_labels(kSource, meta, diagnostics);
      REQUIRE(diagnostics.items().size() == 1);
      CHECK(diagnostics.items()[0].rule.name == "P03");
      CHECK(diagnostics.items()[0].severity == Severity::kError);
      CHECK(diagnostics.items()[0].span == SourceSpan{1, 2});
      CHECK(labels[Label::kWarning] == "Warning");
    }
  }
  Diagnostics none;
  Metadata meta = metadata("en");
  meta.labels["warning"] = {"\u26A0 \u0391\u03C0\u03AE", {1, 2}};
  meta.labels["page"] = {"{number}", {3, 4}};  // heads none
  read_labels(kSource, meta, none);
  CHECK(none.items().empty());
  meta.labels["continued"] = {"{title} \u2026", {5, 6}};
  meta.labels["footer-risks-short"] = {"\u26A0 {page}", {7, 8}};
  read_labels(kSource, meta, none);
  CHECK(none.items().size() == 2);
}

TEST_CASE("a label laid over stands before its text") {
  Diagnostics diagnostics;
  Metadata meta = metadata("en");
  meta.labels["labelled"] = {"{text} ({label})", {1, 2}};
  CHECK(read_labels(kSource, meta, diagnostics)[Label::kLabelled] == "{label}: {text}");
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].span == SourceSpan{1, 2});
  CHECK(diagnostics.items()[0].hint == "end it with {text}");
}

TEST_CASE("a labels file lacking a key, a month or its kind") {
  const auto broken = [](const std::string& from, const std::string& to) {
    const DataDir data;
    data.change("styles/labels/en.yaml", from, to);
    return refusal([&] {
      Diagnostics diagnostics;
      read_labels(data.path(), metadata("en"), diagnostics);
    });
  };
  CHECK(broken("\nwarning:", "\n# warning:").find("\"warning\" is missing") != std::string::npos);
  CHECK(broken("  - May\n", "").find("12 names") != std::string::npos);
  CHECK(broken("\ntip: ", "\ntip: [Tip] # ").find("\"tip\" is to be a text") != std::string::npos);
}

TEST_CASE("the fonts") {
  const FontCatalog catalog = read_font_catalog(kSource);
  const FontFamily& first = catalog.families[catalog.families.id_at(0)];
  CHECK(first.name == "Noto Sans");
  CHECK(first.package == "fonts-noto-core");
  CHECK(first.files.size() == 4);
  CHECK(catalog.fallback.size() > 10);
  for (const FontFamily& family : catalog.families) {
    CHECK_FALSE(family.version.empty());
    CHECK_FALSE(family.licence.empty());
    for (const FontFile& file : family.files) CHECK(file.sha256.size() == 64);
  }
}

TEST_CASE("a broken list of fonts") {
  const auto broken = [](const std::string& from, const std::string& to) {
    const DataDir data;
    data.change("fonts/fonts.yaml", from, to);
    return refusal([&] { read_font_catalog(data.path()); });
  };
  CHECK(broken("weight: regular", "weight: thin").find("regular or bold") != std::string::npos);
  CHECK(broken("weight: regular", "weight: bold").find("upright regular") != std::string::npos);
  CHECK(broken("path: /usr", "path: usr").find("absolute") != std::string::npos);
  CHECK(broken("sha256: ", "sha256: g").find("64") != std::string::npos);
  CHECK(broken("role: text", "role: body").find("text or code") != std::string::npos);
  CHECK(broken("name: Noto Serif\n", "name: Noto Sans\n").find("twice") != std::string::npos);
}

}  // namespace clearleaf::read
