// How disclaimers are worded: P07 and P16. Every count here was made by hand.
#include "build.h"
#include "check/passages.h"
#include "check/reading_age.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace clearleaf::check {

namespace {

/// A publication whose risks say `blocks`.
Document warned(Blocks blocks, std::string lang = "en") {
  Document out = document({heading(2, "risks", "Risks", at(11)), paragraph(words(30))});
  for (Block& block : blocks) out.blocks.push_back(std::move(block));
  out.meta.lang.value = std::move(lang);
  out.meta.disclaimers = {{DisclaimerKind::kRisks, at(70), {"risks", at(71)}, {words(10), at(72)}}};
  return out;
}

Passage passage(std::string text) {
  return {Passage::Of::kText, at(20), std::move(text), {{0, WordKind::kPlain}}};
}

Reading read(const std::vector<Passage>& passages) {
  TextBreaker breaker("en");
  return read_passages(passages, breaker).reading;
}

struct Counted {
  const char* word;
  std::size_t syllables;
};

/// 8 words, 36 syllables.
constexpr const char* kHard =
    "Simultaneous administration of medication precipitates considerable cardiovascular "
    "deterioration.";

}  // namespace

TEST_CASE("P16: syllables of words, as a dictionary parts them") {
  const Counted kWords[] = {
      {"the", 1},       {"make", 1},       {"table", 2},       {"centre", 2},    {"people", 2},
      {"takes", 1},     {"faces", 2},      {"changes", 2},     {"helped", 1},    {"needed", 2},
      {"handled", 2},   {"tried", 1},      {"safely", 2},      {"careful", 2},   {"element", 3},
      {"statement", 2}, {"homeless", 2},   {"something", 2},   {"sometimes", 2}, {"via", 2},
      {"radio", 3},     {"usual", 3},      {"lithium", 3},     {"being", 2},     {"doing", 2},
      {"saying", 2},    {"trying", 2},     {"quiet", 2},       {"anxiety", 4},   {"science", 2},
      {"patient", 2},   {"experience", 4}, {"friend", 1},      {"idea", 3},      {"area", 3},
      {"create", 2},    {"creature", 2},   {"reaction", 3},    {"question", 2},  {"anxious", 2},
      {"various", 3},   {"million", 2},    {"special", 2},     {"marriage", 2},  {"diagnosis", 4},
      {"language", 2},  {"easier", 3},     {"organism", 4},    {"didn't", 2},    {"don't", 1},
      {"you", 1},       {"yellow", 2},     {"beyond", 2},      {"player", 2},    {"eyes", 1},
      {"medicine", 3},  {"pharmacist", 3}, {"appointment", 3}, {"diabetes", 4},  {"psychosis", 3},
      {"a", 1},         {"I", 1},          {"hmm", 1}};
  for (const Counted& counted : kWords) {
    CAPTURE(counted.word);
    CHECK(count_syllables(counted.word) == counted.syllables);
  }
}

TEST_CASE("P16: the age of texts counted by hand") {
  // 6 + 3 words of one syllable: 0.39 × 4.5 + 11.8 × 1 − 15.59 + 5
  Reading easy = read({passage("The cat sat on the mat. It was glad.")});
  CHECK(easy.sentences == 2);
  CHECK(easy.words == 9);
  CHECK(easy.syllables == 9);
  CHECK(easy.age() == doctest::Approx(2.965));
  // Walk-ing o-pen · be-comes: 9 words of 11, then 11 of 12: 0.39 × 10 + 11.8 × 1.15 − 10.59
  Reading plain =
      read({passage("Walking too far too soon can open the wound. Stop and call us if it "
                    "bleeds, swells or becomes hot.")});
  CHECK(plain.sentences == 2);
  CHECK(plain.words == 20);
  CHECK(plain.syllables == 23);
  CHECK(plain.age() == doctest::Approx(6.88));
  // 5 5 1 4 4 5 6 6: 0.39 × 8 + 11.8 × 4.5 − 10.59
  Reading hard = read({passage(kHard)});
  CHECK(hard.sentences == 1);
  CHECK(hard.words == 8);
  CHECK(hard.syllables == 36);
  CHECK(hard.age() == doctest::Approx(45.63));
}

