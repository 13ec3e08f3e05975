// Past the sizes that libharu's arrays and PDF/A's strings, objects and offsets end at.
#include "base/environment_error.h"
#include "pdf/file_writer.h"
#include "pdf/outline_writer.h"
#include "pdf/page_labels.h"
#include "pdf/string_limits.h"
#include "pdf/xref_rows.h"
#include "read_pdf.h"
#include "sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace clearleaf::pdf {

namespace {

// libharu's arrays end at 32,767 items.
constexpr std::size_t kMany = 33'000;

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at)) {
    ++count;
    at += part.size();
  }
  return count;
}

/// One glyph of each leaf of a tree, on one page after the sample's.
class CrowdedPage {
 public:
  explicit CrowdedPage(Sample& sample)
      : sample_(sample),
        glyph_(sample.pages.runs.push_back(
            sample.fonts.shape(sample.fonts.font({"Noto Sans"}), {.text = "x", .lang = "en"}))) {
    page_.size = {400_pt, 600_pt};
    page_.label = "crowded";
  }

  StructId add(StructId parent, Construct construct) {
    const StructId elem = sample_.tree.add(parent, construct, {});
    const LeafId leaf = sample_.tree.add_text(elem, "x", {});
    page_.items.push_back({leaf, layout::GlyphRun{glyph_, 0, 1, 0, {10_pt, 10_pt}, 10_pt, {}}});
    return elem;
  }
  void add_link(StructId parent, const std::string& address) {
    const StructId link = add(parent, Construct::kLink);
    sample_.tree.edit_attrs(link).href = address;
    page_.links.push_back({link, {10_pt, 10_pt, 20_pt, 20_pt}});
  }
  void finish() { sample_.pages.pages.push_back(std::move(page_)); }

 private:
  Sample& sample_;
  text::ShapedRunId glyph_;
  layout::Page page_;
};

/// The object whose text has `part`.
const ReadObject& object_with(const ReadPdf& pdf, std::string_view part) {
  for (const auto& [number, object] : pdf.objects) {
    if (object.text.find(part) != std::string::npos) return object;
  }
  throw std::runtime_error("no object with " + std::string(part));
}

/// Bytes of the longest string in `text`, as a reader counts them.
std::size_t longest_string_in(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t size = 0;
    if (text[at] == '(') {
      for (++at; text[at] != ')'; ++at, ++size) {
        if (text[at] == '\\') ++at;
      }
    } else if (text.substr(at, 5) == "<FEFF") {
      const std::size_t end = text.find('>', at);
      size = (end - at) / 2;
      at = end;
    }
    longest = std::max(longest, size);
  }
  return longest;
}

std::size_t longest_string(const ReadPdf& pdf) {
  std::size_t longest = 0;
  for (const auto& [number, object] : pdf.objects) {
    longest = std::max(longest, longest_string_in(object.text));
  }
  return longest;
}

const std::string& contents_of_last_page(const ReadPdf& pdf) {
  return pdf.follow(pdf.pages().back()->text, "/Contents ").stream;
}

