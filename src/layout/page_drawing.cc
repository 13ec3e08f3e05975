// The boxes of one page → its items, link areas, anchors and place in the text.
#include "layout/page_builder.h"

#include <algorithm>
#include <string>
#include <utility>

namespace clearleaf::layout {

namespace {

constexpr Pt kNoteRuleAbove{14};  // from the room's top to the rule
constexpr Pt kNoteRuleWidth{96};
constexpr Pt kNoteRuleThickness{0.6};
constexpr std::size_t kFragmentSlots = 5;  // background and four sides

bool is_empty(const PageItem& item) {
  const auto* rule = std::get_if<Rule>(&item.content);
  return rule != nullptr && (rule->rect.width() <= 0_pt || rule->rect.height() <= 0_pt);
}

/// How many boxes there is room for: up to a place where a page may end, and wherever that is.
struct Fitting {
  std::size_t whole = 0;
  std::size_t all = 0;
};
Fitting boxes_that_fit(const std::deque<FlowItem>& boxes, Pt room) {
  Fitting fitting;
  Pt used;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    used += boxes[i].height;
    if (used > room + 0.001_pt) break;
    fitting.all = i + 1;
    const bool space = std::holds_alternative<SpaceBox>(boxes[i].kind);
    if (!space && boxes[i].after != After::kKeep) fitting.whole = i + 1;
  }
  return fitting;
}

}  // namespace

void PageBuilder::add_rule(std::vector<PageItem>& items, Rect rect, Color color,
                           ArtifactKind kind) const {
  items.push_back({Artifact{kind}, Rule{rect, color}});
}

void PageBuilder::add_anchor(LeafId leaf, Pt y) {
  const Anchor place{out_.pages.size(), y};
  for (StructId elem = input_.tree[leaf].parent;;) {
    if (!out_.anchors.emplace(elem, place).second || elem == input_.tree.root()) return;
    elem = input_.tree[elem].parent;
  }
}

Role PageBuilder::role_of_image(LeafId leaf) const {
  const Construct construct = input_.tree[input_.tree[leaf].parent].construct;
  if (construct == Construct::kDecorativeImage) return Artifact{ArtifactKind::kLayout};
  return leaf;
}

void PageBuilder::add_page_begin(const std::optional<SourcePlace>& place) {
  if (place && page_begins_.size() == out_.pages.size()) page_begins_.push_back(place);
}

void PageBuilder::draw_page(std::size_t count) {
  backgrounds_.clear();
  content_.clear();
  decorations_.clear();
  links_.clear();
  fragments_.clear();
  page_notes_.clear();
  page_refs_before_ = page_refs_.size();
  Fill fill = start_;
  if (count == 0) fill = {};
  reopen_frames(fill.open);
  for (std::size_t i = 0; i < count; ++i) {
    fill = pending_[i].fill;
    draw_item(pending_[i], fill.y);
  }
  Pt bottom = fill.y;
  while (!fragments_.empty()) {
    const Open& open = opens_[static_cast<std::size_t>(fragments_.back().frame)];
    if (const auto* frame = std::get_if<FrameOpen>(&open.kind)) {
      bottom += frame->style.edge();
    }
    end_fragment(bottom);
  }
  draw_notes(bottom);

  Page page;
  page.size = input_.edition.page.size;
  page.label = std::to_string(out_.pages.size() + 1);
  std::erase_if(backgrounds_, is_empty);
  for (std::size_t i = page_refs_before_; i < page_refs_.size(); ++i) {
    page_refs_[i].item += backgrounds_.size();
  }
  // Room for the running matter too: a vector that grows would keep twice what it holds.
  constexpr std::size_t kRunningItems = 24;
  page.items.reserve(backgrounds_.size() + content_.size() + decorations_.size() + kRunningItems);
  page.items.insert(page.items.end(), backgrounds_.begin(), backgrounds_.end());
  page.items.insert(page.items.end(), content_.begin(), content_.end());
  page.items.insert(page.items.end(), decorations_.begin(), decorations_.end());
  page.links = links_;
  if (page_begins_.size() == out_.pages.size()) page_begins_.emplace_back();
  out_.pages.push_back(std::move(page));
}

