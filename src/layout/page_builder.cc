// Boxes → pages: what fits, where a page may end, and how high the foot grows.
#include "layout/page_builder.h"

#include <algorithm>
#include <utility>

namespace clearleaf::layout {

namespace {

/// Notes are split when the page would otherwise be filled to less than this.
constexpr double kFilledEnough = 0.5;
/// What is left of notes takes at most this much of the next page.
constexpr double kMostCarried = 0.7;
/// A split note shows at least this much of itself.
constexpr Pt kLeastOfNote{44};

}  // namespace

PageBuilder::PageBuilder(const LayoutInput& input, PageList& out, NoteSetter set_note)
    : input_(input), out_(out), set_note_(std::move(set_note)) {
  const PageGeometry& page = input.edition.page;
  capacity_ = page.size.height - page.margin_top - page.margin_bottom;
  left_ = page.margin_left;
  top_ = page.margin_top;
}

std::int32_t PageBuilder::open_frame(const FlowItem& item) {
  const std::int32_t parent = pending_.empty() ? start_.open : pending_.back().fill.open;
  const Pt opening = parent == kNoFrame ? 0_pt : opens_[static_cast<std::size_t>(parent)].opening;
  const Pt closing = parent == kNoFrame ? 0_pt : opens_[static_cast<std::size_t>(parent)].closing;
  if (const auto* frame = std::get_if<FrameOpen>(&item.kind)) {
    const Pt repeated = frame->continued ? frame->continued->line.height : 0_pt;
    opens_.push_back(
        {*frame, parent, opening + frame->style.edge() + repeated, closing + frame->style.edge()});
  } else if (const auto* table = std::get_if<TableOpen>(&item.kind)) {
    opens_.push_back({*table, parent, opening + table->head_height, closing});
  } else {
    return kNoFrame;
  }
  return checked<std::int32_t>(opens_.size() - 1);
}

const NoteBox& PageBuilder::note_box(StructId note) {
  auto found = notes_.find(note);
  if (found == notes_.end()) found = notes_.emplace(note, set_note_(note)).first;
  return found->second;
}

Pt PageBuilder::notes_height(const Line& line, Pt so_far) {
  Pt height = so_far;
  for (const StructId note : line.notes) {
    if (height == 0_pt) height += kNoteRuleRoom;
    height += note_box(note).height();
  }
  return height;
}

PageBuilder::Fill PageBuilder::advance(Fill fill, const Pending& pending) {
  const FlowItem& item = pending.item;
  if (std::holds_alternative<SpaceBox>(item.kind)) {
    fill.space = max(fill.space, item.height);
    return fill;
  }
  if (std::holds_alternative<FrameClose>(item.kind) ||
      std::holds_alternative<TableClose>(item.kind)) {
    const Open& open = opens_[static_cast<std::size_t>(fill.open)];
    if (const auto* frame = std::get_if<FrameOpen>(&open.kind)) {
      fill.space = {};
      fill.y += frame->style.edge();
    }
    fill.open = open.parent;
    fill.at_top = false;
    return fill;
  }
  if (!fill.at_top) fill.y += fill.space;
  fill.space = {};
  fill.y += item.height;
  fill.at_top = std::holds_alternative<FrameOpen>(item.kind);
  if (pending.opened != kNoFrame) fill.open = pending.opened;
  if (const auto* line = std::get_if<LineBox>(&item.kind)) {
    fill.notes = notes_height(line->line, fill.notes);
  } else if (const auto* row = std::get_if<RowBox>(&item.kind)) {
    for (const auto& cell : row->lines) fill.notes = notes_height(cell.line, fill.notes);
  } else if (const auto* table = std::get_if<TableOpen>(&item.kind)) {
    for (const auto& cell : table->head.lines) fill.notes = notes_height(cell.line, fill.notes);
  }
  return fill;
}

Pt PageBuilder::closing(const Fill& fill) const {
  return fill.open == kNoFrame ? 0_pt : opens_[static_cast<std::size_t>(fill.open)].closing;
}

bool PageBuilder::fits(const Fill& fill) const {
  return fill.y + closing(fill) + fill.notes <= capacity_ + 0.001_pt;
}

bool PageBuilder::split_notes(Fill& fill, const Fill& before) const {
  if (fill.notes <= before.notes || before.y > capacity_ * kFilledEnough) return false;
  const Pt room = capacity_ - fill.y - closing(fill);
  if (room < before.notes + kLeastOfNote) return false;
  fill.notes = room;
  return true;
}

void PageBuilder::push(FlowItem item) {
  const std::int32_t opened = open_frame(item);
  pending_.push_back({std::move(item), opened, {}});
  measure(pending_.size() - 1);
}

void PageBuilder::push(Flow flow) {
  for (FlowItem& item : flow) push(std::move(item));
}

void PageBuilder::measure(std::size_t from) {
  for (std::size_t i = from; i < pending_.size(); ++i) {
    const Fill before = i == 0 ? start_ : pending_[i - 1].fill;
    pending_[i].fill = advance(before, pending_[i]);
    const bool space = std::holds_alternative<SpaceBox>(pending_[i].item.kind);
    if (space || fits(pending_[i].fill) || split_notes(pending_[i].fill, before)) continue;
    const std::size_t place = break_place(i);
    if (place == 0) continue;  // alone on its page and still too high: it stands as it is
    if (!may_end_after(place - 1) && postpone_notes(pending_[i].fill)) continue;
    end_page(place);
    i = static_cast<std::size_t>(-1);  // what is left is measured anew from the page's top
  }
}

bool PageBuilder::postpone_notes(Fill& fill) const {
  const Pt room = capacity_ - fill.y - closing(fill);
  if (room < 0_pt) return false;
  fill.notes = min(fill.notes, room);
  return true;
}

bool PageBuilder::may_end_after(std::size_t place) const {
  const FlowItem& item = pending_[place].item;
  return !std::holds_alternative<SpaceBox>(item.kind) && item.after == After::kMayBreak;
}

std::size_t PageBuilder::break_place(std::size_t overflow) const {
  for (std::size_t i = overflow; i > 0; --i) {
    if (may_end_after(i - 1)) return i;
  }
  // Nothing but boxes to be kept together, higher than a page: cut where the page is full.
  for (std::size_t i = overflow; i > 0; --i) {
    if (!std::holds_alternative<SpaceBox>(pending_[i - 1].item.kind)) return overflow;
  }
  return 0;
}

void PageBuilder::end_page(std::size_t count) {
  draw_page(count);
  const std::int32_t open = pending_[count - 1].fill.open;
  pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(count));
  start_ = {};
  start_.open = open;
  if (open != kNoFrame) start_.y = opens_[static_cast<std::size_t>(open)].opening;
  if (carried_height_ > 0_pt) {
    start_.notes = min(carried_height_ + kNoteRuleRoom, capacity_ * kMostCarried);
  }
}

void PageBuilder::drop_last_spaces() {
  while (!pending_.empty() && std::holds_alternative<SpaceBox>(pending_.back().item.kind)) {
    pending_.pop_back();
  }
}

void PageBuilder::begin_page() {
  drop_last_spaces();
  if (!pending_.empty()) end_page(pending_.size());
}

void PageBuilder::finish() {
  begin_page();
  while (!carried_.empty()) draw_page(0);
}

}  // namespace clearleaf::layout
