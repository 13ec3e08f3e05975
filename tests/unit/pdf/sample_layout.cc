// The sample's structure tree → pages: words side by side, lines below each other.
#include "sample.h"

#include <optional>
#include <variant>

namespace clearleaf::pdf {

namespace {

using layout::Artifact;
using layout::ArtifactKind;

constexpr Size kPageSize{419.528_pt, 595.276_pt};
constexpr Pt kLeft = 40_pt;
constexpr Pt kRight = 380_pt;
constexpr Pt kTop = 60_pt;
constexpr Pt kBottom = 540_pt;
constexpr Pt kLine = 16_pt;
constexpr Pt kTextSize = 11_pt;
constexpr Pt kColumn = 120_pt;

class SampleLayout {
 public:
  explicit SampleLayout(Sample& sample)
      : sample_(sample),
        regular_(sample.fonts.font({"Noto Sans"})),
        bold_(sample.fonts.font({"Noto Sans", FontWeight::kBold})) {}

  void set_all() {
    new_page();
    set(sample_.tree.root(), regular_);
  }

 private:
  layout::Page& page() { return sample_.pages.pages.back(); }

  void set(StructId id, text::FontId font);
  void set_kids(StructId id, text::FontId font);
  void set_row(StructId row, text::FontId font);
  void set_text(LeafId leaf, const std::string& text, text::FontId font);
  void set_image(LeafId leaf, ImageId image);
  void place(LeafId leaf, text::ShapedRunId run, std::uint32_t first, std::uint32_t last);
  void note_anchor(LeafId leaf);
  void note_link(LeafId leaf, const Rect& rect);
  void new_line();
  void new_page();
  void add_running(ArtifactKind kind, const std::string& text, Pt y);