TEST_CASE("P16: numbers, names, abbreviations and other languages are left out") {
  // In … and … of the … met; "Mr." ends no sentence.
  const Reading reading = read({passage("In 1999 Anna and Mr. Smith of the NHS met.")});
  CHECK(reading.sentences == 1);
  CHECK(reading.words == 5);
  CHECK(reading.syllables == 5);
  CHECK(read({passage("But I can, e.g. if I’m well.")}).words == 6);  // without "e.g"

  Passage marked = passage("We say contretemps and mph here.");
  marked.pieces = {{0, WordKind::kPlain},
                   {7, WordKind::kForeign},
                   {18, WordKind::kPlain},
                   {23, WordKind::kAbbreviation},
                   {26, WordKind::kPlain}};
  CHECK(read({marked}).words == 4);
  CHECK(read({passage("12 345. NHS. Ωμέγα.")}).sentences == 0);
}

TEST_CASE("P16: each block ends a sentence; headings and code are left out") {
  Passage heading_passage = passage("Risks and considerations");
  heading_passage.of = Passage::Of::kHeading;
  Passage code = passage("int main");
  code.pieces = {{0, WordKind::kCode}};
  const Reading reading = read({heading_passage, passage("red shoes"), passage("a stick"), code});
  CHECK(reading.sentences == 2);
  CHECK(reading.words == 4);
}

TEST_CASE("P16: above 11 is a warning, above 14 an error where warnings are") {
  CHECK(broken(warned({})) == Rules{});
  // One sentence of 10 words with 18 syllables, beside four of words: asks for little.
  Document hard = warned({});
  hard.blocks.back() = paragraph(std::string(kHard) + " " + kHard + " " + kHard + " " + kHard);
  REQUIRE(broken(hard) == Rules{"P16?"});
  Diagnostics strict = findings(hard);
  CHECK(strict.items()[0].span == at(11));
  CHECK(strict.items()[0].message ==
        "the risks ask for a reading age of 45.6, and 11 is the highest that is plain");
  CHECK(strict.items()[0].hint ==
        "write shorter sentences and simpler words than \"simultaneous\", \"administration\", "
        "\"medication\", \"precipitates\", \"considerable\"");
  strict.raise_warnings();
  CHECK(strict.has_errors());

  // 12 words, ta-ble 5 times: 17 syllables: 0.39 × 12 + 11.8 × 17/12 − 10.59 = 10.8; with one more
  // syllable 11.8.
  const std::string fair = "The table and the table and the table and table or table";
  const std::string little = "The table and the table and the table and table or potato";
  const auto of = [](const std::string& sentence) {
    Document out = warned({});
    out.blocks.back() = paragraph(sentence + ". " + sentence + ". " + sentence + ".");
    return out;
  };
  CHECK(broken(of(fair)) == Rules{});
  REQUIRE(broken(of(little)) == Rules{"P16?"});
  Diagnostics mild = findings(of(little));
  mild.raise_warnings();
  CHECK_FALSE(mild.has_errors());
}

TEST_CASE("P16: the summaries are judged by themselves") {
  Document summed = warned({});
  summed.summary(DisclaimerKind::kRisks) = {text(kHard)};
  REQUIRE(broken(summed) == Rules{"P16?"});
  CHECK(findings(summed).items()[0].span == at(72));
  CHECK(findings(summed).items()[0].message.starts_with("the summary of the risks asks for"));
}

TEST_CASE("P16: a sentence of more than 25 words is a warning, numbers and names counted") {
  const std::string five = " in May 2026 we go";
  std::string sentence = "We";
  for (int i = 0; i < 5; ++i) sentence += five;
  CHECK(broken(warned({paragraph(sentence.substr(3) + ".")})) == Rules{});  // 25
  const Diagnostics found = findings(warned({paragraph({text(sentence + ".")}, at(33))}));
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].rule.name == "P16");
  CHECK(found.items()[0].severity == Severity::kWarning);
  CHECK(found.items()[0].span == at(33));
  CHECK(found.items()[0].message ==
        "the sentence \"We in May 2026 …\" has 26 words, and 25 are the most that is plain");
}

