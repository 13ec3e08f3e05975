// Two rows of spoken lines and a source → what differs, by its clause, with its line.
#include "verify/parity.h"

#include <doctest/doctest.h>

#include <functional>

namespace clearleaf::verify {

namespace {

using Build = std::function<void(SpokenBuilder&)>;

Spoken spoken(const Build& build) {
  SpokenBuilder builder;
  builder.at("page 1");
  builder.begin(BlockKind::kHeading, 2);
  builder.text("Before");
  build(builder);
  builder.begin(BlockKind::kParagraph);
  builder.text("After");
  return builder.finish({});
}

void paragraph(SpokenBuilder& builder, std::string_view words) {
  builder.begin(BlockKind::kParagraph);
  builder.text(words);
}

/// The clauses that the difference between a PDF and an EPUB breaks, in their order.
std::vector<std::string> clauses(const Build& pdf, const Build& epub) {
  Report report;
  compare(spoken(pdf), spoken(epub), {}, report);
  std::vector<std::string> out;
  for (const Breach& breach : report.breaches()) out.push_back(breach.clause);
  return out;
}
std::vector<std::string> only(std::string_view clause) {
  return {std::string(clause)};
}

Document document(Blocks blocks) {
  Document out;
  out.blocks = std::move(blocks);
  return out;
}
Block words_block(std::uint32_t begin, std::string words) {
  const SourceSpan span{begin, begin + 1};
  return {span, Paragraph{{Inline{span, Text{std::move(words)}}}}};
}

}  // namespace

TEST_CASE("files that say the same differ in nothing") {
  const Build build = [](SpokenBuilder& builder) { paragraph(builder, "Words"); };
  CHECK(clauses(build, build).empty());
}

TEST_CASE("each difference is told by what differs") {
  const auto text = [](std::string_view words) {
    return Build([words](SpokenBuilder& builder) { paragraph(builder, words); });
  };
  const auto heading = [](int level) {
    return Build([level](SpokenBuilder& builder) {
      builder.begin(BlockKind::kHeading, level);
      builder.text("Words");
    });
  };
  const auto link = [](std::string_view address) {
    return Build([address](SpokenBuilder& builder) {
      builder.begin(BlockKind::kParagraph);
      builder.open_link(address);
      builder.text("map");
      builder.close_mark();
    });
  };
  const auto figure = [](std::string_view alternative) {
    return Build([alternative](SpokenBuilder& builder) {
      builder.begin(BlockKind::kFigure);
      builder.image(alternative);
    });
  };
  const auto note = [](int number) {
    return Build([number](SpokenBuilder& builder) {
      builder.open(Region::kNote, number);
      paragraph(builder, "A study.");
      builder.close(Region::kNote);
    });
  };
  const auto page = [](std::string_view label) {
    return Build([label](SpokenBuilder& builder) {
      builder.page(label);
      paragraph(builder, "Words");
    });
  };
  const auto language = [](std::string_view tag) {
    return Build([tag](SpokenBuilder& builder) {
      builder.open_language(tag);
      paragraph(builder, "mots");
      builder.end();
      builder.close_mark();
    });
  };
  const auto cell = [](HeaderScope scope) {
    return Build([scope](SpokenBuilder& builder) {
      builder.open(Region::kTable);
      builder.open(Region::kRow);
      builder.begin_cell(scope);
      builder.text("Day");
      builder.close(Region::kRow);
      builder.close(Region::kTable);
    });
  };
  CHECK(clauses(text("one two"), text("one too")) == only(kParityWords));
  CHECK(clauses(text("one two"), [](SpokenBuilder&) {}) == only(kParityWords));
  CHECK(clauses(heading(2), heading(3)) == only(kParityStructure));
  CHECK(clauses(link("https://a/"), link("https://b/")) == only(kParityLinks));
  CHECK(clauses(figure("a map"), figure("a plan")) == only(kParityAlternatives));
  CHECK(clauses(note(1), note(2)) == only(kParityNotes));
  CHECK(clauses(page("2"), page("3")) == only(kParityPages));
  CHECK(clauses(page("2"), text("Words")) == only(kParityPages));
  CHECK(clauses(language("fr"), language("de")) == only(kParityLanguage));
  CHECK(clauses(cell(HeaderScope::kColumn), cell(HeaderScope::kNone)) == only(kParityTable));
}

TEST_CASE("a line more in one file does not make the rest differ") {
  const Build one = [](SpokenBuilder& builder) {
    for (int i = 0; i < 30; ++i) paragraph(builder, "words " + std::to_string(i));
  };
  const Build two = [&](SpokenBuilder& builder) {
    paragraph(builder, "more");
    one(builder);
  };
  Report report;
  compare(spoken(one), spoken(two), {}, report);
  REQUIRE(report.breaches().size() == 1);
  CHECK(report.breaches()[0].message == "only the EPUB says: paragraph \"more\"");
}

TEST_CASE("two paragraphs in the wrong order are told with the line of the source") {
  const Document source =
      document({words_block(5, "Before"), words_block(10, "one"), words_block(20, "two"),
                words_block(30, "After")});
  const Spoken pdf = spoken([](SpokenBuilder& builder) {
    paragraph(builder, "two");
    paragraph(builder, "one");
  });
  Report report;
  compare_with_source(pdf, source_lines(source), report);
  REQUIRE(report.breaches().size() == 1);
  CHECK(report.names(kParitySource));
  CHECK(report.breaches()[0].source->begin == 20);
}

TEST_CASE("words of the source that are nowhere, and what is said of a change") {
  const Document source = document({words_block(5, "Before"), words_block(10, "It can harm you"),
                                    words_block(30, "After")});
  const Spoken pdf =
      spoken([](SpokenBuilder& builder) { paragraph(builder, "It can harm you"); });
  const Spoken epub =
      spoken([](SpokenBuilder& builder) { paragraph(builder, "It can warm you"); });
  Report report;
  const SourcePlaces places = compare_with_source(pdf, source_lines(source), report);
  CHECK(report.accepted());
  compare(pdf, epub, places, report);
  REQUIRE(report.breaches().size() == 1);
  CHECK(report.breaches()[0].source->begin == 10);
  CHECK(report.breaches()[0].message ==
        "in a paragraph the PDF says \"It can harm you\", the EPUB \"It can warm you\"");

  Report of_epub;
  compare_with_source(epub, source_lines(source), of_epub);
  REQUIRE(of_epub.breaches().size() == 1);
  CHECK(of_epub.breaches()[0].message == "the paragraph \"It can harm you\" is not in the file");
}

TEST_CASE("a spoken line that no source has is told; what clearleaf adds is not") {
  const Document source = document({words_block(5, "Before"), words_block(30, "After")});
  const Spoken labelled = spoken([](SpokenBuilder& builder) {
    builder.begin(BlockKind::kParagraph);
    builder.open_mark(Mark::kLabel);
    builder.text("Tip");
    builder.close_mark();
  });
  Report report;
  compare_with_source(labelled, source_lines(source), report);
  CHECK(report.accepted());
  compare_with_source(spoken([](SpokenBuilder& builder) { paragraph(builder, "Buy now"); }),
                      source_lines(source), report);
  CHECK(report.names(kParitySource));
}

TEST_CASE("very different files are told in bounded time and number") {
  SpokenBuilder pdf;
  SpokenBuilder epub;
  for (int i = 0; i < 3000; ++i) {
    paragraph(pdf, "p" + std::to_string(i));
    paragraph(epub, "e" + std::to_string(i));
  }
  Report report;
  compare(pdf.finish({}), epub.finish({}), {}, report);
  CHECK(report.breaches().size() == Report::kMaxBreaches);
}

}  // namespace clearleaf::verify