  Sample& sample_;
  text::FontId regular_;
  text::FontId bold_;
  Pt x_ = kLeft;
  Pt y_ = kTop;
};

bool is_inline(StructType type) {
  switch (type) {
    case StructType::kSpan:
    case StructType::kEm:
    case StructType::kStrong:
    case StructType::kLink:
    case StructType::kReference:
    case StructType::kLabel:
    case StructType::kLbl:
    case StructType::kGeneratedLink:
    case StructType::kPageReference: return true;
    default: return false;
  }
}

void SampleLayout::set(StructId id, text::FontId font) {
  const StructType type = sample_.tree[id].type();
  if (heading_level(sample_.tree[id].construct) > 0 || type == StructType::kStrong) font = bold_;
  if (type == StructType::kTR) {
    set_row(id, font);
  } else if (is_inline(type)) {
    set_kids(id, font);
  } else {
    if (x_ > kLeft) new_line();
    set_kids(id, font);
    if (x_ > kLeft) new_line();
  }
}

void SampleLayout::set_row(StructId row, text::FontId font) {
  Pt x = kLeft;
  for (const Kid& cell : sample_.tree[row].kids) {
    x_ = x;
    set_kids(std::get<StructId>(cell), font);
    x += kColumn;
  }
  page().items.push_back({Artifact{ArtifactKind::kLayout},
                          layout::Rule{{kLeft, y_ + 4_pt, x, y_ + 5_pt}, {0x80, 0x80, 0x80}}});
  new_line();
}

void SampleLayout::set_kids(StructId id, text::FontId font) {
  for (const Kid& kid : sample_.tree[id].kids) {
    if (const auto* child = std::get_if<StructId>(&kid)) {
      set(*child, font);
      continue;
    }
    const LeafId leaf = std::get<LeafId>(kid);
    const auto& kind = sample_.tree[leaf].kind;
    if (const auto* text = std::get_if<TextLeaf>(&kind)) set_text(leaf, text->text, font);
    if (const auto* image = std::get_if<ImageLeaf>(&kind)) set_image(leaf, image->image);
    if (std::holds_alternative<PageRefLeaf>(kind)) set_text(leaf, ", page 1", font);
  }
}

void SampleLayout::set_text(LeafId leaf, const std::string& text, text::FontId font) {
  const auto run_id = sample_.pages.runs.push_back(
      sample_.fonts.shape(font, {.text = text, .lang = sample_.meta.lang.value}));
  const text::ShapedRun run = sample_.pages.runs[run_id];
  const double scale = kTextSize.value / sample_.fonts.metrics(font).units_per_em;
  std::uint32_t first = 0;
  Pt end = x_;  // of the glyphs from `first` on
  std::uint32_t word = 0;
  for (std::uint32_t i = 0; i < run.glyphs.size(); ++i) {
    end += Pt{run.glyphs[i].x_advance * scale};
    const bool blank = run.text[run.glyphs[i].cluster] == ' ';
    if (end > kRight && word > first && !blank) {
      place(leaf, run_id, first, word);
      new_line();
      first = word;
      end = x_;
      for (std::uint32_t k = first; k <= i; ++k) end += Pt{run.glyphs[k].x_advance * scale};
    }
    if (blank) word = i + 1;
  }
  place(leaf, run_id, first, static_cast<std::uint32_t>(run.glyphs.size()));
  x_ = end;
}

void SampleLayout::place(LeafId leaf, text::ShapedRunId run, std::uint32_t first,
                         std::uint32_t last) {
  const text::ShapedRun& shaped = sample_.pages.runs[run];
  const double scale = kTextSize.value / sample_.fonts.metrics(shaped.font).units_per_em;
  Pt width;
  for (std::uint32_t i = first; i < last; ++i) width += Pt{shaped.glyphs[i].x_advance * scale};
  const bool bold = shaped.font == bold_;
  page().items.push_back({leaf, layout::GlyphRun{run,
                                                 first,
                                                 last - first,
                                                 0,
                                                 {x_, y_},
                                                 kTextSize,
                                                 bold ? Color{0x10, 0x20, 0x60} : Color{}}});
  note_anchor(leaf);
  note_link(leaf, {x_, y_ - 9_pt, x_ + width, y_ + 3_pt});
}

void SampleLayout::set_image(LeafId leaf, ImageId image) {
  if (y_ + 60_pt > kBottom) new_page();
  page().items.push_back(
      {leaf, layout::PlacedImage{image, {kLeft, y_ - 8_pt, kLeft + 48_pt, y_ + 40_pt}}});
  note_anchor(leaf);
  y_ += 48_pt;
  new_line();
}

void SampleLayout::note_anchor(LeafId leaf) {
  const layout::Anchor anchor{sample_.pages.pages.size() - 1, y_ - kLine};
  for (StructId id = sample_.tree[leaf].parent;; id = sample_.tree[id].parent) {
    if (!sample_.pages.anchors.emplace(id, anchor).second || id == sample_.tree.root()) break;
  }
}

void SampleLayout::note_link(LeafId leaf, const Rect& rect) {
  for (StructId id = sample_.tree[leaf].parent; id != sample_.tree.root();
       id = sample_.tree[id].parent) {
    if (sample_.tree[id].type() == StructType::kLink) {
      page().links.push_back({id, rect});
      return;
    }
  }
}

void SampleLayout::new_line() {
  x_ = kLeft;
  y_ += kLine;
  if (y_ > kBottom) new_page();
}

void SampleLayout::new_page() {
  const std::string label = std::to_string(sample_.pages.pages.size() + 1);
  sample_.pages.pages.push_back({kPageSize, label, {}, {}});
  page().items.push_back({Artifact{ArtifactKind::kBackground},
                          layout::Rule{{kLeft - 8_pt, kTop - 20_pt, kRight + 8_pt, kTop - 18_pt},
                                       {0xF0, 0xF4, 0xFF}}});
  add_running(ArtifactKind::kHeader, sample_.meta.title.value, 30_pt);
  add_running(ArtifactKind::kFooter, "Page " + label, 570_pt);
  x_ = kLeft;
  y_ = kTop;
}

void SampleLayout::add_running(ArtifactKind kind, const std::string& text, Pt y) {
  const auto run = sample_.pages.runs.push_back(
      sample_.fonts.shape(regular_, {.text = text, .lang = sample_.meta.lang.value}));
  const auto count = static_cast<std::uint32_t>(sample_.pages.runs[run].glyphs.size());
  page().items.push_back(
      {Artifact{kind}, layout::GlyphRun{run, 0, count, 0, {kLeft, y}, 10_pt, Color{}}});
}

}  // namespace

void lay_out_sample(Sample& sample) {
  SampleLayout(sample).set_all();
}

}  // namespace clearleaf::pdf
