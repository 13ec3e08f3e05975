// Page items → marked content.
#include "pdf/page_content.h"

#include "base/invariant.h"
#include "base/utf8.h"
#include "pdf/clusters.h"
#include "pdf/content_stream.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <variant>

namespace clearleaf::pdf {

namespace {

using layout::Artifact;
using layout::ArtifactKind;
using layout::PageItem;
using Items = std::span<const PageItem>;

bool same_role(const layout::Role& a, const layout::Role& b) {
  if (a.index() != b.index()) return false;
  if (const auto* leaf = std::get_if<LeafId>(&a)) return *leaf == std::get<LeafId>(b);
  return std::get<Artifact>(a).kind == std::get<Artifact>(b).kind;
}

Holds what_it_holds(Items items) {
  const bool text = std::all_of(items.begin(), items.end(), [](const PageItem& item) {
    return std::holds_alternative<layout::GlyphRun>(item.content);
  });
  return text ? Holds::kText : Holds::kAnything;
}

/// The items of one leaf that stand together: one sequence, but for the pieces with ActualText.
struct TaggedGroup {
  LeafId leaf;
  std::string_view tag;
  Holds holds = Holds::kText;
  bool is_open = false;
};

class PagePainter {
 public:
  PagePainter(const layout::Page& page, const StructTree& tree, const IdVec<text::ShapedRun>& runs,
              FontUses& fonts)
      : page_(page), tree_(tree), runs_(runs), fonts_(fonts) {}

  PageContent content();

 private:
  void write_group(Items items);
  void write_tagged(LeafId leaf, Items items, Holds holds);
  void write_artifact(ArtifactKind kind, Items items, Holds holds);

  void paint_tagged(TaggedGroup& group, const layout::GlyphRun& placed);
  void begin_tagged(LeafId leaf, std::string_view tag, std::string_view further, Holds holds);
  void open(TaggedGroup& group);
  void close(TaggedGroup& group);
  void paint(const layout::GlyphRun& placed, const RunPiece& piece);
  void paint(const layout::Rule& rule);
  void paint(const layout::PlacedImage& image);
  std::string artifact_properties(ArtifactKind kind, Items items) const;
  PdfRect box_of(const PageItem& item) const;