void PageBuilder::draw_item(const Pending& pending, Pt bottom) {
  const FlowItem& item = pending.item;
  const Pt top = bottom - item.height;
  if (const auto* box = std::get_if<LineBox>(&item.kind)) {
    add_page_begin(box->line.begin);
    draw_line(box->line, left_ + box->x, top_ + top);
  } else if (const auto* row = std::get_if<RowBox>(&item.kind)) {
    draw_row(*row, item.height, top);
  } else if (const auto* image = std::get_if<ImageBox>(&item.kind)) {
    draw_image(*image, top);
  } else if (const auto* rule = std::get_if<RuleBox>(&item.kind)) {
    const Pt middle = top_ + top + item.height / 2;
    add_rule(decorations_,
             {left_ + rule->x, middle, left_ + rule->x + rule->width, middle + rule->thickness},
             rule->color, ArtifactKind::kLayout);
  } else if (std::holds_alternative<FrameOpen>(item.kind)) {
    begin_fragment(pending.opened, top);
  } else if (const auto* table = std::get_if<TableOpen>(&item.kind)) {
    begin_fragment(pending.opened, top);
    draw_row(table->head, table->head_height, top);
  } else if (std::holds_alternative<FrameClose>(item.kind) ||
             std::holds_alternative<TableClose>(item.kind)) {
    end_fragment(bottom);
  }
}

void PageBuilder::draw_line(const Line& line, Pt x, Pt top) {
  const bool original = copy_ == Copy::kOriginal && line.shown == Line::Shown::kOriginal;
  const Pt base = top + line.base_line;
  ++lines_;
  const auto role = [&](const Role& own) {
    return original ? own : Role(Artifact{ArtifactKind::kLayout});
  };
  auto ref = line.page_refs.begin();
  const auto place_refs = [&](std::size_t glyphs) {
    for (; original && ref != line.page_refs.end() && ref->glyphs_before == glyphs; ++ref) {
      const std::size_t rest = line.glyphs.size() - glyphs;
      page_refs_.push_back(
          {out_.pages.size(), content_.size(), rest, *ref, {x + ref->x, base}, lines_});
      add_anchor(ref->leaf, top);
    }
  };
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
    place_refs(i);
    const LineGlyphs& glyphs = line.glyphs[i];
    content_.push_back({role(glyphs.role), GlyphRun{glyphs.run,
                                                    glyphs.first,
                                                    glyphs.count,
                                                    glyphs.offset,
                                                    {x + glyphs.x, base - glyphs.rise},
                                                    glyphs.size,
                                                    glyphs.color,
                                                    lines_}});
    const auto* leaf = std::get_if<LeafId>(&glyphs.role);
    if (original && leaf != nullptr) add_anchor(*leaf, top);
  }
  place_refs(line.glyphs.size());
  for (const LineImage& image : line.images) {
    const Rect rect{x + image.x, base - image.size.height, x + image.x + image.size.width, base};
    content_.push_back({role(role_of_image(image.leaf)), PlacedImage{image.image, rect}});
    if (original) add_anchor(image.leaf, top);
  }
  for (const LineRule& under : line.rules) {
    const Pt y = base + under.y;
    add_rule(decorations_, {x + under.x0, y, x + under.x1, y + under.thickness}, under.color,
             ArtifactKind::kLayout);
  }
  if (!original) return;
  for (const LinkSpan& link : line.links) {
    links_.push_back({link.link, {x + link.x0, top, x + link.x1, top + line.height}});
  }
  page_notes_.insert(page_notes_.end(), line.notes.begin(), line.notes.end());
}

void PageBuilder::draw_row(const RowBox& row, Pt height, Pt top) {
  const Pt x = left_ + row.x;
  const Pt y = top_ + top;
  const Rect whole{x, y, x + row.width, y + height};
  if (row.shade) add_rule(backgrounds_, whole, *row.shade, ArtifactKind::kBackground);
  for (const RowBox::CellLine& cell : row.lines) {
    if (copy_ == Copy::kOriginal) add_page_begin(cell.line.begin);
    draw_line(cell.line, x + cell.x, y + cell.y);
  }
  const Pt thickness = row.rule_below;
  if (thickness > 0_pt) {
    add_rule(decorations_, {whole.left, whole.bottom - thickness, whole.right, whole.bottom},
             row.rule_color, ArtifactKind::kLayout);
  }
  for (const Pt edge : row.column_edges) {
    add_rule(decorations_, {x + edge, whole.top, x + edge + 0.6_pt, whole.bottom}, row.rule_color,
             ArtifactKind::kLayout);
  }
}

void PageBuilder::draw_image(const ImageBox& box, Pt top) {
  const Pt x = left_ + box.x;
  const Pt y = top_ + top;
  const Size size{box.size.width * box.scale, box.size.height * box.scale};
  add_page_begin(SourcePlace{box.leaf, 0});
  content_.push_back(
      {role_of_image(box.leaf), PlacedImage{box.image, {x, y, x + size.width, y + size.height}}});
  add_anchor(box.leaf, y);
}

