// P11 between files and a source.
#include "verify/same_words.h"

#include "doctest/doctest.h"

using namespace clearleaf;
using namespace clearleaf::verify;

namespace {

constexpr SourceSpan kSpan{0, 1};

Inlines words(std::string text) {
  return {Inline{kSpan, Text{std::move(text)}}};
}
Block paragraph(std::string text) {
  return {kSpan, Paragraph{words(std::move(text))}};
}
Block heading(int level, std::string id) {
  return {kSpan, Heading{level, id, words(id)}};
}

std::string told(const std::vector<Witness>& witnesses) {
  Report report;
  compare_disclaimers(witnesses, report);
  std::string out;
  for (const Breach& breach : report.breaches()) out += breach.clause + " " + breach.message + "\n";
  for (const NotJudged& each : report.not_judged()) out += each.rule + " " + each.part + "\n";
  return out;
}

}  // namespace

TEST_CASE("texts that differ, and texts that are missing") {
  const std::vector<DisclaimerText> right{{"disclaimer-risks", "You can fall."}};
  const std::vector<DisclaimerText> wrong{{"disclaimer-risks", "You cannot fall."}};
  CHECK(told({{"the PDF", right}, {"the EPUB", right}}) == "");
  CHECK(told({{"the PDF", right}, {"the EPUB", wrong}}) ==
        "P11 \"disclaimer-risks\" does not say the same in the PDF and in the EPUB: \"You can "
        "fall.\" and \"You cannot fall.\"\n");
  CHECK(told({{"the PDF", right}, {"the EPUB", {}}}) ==
        "P11 the EPUB has no \"disclaimer-risks\", but the PDF has\n");
  CHECK(told({{"the PDF", {}}, {"the EPUB", right}}) ==
        "P11 the PDF has no \"disclaimer-risks\", but the EPUB has\n");
}

TEST_CASE("what is hidden in one file is not judged") {
  Report hidden;
  hidden.leave_unjudged("P04", "P12", "disclaimer-risks");
  hidden.leave_unjudged("P10", "P06", "disclaimer-conclusion");
  const std::vector<DisclaimerText> right{{"disclaimer-risks", "a"},
                                          {"disclaimer-conclusion", "b"}};
  const std::vector<DisclaimerText> wrong{{"disclaimer-risks", "c"},
                                          {"disclaimer-conclusion", "b"}};
  CHECK(told({{"the PDF", right}, {"the EPUB", wrong, &hidden}}) == "P11 disclaimer-risks\n");
}

TEST_CASE("a source's disclaimers, as they are said") {
  Document document;
  Disclaimer risks;
  risks.kind = DisclaimerKind::kRisks;
  risks.section.value = "risks";
  document.meta.disclaimers = {risks};
  document.summary(DisclaimerKind::kRisks) = words("Do not  run.");
  List tasks;
  tasks.items = {{kSpan, TaskState::kDone, {paragraph("a stick")}}};
  document.blocks = {paragraph("Before."),
                     heading(2, "walk"),
                     paragraph("Walking."),
                     heading(2, "risks"),
                     paragraph("You can\u00adfall."),
                     heading(3, "deeper"),
                     {kSpan, std::move(tasks)},
                     heading(2, "after"),
                     paragraph("After.")};
  const auto texts = source_disclaimers(document);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].id == "key-information-1");
  CHECK(texts[0].text == "Do not run.");
  CHECK(texts[1].id == "disclaimer-risks");
  CHECK(texts[1].text == "You canfall. a stick");
}