  const layout::Page& page_;
  const StructTree& tree_;
  const IdVec<text::ShapedRun>& runs_;
  FontUses& fonts_;
  ContentStream stream_;
  PageContent content_;
};

PageContent PagePainter::content() {
  const Items items(page_.items);
  for (std::size_t begin = 0; begin < items.size();) {
    std::size_t end = begin + 1;
    while (end < items.size() && same_role(items[begin].role, items[end].role)) ++end;
    write_group(items.subspan(begin, end - begin));
    begin = end;
  }
  content_.stream = stream_.finish();
  content_.replaced = replaced_texts(page_, runs_);
  return std::move(content_);
}

void PagePainter::write_group(Items items) {
  const Holds holds = what_it_holds(items);
  const layout::Role& role = items.front().role;
  if (const auto* leaf = std::get_if<LeafId>(&role)) {
    write_tagged(*leaf, items, holds);
  } else {
    write_artifact(std::get<Artifact>(role).kind, items, holds);
  }
}

void PagePainter::begin_tagged(LeafId leaf, std::string_view tag, std::string_view further,
                               Holds holds) {
  std::string properties = "/MCID " + std::to_string(content_.marks.size());
  properties += further;
  stream_.begin_marked(tag, properties, holds);
  content_.marks.push_back(leaf);
}

void PagePainter::write_tagged(LeafId leaf, Items items, Holds holds) {
  TaggedGroup group{leaf, struct_type_name(tree_[content_owner(tree_, leaf)].type()), holds};
  for (const PageItem& item : items) {
    if (const auto* placed = std::get_if<layout::GlyphRun>(&item.content)) {
      paint_tagged(group, *placed);
      continue;
    }
    open(group);
    if (const auto* image = std::get_if<layout::PlacedImage>(&item.content)) {
      content_.figures.push_back({leaf, flipped(image->rect, page_.size.height)});
      paint(*image);
    } else {
      paint(std::get<layout::Rule>(item.content));
    }
  }
  close(group);
}

// A piece with ActualText is a sequence of its own beside the others, with its own MCID: readers
// that follow the structure tree lose text after a sequence nested in another.
void PagePainter::paint_tagged(TaggedGroup& group, const layout::GlyphRun& placed) {
  for (const RunPiece& piece : split_run(runs_[placed.run], placed, fonts_)) {
    if (piece.readable == Readable::kFromGlyphs) {
      open(group);
      paint(placed, piece);
      continue;
    }
    close(group);
    std::string actual = "/ActualText";
    append_hex(actual, "\xFE\xFF" + to_utf16be(piece.actual_text));
    begin_tagged(group.leaf, "Span", actual, Holds::kText);
    paint(placed, piece);
    stream_.end_marked();
  }
}

void PagePainter::open(TaggedGroup& group) {
  if (!std::exchange(group.is_open, true)) begin_tagged(group.leaf, group.tag, "", group.holds);
}

void PagePainter::close(TaggedGroup& group) {
  if (std::exchange(group.is_open, false)) stream_.end_marked();
}

void PagePainter::write_artifact(ArtifactKind kind, Items items, Holds holds) {
  stream_.begin_marked("Artifact", artifact_properties(kind, items), holds);
  for (const PageItem& item : items) {
    if (const auto* placed = std::get_if<layout::GlyphRun>(&item.content)) {
      for (const RunPiece& piece : split_run(runs_[placed->run], *placed, fonts_)) {
        paint(*placed, piece);
      }
    } else if (const auto* rule = std::get_if<layout::Rule>(&item.content)) {
      paint(*rule);
    } else {
      paint(std::get<layout::PlacedImage>(item.content));
    }
  }
  stream_.end_marked();
}

void PagePainter::paint(const layout::GlyphRun& placed, const RunPiece& piece) {
  const text::ShapedRun& run = runs_[placed.run];
  const double scale = placed.size.value / fonts_.units_per_em(run.font);
  double pen = placed.origin.x.value;
  for (std::uint32_t i = placed.first; i < piece.first; ++i) pen += run.glyphs[i].x_advance * scale;
  stream_.begin_glyphs({FontUses::resource_name(run.font), placed.size.value, placed.color,
                        fonts_.metrics(run.font).emboldened},
                       pen, (page_.size.height - placed.origin.y).value);
  for (std::uint32_t i = piece.first; i < piece.last; ++i) {
    const text::ShapedGlyph& glyph = run.glyphs[i];
    stream_.show_glyph(fonts_.code(run.font, glyph.glyph), pen + glyph.x_offset * scale,
                       glyph.y_offset * scale, fonts_.width(run.font, glyph.glyph));
    pen += glyph.x_advance * scale;
  }
}

void PagePainter::paint(const layout::Rule& rule) {
  stream_.fill_rect(flipped(rule.rect, page_.size.height), rule.color);
}

void PagePainter::paint(const layout::PlacedImage& image) {
  stream_.draw_image(image_resource_name(image.image), flipped(image.rect, page_.size.height));
  auto& images = content_.images;
  if (std::find(images.begin(), images.end(), image.image) == images.end()) {
    images.push_back(image.image);
  }
}

/// ISO 32000-1 14.8.2.2.2, table 330. Background needs a BBox; a header or footer has one so that
/// readers can find it.
std::string PagePainter::artifact_properties(ArtifactKind kind, Items items) const {
  std::string out;
  switch (kind) {
    case ArtifactKind::kLayout: return "/Type/Layout";
    case ArtifactKind::kBackground: out = "/Type/Background"; break;
    case ArtifactKind::kHeader: out = "/Type/Pagination/Subtype/Header/Attached[/Top]"; break;
    case ArtifactKind::kFooter:
    case ArtifactKind::kReminder: out = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]"; break;
  }
  PdfRect box = box_of(items.front());
  for (const PageItem& item : items.subspan(1)) box = around(box, box_of(item));
  out += "/BBox";
  append_rect(out, box);
  return out;
}

PdfRect PagePainter::box_of(const PageItem& item) const {
  if (const auto* rule = std::get_if<layout::Rule>(&item.content)) {
    return flipped(rule->rect, page_.size.height);
  }
  if (const auto* image = std::get_if<layout::PlacedImage>(&item.content)) {
    return flipped(image->rect, page_.size.height);
  }
  const auto& placed = std::get<layout::GlyphRun>(item.content);
  const text::ShapedRun& run = runs_[placed.run];
  std::int64_t advance = 0;
  for (std::uint32_t i = 0; i < placed.count; ++i) {
    advance += run.glyphs[placed.first + i].x_advance;
  }
  const double per_unit = placed.size.value / fonts_.units_per_em(run.font);
  const double base_line = (page_.size.height - placed.origin.y).value;
  const auto& metrics = fonts_.metrics(run.font);
  const double left = placed.origin.x.value;
  return {left, base_line + metrics.descender * per_unit,
          left + static_cast<double>(advance) * per_unit, base_line + metrics.ascender * per_unit};
}

}  // namespace

std::vector<ReplacedText> replaced_texts(const layout::Page& page,
                                         const IdVec<text::ShapedRun>& runs) {
  const auto is_backward = [&](const layout::GlyphRun* run) {
    return runs[run->run].direction == Direction::kRightToLeft;
  };
  const auto offset_of = [](const layout::GlyphRun* run) { return run->offset; };
  const auto tagged_run = [](const PageItem& item) {
    const bool tagged = std::holds_alternative<LeafId>(item.role);
    return tagged ? std::get_if<layout::GlyphRun>(&item.content) : nullptr;
  };
  const bool any = std::ranges::any_of(page.items, [&](const PageItem& item) {
    const auto* run = tagged_run(item);
    return run != nullptr && is_backward(run);
  });
  if (!any) return {};
  std::map<LeafId, std::vector<const layout::GlyphRun*>> leaves;
  for (const PageItem& item : page.items) {
    if (const auto* run = tagged_run(item)) leaves[std::get<LeafId>(item.role)].push_back(run);
  }
  std::vector<ReplacedText> out;
  for (auto& [leaf, placed] : leaves) {
    if (std::ranges::none_of(placed, is_backward) &&
        std::ranges::is_sorted(placed, {}, offset_of)) {
      continue;
    }
    std::ranges::stable_sort(placed, {}, offset_of);
    std::string text;
    for (const layout::GlyphRun* run : placed) {
      text += text::text_of_glyphs(runs[run->run], run->first, run->count);
    }
    if (!is_blank(text)) out.push_back({leaf, std::move(text)});
  }
  return out;
}

PageContent write_page_content(const layout::Page& page, const StructTree& tree,
                               const IdVec<text::ShapedRun>& runs, FontUses& fonts) {
  return PagePainter(page, tree, runs, fonts).content();
}

StructId content_owner(const StructTree& tree, LeafId leaf) {
  StructId owner = tree[leaf].parent;
  while (tree[owner].type() == StructType::kNone) owner = tree[owner].parent;
  return owner;
}

std::string image_resource_name(ImageId image) {
  std::string name("Im");
  return name += std::to_string(image.index() + 1);
}

}  // namespace clearleaf::pdf