void PageBuilder::reopen_frames(std::int32_t innermost) {
  std::vector<std::int32_t> chain;
  for (std::int32_t i = innermost; i != kNoFrame; i = opens_[static_cast<std::size_t>(i)].parent) {
    chain.push_back(i);
  }
  Pt y;
  copy_ = Copy::kArtifact;
  for (auto it = chain.rbegin(); it != chain.rend(); ++it) {
    const Open& open = opens_[static_cast<std::size_t>(*it)];
    begin_fragment(*it, y);
    if (const auto* frame = std::get_if<FrameOpen>(&open.kind)) {
      y += frame->style.edge();
      if (frame->continued) {
        draw_line(frame->continued->line, left_ + frame->continued->x, top_ + y);
        y += frame->continued->line.height;
      }
    } else {
      const auto& table = std::get<TableOpen>(open.kind);
      if (table.repeat == TableOpen::Repeat::kNever) continue;
      draw_row(table.head, table.head_height, y);
      y += table.head_height;
    }
  }
  copy_ = Copy::kOriginal;
}

void PageBuilder::begin_fragment(std::int32_t frame, Pt top) {
  fragments_.push_back({frame, top, backgrounds_.size()});
  const PageItem nothing{Artifact{ArtifactKind::kBackground}, Rule{}};
  backgrounds_.insert(backgrounds_.end(), kFragmentSlots, nothing);
}

void PageBuilder::end_fragment(Pt bottom) {
  const Fragment fragment = fragments_.back();
  fragments_.pop_back();
  const auto* frame =
      std::get_if<FrameOpen>(&opens_[static_cast<std::size_t>(fragment.frame)].kind);
  if (frame == nullptr) return;
  const FrameStyle& style = frame->style;
  const Rect r{left_ + frame->x, top_ + fragment.top, left_ + frame->x + frame->width,
               top_ + bottom};
  const auto set = [&](std::size_t slot, Rect rect, Color color, ArtifactKind kind) {
    backgrounds_[fragment.slot + slot] = {Artifact{kind}, Rule{rect, color}};
  };
  if (style.background) set(0, r, *style.background, ArtifactKind::kBackground);
  if (style.sides == FrameStyle::Sides::kNone) return;
  const Pt b = style.border;
  set(1, {r.left, r.top, r.left + b, r.bottom}, style.border_color, ArtifactKind::kLayout);
  if (style.sides == FrameStyle::Sides::kStart) return;
  set(2, {r.right - b, r.top, r.right, r.bottom}, style.border_color, ArtifactKind::kLayout);
  set(3, {r.left, r.top, r.right, r.top + b}, style.border_color, ArtifactKind::kLayout);
  set(4, {r.left, r.bottom - b, r.right, r.bottom}, style.border_color, ArtifactKind::kLayout);
}

void PageBuilder::draw_notes(Pt end_of_text) {
  std::deque<FlowItem> boxes = std::exchange(carried_, {});
  std::deque<NoteBox> notes;
  for (const StructId note : std::exchange(page_notes_, {})) {
    const auto found = notes_.find(note);
    INVARIANT(found != notes_.end(), "a note is measured before it is drawn");
    notes.push_back(std::move(found->second));
    notes_.erase(found);
  }
  // In the order of their numbers: what notes refer to comes behind what the text refers to.
  for (; !notes.empty(); notes.pop_front()) {
    NoteBox& note = notes.front();
    std::move(note.boxes.begin(), note.boxes.end(), std::back_inserter(boxes));
    for (NoteBox& inner : std::exchange(note.nested, {})) notes.push_back(std::move(inner));
  }
  carried_height_ = {};
  if (boxes.empty()) return;
  const Pt room = capacity_ - end_of_text - kNoteRuleRoom;
  const Fitting fitting = boxes_that_fit(boxes, room);
  std::size_t count = fitting.whole;
  // Below text they all go to the next page where there is no room; a page of their own is filled.
  if (count == 0 && end_of_text == 0_pt) count = std::max<std::size_t>(fitting.all, 1);
  Pt used;
  for (std::size_t i = 0; i < count; ++i) used += boxes[i].height;
  Pt y = capacity_ - used;
  const Pt rule_y = top_ + y - kNoteRuleRoom + kNoteRuleAbove;
  if (count > 0) {
    add_rule(decorations_, {left_, rule_y, left_ + kNoteRuleWidth, rule_y + kNoteRuleThickness},
             input_.edition.light.rule, ArtifactKind::kLayout);
  }
  for (std::size_t i = 0; i < count; ++i) {
    y += boxes[i].height;
    draw_item({std::move(boxes[i]), kNoFrame, {}}, y);
  }
  INVARIANT(page_notes_.empty(), "a note's own notes have become part of it");
  boxes.erase(boxes.begin(), boxes.begin() + static_cast<std::ptrdiff_t>(count));
  while (!boxes.empty() && std::holds_alternative<SpaceBox>(boxes.front().kind)) boxes.pop_front();
  for (const FlowItem& box : boxes) carried_height_ += box.height;
  carried_ = std::move(boxes);
}

}  // namespace clearleaf::layout
