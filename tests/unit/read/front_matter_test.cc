// Front matter → Metadata.
#include "read/language_tag.h"
#include "read/rules.h"
#include "reading.h"

namespace clearleaf::read {

TEST_CASE("every key, with its place") {
  const Read read(
      front("title: \"A: b\"  # comment\nsubtitle: >-\n  c\n  d\nlang: en-GB\n"
            "author:\n  - E F\n  - 'G ''H'''\norganisation: I\ndescription: |\n  j\n  k\n"
            "subjects: [l, m n]\npublished: 2026-11-23\nmodified: 2026-11-24\n"
            "review-by: 2028-02-29\nidentifier: urn:x:1\nisbn: 978-3-16-148410-0\n"
            "rights: CC BY 4.0\ncover: c.png\ncontents: true\nprofile: health\n"
            "disclaimers:\n  conclusion:\n    section: s1\n    summary: w x\n  risks:\n"
            "    section: s2\n    summary: y\nsources: src\nabbreviations: {NHS: N H S}\n"
            "evaluator:\n  name: P\n  credential: Q\nlabels:\n  contents: Inhalt\n"
            "labels-lang: de\n"));
  CHECK(read.findings() == "");
  const Metadata& meta = read.document.meta;
  CHECK(meta.title.value == "A: b");
  CHECK(read.written(meta.title.span) == "\"A: b\"");
  CHECK(meta.subtitle.value == "c d");
  CHECK(read.written(meta.subtitle.span) == ">-\n  c\n  d");
  CHECK(meta.lang.value == "en-GB");
  REQUIRE(meta.authors.size() == 2);
  CHECK(meta.authors[1].value == "G 'H'");
  CHECK(read.written(meta.authors[1].span) == "'G ''H'''");
  CHECK(meta.organisation.value == "I");
  CHECK(meta.description.value == "j k");
  CHECK(meta.subjects == std::vector<std::string>{"l", "m n"});
  CHECK(meta.published.value == Date{2026, 11, 23});
  CHECK(meta.modified.value == Date{2026, 11, 24});
  CHECK(meta.review_by.value == Date{2028, 2, 29});
  CHECK(read.written(meta.review_by.span) == "2028-02-29");
  CHECK(meta.identifier.value == "urn:x:1");
  CHECK(meta.isbn.value == "978-3-16-148410-0");
  CHECK(meta.rights.value == "CC BY 4.0");
  CHECK(meta.cover.value == "c.png");
  CHECK(meta.contents.value == true);
  CHECK(meta.profile.value == Profile::kHealth);
  REQUIRE(meta.disclaimers.size() == 2);
  CHECK(meta.disclaimers[0].kind == DisclaimerKind::kConclusion);
  CHECK(meta.disclaimers[1].summary.value == "y");
  CHECK(read.written(meta.disclaimers[1].section.span) == "s2");
  CHECK(read.written(meta.disclaimers[1].span) == "risks:\n    section: s2\n    summary: y");
  CHECK(meta.sources.value == "src");
  CHECK(meta.abbreviations.at("NHS") == "N H S");
  CHECK(meta.evaluator->credential == "Q");
  CHECK(read.written(meta.labels.at("contents").span) == "Inhalt");
  CHECK(meta.labels_lang.value == "de");
  CHECK(read.written(meta.front_matter) == read.source.bytes().substr(0, meta.front_matter.end));
}

TEST_CASE("values stay text, whatever YAML makes of them") {
  const Read read(front("title: 2026\nlang: no\nauthor: yes\nevaluator: Dr X\n"));
  CHECK(read.findings() == "");
  CHECK(read.document.meta.title.value == "2026");
  CHECK(read.document.meta.lang.value == "no");
  CHECK(read.document.meta.authors.at(0).value == "yes");
  CHECK(read.document.meta.evaluator->name == "Dr X");
}

TEST_CASE("CRLF, CR, a byte order mark, dots as the end, no front matter at all") {
  for (const std::string_view line_end : {"\n", "\r\n", "\r"}) {
    const std::string end(line_end);
    const Read read("\xEF\xBB\xBF---" + end + "title: é" + end + "lang: de" + end + "..." + end +
                    "*x*");
    CHECK(read.findings() == "");
    CHECK(read.document.meta.title.value == "é");
    CHECK(read.written(read.document.meta.title.span) == "é");
    CHECK(read.written(read.document.meta.lang.span) == "de");
    CHECK(shown(read.block<Paragraph>(0).inlines) == "Emphasis[Text(x)]");
  }
  CHECK(Read("---\n---\n").findings() == "");
  CHECK(Read("a\n\n---\n").document.meta.front_matter == SourceSpan{});
  CHECK(Read("").findings() == "");
}

TEST_CASE("keys that are unknown, twice or without a value") {
  finds(front("titel: x\n"), "2:1", kUnknownKey, "titel", "\"title\"");
  finds(front("title: x\nzzzzzz: y\n"), "3:1", kUnknownKey, "zzzzzz", "the keys are title");
  finds(front("title: x\ntitle: y\n"), "3:1", kDuplicateKey, "title", "delete");
  finds(front("title:\n"), "2:1", kEmptyValue, "title", "after the colon");
  finds(front("title: \"\"\n"), "2:1", kEmptyValue, "title", "after the colon");
  finds(front("disclaimers:\n  risk:\n    section: x\n"), "3:3", kUnknownKey, "risk", "\"risks\"");
  finds(front("disclaimers:\n  risks:\n    sumary: x\n"), "4:5", kUnknownKey, "sumary",
        "\"summary\"");
  finds(front("evaluator:\n  nam: x\n"), "3:3", kUnknownKey, "nam", "\"name\"");
  finds(front("evaluator:\n  credential: x\n"), "2:1", kMissingKey, "evaluator", "name:");
  finds(front("labels:\n  contens: x\n"), "3:3", kUnknownKey, "contens", "\"contents\"");
  finds(front("labels:\n  zzzzzzzzzz: x\n"), "3:3", kUnknownKey, "zzzzzzzzzz", "en.yaml");
  finds(front("abbreviations:\n  A: x\n  A: y\n"), "4:3", kDuplicateKey, "A", "delete");
  finds(front("abbreviations:\n  A:\n"), "3:3", kEmptyValue, "A", "colon");
  finds(front("author:\n  - A\n  -\n"), "4:4", kEmptyValue, "", "hyphen");
}

TEST_CASE("values of the wrong kind") {
  finds(front("title: [a]\n"), "2:8", kWrongType, "[a", "quotes");
  finds(front("title:\n  a: b\n"), "3:3", kWrongType, "a: b", "quotes");
  finds(front("disclaimers: x\n"), "2:14", kWrongType, "x", "\"risks\"");
  finds(front("abbreviations: x\n"), "2:16", kWrongType, "x", "key: value");
  finds(front("just words\n"), "2:1", kWrongType, "just words", "key: value");
  finds(front("contents: yes\n"), "2:11", kBadValue, "yes", "contents: true");
  finds(front("profile: medical\n"), "2:10", kBadValue, "medical", "profile: health");
  finds(front("published: 2026-02-30\n"), "2:12", kBadDate, "2026-02-30", "2026-11-23");
  finds(front("modified: 23.11.2026\n"), "2:11", kBadDate, "23.11.2026", "2026-11-23");
  finds(front("lang: english!\n"), "2:7", kBadLanguage, "english!", "en-GB");
  finds(front("labels-lang: x\n"), "2:14", kBadLanguage, "x", "en-GB");
  finds(front("title: \"a\\x08\"\n"), "2:8", kForbiddenCharacter, "\"a\\x08\"", "leave it out");
}

TEST_CASE("what is no YAML, or more of it than is read") {
  finds(front("title: a: b\n"), "2:9", kFrontMatterSyntax, ":", "quotes");
  finds(front("title: *a\n"), "2:8", kFrontMatterSyntax, "*", "quotes");
  finds(front("title: &a b\n"), "2:8", kFrontMatterSyntax, "&", "quotes");
  finds(front("a: &a [x]\nb: *a\n"), "2:4", kFrontMatterSyntax, "&", "quotes");
  finds(front("title: !!binary x\n"), "2:8", kFrontMatterSyntax, "!", "quotes");
  finds(front("\ttitle: x\n"), "2:7", kFrontMatterSyntax, ":", "quotes");
  finds(front("title: " + std::string(40, '[') + "\n"), "2:16", kFrontMatterSyntax, "[", "quotes");
  finds("---\ntitle: x\n\ntext\n", "1:1", kFrontMatterSyntax, "---", "***");
}

TEST_CASE("language tags by their form") {
  for (const char* tag : {"en", "en-GB", "zh-Hant-TW", "de-CH-1996", "sr-Latn", "es-419", "gsw",
                          "en-x-plain", "zh-yue", "en-u-ca-gregory"}) {
    CHECK_MESSAGE(is_language_tag(tag), tag);
  }
  for (const char* tag : {"", "e", "english language", "en_GB", "en-", "-en", "en-GB-GB", "x", "12",
                          "en-u", "deutschland", "english", "fren"}) {
    CHECK_FALSE_MESSAGE(is_language_tag(tag), tag);
  }
}

}  // namespace clearleaf::read
