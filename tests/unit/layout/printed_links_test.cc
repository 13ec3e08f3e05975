// Notes of links: addresses that are broken at their marks, and QR codes beside them.
#include "unit/layout/sample.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace clearleaf;
using namespace clearleaf::layout;
using namespace clearleaf::layout::test;

namespace {

constexpr std::uint32_t kCodeUnits = 2000;  // 20 mm at 2540 an inch
const std::string kLong =
    "https://shop.example.org/en/catalogue/books/exercises-for-the-back?page=3&copy=one/two/"
    "three/four/five/six/seven/eight/nine/ten/eleven/twelve/thirteen/fourteen/fifteen/end";

ImageStore one_code() {
  ImageStore images;
  ImageResource code;
  code.width = code.height = kCodeUnits;
  code.dots_per_inch = 2540;
  images.images.push_back(std::move(code));
  return images;
}

/// A note of the link `printed`, as children of `parent` that `block` refers to.
void add_note(Sample& sample, StructId parent, StructId block, const std::string& printed,
              Construct paragraph) {
  StructTree& tree = sample.tree;
  const int number = static_cast<int>(tree.notes.size()) + 1;
  const StructId reference = tree.add(block, Construct::kNoteReference, {});
  const StructId mark =
      sample.text(Construct::kNoteReferenceLink, reference, std::to_string(number));
  const StructId note = tree.add(parent, Construct::kNote, {});
  sample.text(Construct::kNoteLabel, note, std::to_string(number));
  const StructId words = tree.add(note, paragraph, {});
  const StructId generated = tree.add(words, Construct::kGeneratedLink, {});
  tree.edit_attrs(sample.text(Construct::kLink, generated, printed)).href = printed;
  if (paragraph == Construct::kCodedLink) {
    const StructId label = tree.add(words, Construct::kLabel, {});
    tree.add_image(tree.add(label, Construct::kLinkCode, {}), ImageId(0), {});
  }
  tree.notes.push_back({number, note, mark});
}

/// The texts of the runs below the note's rule, line by line.
std::vector<std::string> note_lines(const LayoutResult& result, Pt from) {
  std::vector<std::string> lines;
  Pt last;
  for (const PageItem& item : result.pages.pages[0].items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    const bool tagged = std::holds_alternative<LeafId>(item.role);
    if (run == nullptr || !tagged || run->origin.y < from) continue;
    if (lines.empty() || run->origin.y != last) lines.emplace_back();
    last = run->origin.y;
    // A run may be set in parts; its glyphs say which part this is.
    lines.back() += result.pages.runs[run->run].text;
  }
  return lines;
}

}  // namespace

TEST_CASE("an address is broken behind its marks, and nothing is added") {
  Sample sample;
  const StructId section = sample.section("Heading");
  add_note(sample, section, sample.text(Construct::kParagraph, section, "words"), kLong,
           Construct::kGeneratedParagraph);
  const LayoutResult result = sample.set();
  std::vector<std::string> lines = note_lines(result, 400_pt);
  REQUIRE(lines.size() >= 2);
  REQUIRE(lines.front().starts_with("1"));
  lines.front().erase(0, 1);
  std::string whole;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    whole += lines[i];
    if (i + 1 < lines.size())
      CHECK(std::string("/?&=-.").find(lines[i].back()) != std::string::npos);
  }
  CHECK(whole == kLong);
}

TEST_CASE("a code stands at the page's foot beside its address") {
  Sample sample;
  sample.images = one_code();
  const StructId section = sample.section("Heading");
  add_note(sample, section, sample.text(Construct::kParagraph, section, "words"), kLong,
           Construct::kCodedLink);
  const LayoutResult result = sample.set();
  const auto& items = result.pages.pages[0].items;
  const auto found = std::find_if(items.begin(), items.end(), [](const PageItem& item) {
    return std::holds_alternative<PlacedImage>(item.content);
  });
  REQUIRE(found != items.end());
  CHECK(std::holds_alternative<LeafId>(found->role));
  const Rect code = std::get<PlacedImage>(found->content).rect;
  CHECK(code.width().value == doctest::Approx(72 / 25.4 * 20));
  const PageGeometry& page = sample.look.page;
  CHECK(code.bottom <= page.size.height - page.margin_bottom + 0.01_pt);
  CHECK(code.top > page.size.height / 2);
  for (const PageItem& item : items) {
    const auto* run = std::get_if<GlyphRun>(&item.content);
    if (run == nullptr || !std::holds_alternative<LeafId>(item.role)) continue;
    if (run->origin.y < code.top || result.pages.runs[run->run].text == "1") continue;
    CHECK(run->origin.x > code.right);
    CHECK(run->origin.y < code.bottom);
  }
}

TEST_CASE("P10: a box is not split for the notes of its links") {
  Sample sample;
  sample.images = one_code();
  sample.paragraphs(sample.section("Before"), 2, 60);
  const StructId risks = sample.tree.add(sample.tree.root(), Construct::kRisksSection, {});
  sample.text(Construct::kHeading2, risks, "Warning: risks");
  for (int i = 0; i < 14; ++i) {
    const StructId words = sample.text(Construct::kParagraph, risks, "words ");
    add_note(sample, risks, words, "https://example.org/", Construct::kCodedLink);
  }
  const LayoutResult result = sample.set();
  std::set<std::size_t> text;
  std::set<std::size_t> notes;
  for (const Kid& kid : sample.tree[risks].kids) {
    const StructId elem = std::get<StructId>(kid);
    const bool note = sample.tree[elem].construct == Construct::kNote;
    REQUIRE(result.pages.anchors.contains(elem));
    (note ? notes : text).insert(result.pages.anchors.at(elem).page);
  }
  CHECK(text.size() == 1);
  CHECK(notes.size() > 1);
  CHECK(*notes.begin() == *text.begin());
}