std::string check_of(const Sample& sample) {
  Diagnostics diagnostics;
  check_strings(sample.tree, sample.outline, sample.meta, diagnostics);
  std::string out;
  for (const Diagnostic& item : diagnostics.items()) {
    CHECK(item.rule == RuleId{"text-too-long"});
    CHECK_FALSE(item.hint.empty());
    out += item.message.substr(0, item.message.find(" takes ")) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a page may have more links and marked content than an array of libharu's has items") {
  const auto sample = make_sample();
  CrowdedPage page(*sample);
  const StructId section = sample->tree.add(sample->tree.root(), Construct::kMainSection, {});
  for (std::size_t i = 0; i < kMany; ++i) page.add_link(section, "https://example.org/");
  for (std::size_t i = 0; i < 70'000 - kMany; ++i) page.add(section, Construct::kParagraph);
  page.finish();
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  const ReadObject& crowded = *pdf.pages().back();
  CHECK(refs_in(array_after(crowded.text, "/Annots")).size() == kMany);
  const std::string& contents = contents_of_last_page(pdf);
  CHECK(count_of(contents, "BDC\n") == 70'000);
  CHECK(contents.find("/MCID 69999>>BDC") != std::string::npos);

  std::size_t most_kids = 0;
  for (const auto& [number, object] : pdf.objects) {
    if (object.text.find("/S/Sect") == std::string::npos) continue;
    most_kids = std::max(most_kids, refs_in(array_after(object.text, "/K")).size());
  }
  CHECK(most_kids == 70'000);
}

TEST_CASE("there may be more notes than an array of libharu's has items") {
  const auto sample = make_sample();
  CrowdedPage page(*sample);
  const StructId section = sample->tree.add(sample->tree.root(), Construct::kMainSection, {});
  for (std::size_t i = 0; i < kMany; ++i) {
    const StructId note = page.add(section, Construct::kNote);
    sample->tree.edit_attrs(note).id = "crowded-note-" + std::to_string(i);
  }
  page.finish();
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  std::size_t names = 0;
  for (const auto& [number, object] : pdf.objects) {
    if (object.text.find("/Names[") == std::string::npos) continue;
    names += count_of(object.text.substr(object.text.find("/Names[")), "(crowded-note-");
  }
  CHECK(names == kMany);
  CHECK(object_with(pdf, "/ID(crowded-note-32999)").text.find("/S/Note") != std::string::npos);
}

TEST_CASE("outline items may be many, side by side and in one another") {
  const auto sample = make_sample();
  const StructId target = sample->outline.items.front().target;
  for (std::size_t i = 0; i < kMany; ++i) {
    sample->outline.items.push_back({2, "wide " + std::to_string(i), target});
  }
  for (int depth = 0; depth < 64; ++depth) {
    sample->outline.items.push_back({3 + depth, "deep " + std::to_string(depth), target});
  }
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  const ReadObject* item = &object_with(pdf, "/Title(wide 0)");
  std::size_t wide = 1;
  while (item->text.find("/Next") != std::string::npos) {
    item = &pdf.follow(item->text, "/Next");
    ++wide;
  }
  CHECK(wide == kMany);
  std::size_t deep = 0;
  while (item->text.find("/First") != std::string::npos) {
    item = &pdf.follow(item->text, "/First");
    ++deep;
  }
  CHECK(deep == 64);
  CHECK(item->text.find("(deep 63)") != std::string::npos);
}

TEST_CASE("a long line's strings are cut where they may be no longer") {
  const auto sample = make_sample();
  const text::FontId font = sample->fonts.font({"Noto Sans"});
  // Glyphs that ToUnicode tells all of, and glyphs that need ActualText.
  for (const std::string_view part : {"n", "\u00A0"}) {
    CrowdedPage page(*sample);
    const StructId line = page.add(sample->tree.root(), Construct::kParagraph);
    page.finish();
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += part;
    const auto run =
        sample->pages.runs.push_back(sample->fonts.shape(font, {.text = text, .lang = "en"}));
    const auto count = static_cast<std::uint32_t>(sample->pages.runs[run].glyphs.size());
    const LeafId leaf = sample->tree.add_text(line, text, {});
    sample->pages.pages.back().items = {
        {leaf, layout::GlyphRun{run, 0, count, 0, {10_pt, 10_pt}, 10_pt, {}}}};
    const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
    const std::string& contents = contents_of_last_page(pdf);
    CHECK(contents.size() > 40'000);
    CHECK(longest_string_in(contents) <= 32'767);
    CHECK(longest_string_in(contents) > 15'000);
  }
}

TEST_CASE("each page may have a label of its own kind") {
  std::vector<layout::Page> pages(kMany);
  for (std::size_t i = 0; i < kMany; ++i) pages[i].label = "part " + std::to_string(i) + " end";
  const std::string labels = page_labels(pages);
  CHECK(count_of(labels, "<</P(part ") == kMany);
  CHECK(labels.find(" 32999<</P(part 32999 end)>>]") != std::string::npos);
}

TEST_CASE("the largest page that PDF/A knows has exact edges") {
  const auto sample = make_sample();
  CrowdedPage page(*sample);
  page.add(sample->tree.root(), Construct::kParagraph);
  page.finish();
  layout::Page& large = sample->pages.pages.back();
  large.size = {14'400_pt, 14'400_pt};
  auto& glyph = std::get<layout::GlyphRun>(large.items.back().content);
  glyph.origin = {14'399.25_pt, 0.5_pt};
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  const ReadObject& written = *pdf.pages().back();
  CHECK(written.text.find("/MediaBox[0 0 14400 14400]") != std::string::npos);
  CHECK(contents_of_last_page(pdf).find("14399.25 14399.5 Td") != std::string::npos);
}

TEST_CASE("a text that no string can hold is told before anything is written") {
  const auto sample = make_sample();
  CHECK(check_of(*sample).empty());
  // 16,382 letters outside of ASCII and the mark before them are 32,766 bytes.
  std::string fits;
  for (int i = 0; i < 16'382; ++i) fits += "ä";
  const std::string ascii(70'000, 'x');
  const StructId elem = sample->tree.add(sample->tree.root(), Construct::kParagraph, {});
  StructAttrs& attrs = sample->tree.edit_attrs(elem);
  attrs.alt = attrs.actual_text = attrs.expansion = fits;
  attrs.id = std::string(32'767, 'i');
  sample->meta.title.value = fits;
  CHECK(check_of(*sample).empty());
  attrs.alt = fits + "ää";
  attrs.actual_text = ascii;
  attrs.expansion = fits + fits;
  attrs.id += 'i';
  for (int i = 0; i < 11'000; ++i) attrs.href += "ü";  // "%C3%BC"
  sample->meta.title.value = ascii + "1";
  sample->meta.description.value = ascii + "2";
  sample->meta.authors = {{ascii, {}}, {ascii, {}}};
  sample->meta.subjects = {ascii, "x"};
  sample->outline.items.front().title = ascii + "3";
  CHECK(check_of(*sample) ==
        "the title\nthe description\nthe list of authors\nthe list of subjects\nthe heading\n"
        "the text alternative\nthe text to be read aloud\nthe long form of the abbreviation\n"
        "the identifier\nthe address\n");
}

TEST_CASE("a text that stands in many places is told once") {
  const auto sample = make_sample();
  for (int i = 0; i < 3; ++i) {
    const StructId elem = sample->tree.add(sample->tree.root(), Construct::kAbbreviation, {});
    sample->tree.edit_attrs(elem).expansion = std::string(70'000, 'x');
  }
  CHECK(check_of(*sample) == "the long form of the abbreviation\n");
}

TEST_CASE("a link's description is the beginning of a long text") {
  const auto sample = make_sample();
  CrowdedPage page(*sample);
  page.add_link(sample->tree.root(), "https://example.org/");
  page.finish();
  const StructId link = sample->pages.pages.back().links.back().link;
  sample->tree.add_text(link, std::string(70'000, 'x'), {});
  const ReadPdf pdf = read_pdf(write_pdf(sample->input()));
  CHECK(longest_string(pdf) < 32'767);
  CHECK(longest_string(pdf) > 1'000);
}

TEST_CASE("too many objects are told before they are made") {
  HpdfSession session(50);
  for (int i = 0; i < 10; ++i) session.add_page();
  const auto no_entries = [](std::size_t, std::string&) {};
  const std::uint32_t before = session.object_count();
  CHECK_THROWS_AS(session.add_dicts(50 - before + 1, no_entries), EnvironmentError);
  CHECK(session.object_count() == before);
  session.add_dicts(50 - before, no_entries);
  CHECK_THROWS_WITH_AS(session.add_dict(""), doctest::Contains("split the document"),
                       EnvironmentError);
  CHECK_THROWS_AS(session.add_page(), EnvironmentError);
  CHECK_THROWS_AS(session.add_link_annotation(), EnvironmentError);
  CHECK_THROWS_AS(session.add_outline_item(std::nullopt, OutlineState::kOpen), EnvironmentError);
}

TEST_CASE("offsets go beyond what four bytes hold") {
  constexpr std::uint64_t kFar = 0x12'3456'789A;
  CHECK(bytes_for(0) == 1);
  CHECK(bytes_for(255) == 1);
  CHECK(bytes_for(256) == 2);
  CHECK(bytes_for(0x7FFF'FFFF) == 4);
  CHECK(bytes_for(kFar) == 5);
  const std::string rows = xref_rows({{kFar, 7, XrefRow::Type::kOffset}}, bytes_for(kFar));
  CHECK(rows == std::string("\x02\x01\x12\x34\x56\x78\x9A\x00\x07", 9));
}

TEST_CASE("a letter with more marks than a string holds is told with its place") {
  const auto diagnostics_of = [](const std::string& text) {
    Sample sample;
    const StructId paragraph =
        sample.tree.add(sample.tree.root(), Construct::kParagraph, SourceSpan{3, 9});
    sample.tree.add_text(paragraph, text, SourceSpan{3, 9});
    Diagnostics diagnostics;
    check_strings(sample.tree, sample.outline, sample.meta, diagnostics);
    return diagnostics;
  };
  std::string marks;
  for (int i = 0; i < 20'000; ++i) marks += "\u0301";
  const Diagnostics told = diagnostics_of("a" + marks + "b");
  REQUIRE(told.items().size() == 1);
  const Diagnostic& item = told.items().front();
  CHECK(item.rule == RuleId{"letter-too-long"});
  CHECK(item.span == SourceSpan{3, 9});
  CHECK_FALSE(item.hint.empty());
  std::string letters;
  for (int i = 0; i < 20'000; ++i) letters += "e\u0301";
  CHECK(diagnostics_of(letters).items().empty());
}

}  // namespace clearleaf::pdf