TEST_CASE("P16: another language is told as not measured, and is no warning") {
  Document german = warned({paragraph(kHard)}, "de");
  const Diagnostics found = findings(german);
  REQUIRE(found.items().size() == 1);
  CHECK(found.items()[0].severity == Severity::kNote);
  CHECK(found.items()[0].message.starts_with("reading age: not measured"));
  CHECK(found.warning_count() == 0);
  german.meta.disclaimers.clear();
  CHECK(findings(german).items().empty());
  CHECK(broken(warned({paragraph(kHard)}, "en-GB")) == Rules{"P16?"});
}

TEST_CASE("P07: no two words run in capitals in a disclaimer") {
  CHECK(broken(warned({paragraph({text("Do "), {{}, Strong{{text("NOT EAT")}}}})})) ==
        Rules{"P07"});
  CHECK(broken(warned({paragraph("Do NOT, EVER eat.")})) == Rules{"P07"});
  CHECK(broken(warned({heading(3, "more", "READ THIS")})) == Rules{"P07"});
  CHECK(broken(warned({paragraph("ΜΗΝ ΤΡΩΤΕ it.")})) == Rules{"P07"});
  CHECK(broken(warned({paragraph("An MRI/CT SCAN.")})) == Rules{"P07"});  // as one sees it
  CHECK(broken(warned({paragraph("STOP-NOW, please.")})) == Rules{"P07"});
  Document summed = warned({});
  summed.summary(DisclaimerKind::kRisks) = {text("Do NOT EAT it.")};
  CHECK(broken(summed) == Rules{"P07"});
  CHECK(findings(summed).items()[0].span == at(72));
}

TEST_CASE("P07: nothing is struck through in a disclaimer") {
  const Document struck = warned({paragraph({text("Do "),
                                             {{}, Strike{{text("not ")}}},
                                             text("eat "),
                                             {{}, Strong{{{{}, Strike{{text("this")}}}}}}})});
  REQUIRE(broken(struck) == Rules{"P07"});
  CHECK(findings(struck).items()[0].message ==
        "who listens does not hear that words are struck through: \"not  this\"");
  Document summed = warned({});
  summed.summary(DisclaimerKind::kRisks) = {{{}, Strike{{text(words(10))}}}};
  CHECK(broken(summed) == Rules{"P07"});
  CHECK(broken(warned({heading(2, "other", "Other"),
                       paragraph({{{}, Strike{{text("Do not eat.")}}}})})) == Rules{});
}

TEST_CASE("P07: no letters are turned round in a disclaimer") {
  CHECK(broken(warned({paragraph("Do \u202Eton\u202C eat.")})) == Rules{"P07"});
  CHECK(broken(warned({paragraph("Do \u202Dnot\u202C eat.")})) == Rules{"P07"});
  CHECK(broken(warned({paragraph("Do \u2067not\u2069 eat\u200F.")})) == Rules{});
  CHECK(broken(warned({heading(2, "other", "Other"), paragraph("Do \u202Eton\u202C eat.")})) ==
        Rules{});
}

TEST_CASE("P07: one word, short words, abbreviations and other sections may have capitals") {
  CHECK(broken(warned({paragraph("Do NOT eat it.")})) == Rules{});
  CHECK(broken(warned({paragraph("NO GO at all.")})) == Rules{});
  CHECK(broken(warned({paragraph("It is BAD.")})) == Rules{});
  CHECK(broken(warned({paragraph({{{}, Abbreviation{"NHS", "National Health Service"}},
                                  text(" "),
                                  {{}, Abbreviation{"MRI", "a scan"}}})})) == Rules{});
  CHECK(broken(warned({paragraph("One."), heading(2, "other", "Other"),
                       paragraph("DO NOT SHOUT.")})) == Rules{});
}

}  // namespace clearleaf::check
